import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatPlan } from '../../../../src/seed/plan/format.js';
import { asker } from '../../../support/api.js';
import {
  emptiedGraph,
  evidence,
  exported,
  header,
  load,
  organisation,
  plan,
  seed,
  seedFolder,
  undo,
} from '../../../support/seeds.js';

const graph = emptiedGraph();
const ask = asker(graph);

const ends = "MATCH (p:Official {id: 'official/y'}), (o:Organisation {id: 'org/x'})";
const post = (key: string, from: string) =>
  `${ends} MERGE (p)-[r:HOLDS_POST {title: 'T'${key}}]->(o) SET r.validFrom = '${from}', r.evidence = ['t/signing'];\n`;
const people = seed(
  organisation('x'),
  "MERGE (p:Official {id: 'official/y'}) SET p.name = 'Y', p.evidence = ['t/signing'];\n",
);
const more = header + evidence('more', '甲方表示支持');
const second = ", term: '2010'";

/** Seeds by their order, with rows beside them. */
function folderOf(seeds: readonly string[], rows = ''): string {
  const folder = seedFolder(
    Object.fromEntries(seeds.map((text, index) => [`000${index + 1}-s.cypher`, text])),
  );
  mkdirSync(join(folder, 'rows'));
  writeFileSync(join(folder, 'rows/posts.csv'), rows);
  return folder;
}

const loaded = async (...seeds: readonly string[]) =>
  (await load(graph, folderOf(seeds))).problems.map(({ rule, message, hint }) => ({ rule, message, hint }));
const facts = async () =>
  (
    await graph.readLatest(
      'MATCH ()-[r:HOLDS_POST]->() RETURN r.term AS term, r.validFrom AS from, r.note AS note ORDER BY term',
    )
  ).map(({ term, from, note }) => [term, from, note]);

describe('two terms of one post', () => {
  it('are two facts, each taken back by itself', async () => {
    const folder = folderOf([people + post('', '2001')]);
    expect((await load(graph, folder)).problems).toEqual([]);
    const one = await exported(graph);
    writeFileSync(join(folder, '0002-s.cypher'), header + post(second, '2010'));
    const shown = await plan(graph, folder);
    expect(formatPlan(shown, () => undefined)).toContain('+ HOLDS_POST  official/y -> org/x, term "2010"');
    expect((await load(graph, folder)).problems).toEqual([]);
    expect(await facts()).toEqual([
      ['', '2001', null],
      ['2010', '2010', null],
    ]);
    const posts = (await exported(graph)).filter((line) => line.includes('"HOLDS_POST"'));
    expect(posts.map((line) => line.includes('"term"')).sort()).toEqual([false, true]);
    expect((await undo(graph, { number: 2 })).refused).toBeUndefined();
    expect(await exported(graph)).toEqual(one);
  });

  it('are removed and brought back as they were, the one without a term too', async () => {
    const removes = `${more}${ends} MATCH (p)-[r:HOLDS_POST {title: 'T', term: ''}]->(o) DELETE r;\n`.replace(
      '//! source',
      '//! deletes: allowed\n//! source',
    );
    expect(await loaded(people + post(", term: ''", '2001') + post(second, '2010'), removes)).toEqual([]);
    expect(await facts()).toEqual([['2010', '2010', null]]);
    await undo(graph, { number: 2 });
    expect(await facts()).toEqual([
      ['', '2001', null],
      ['2010', '2010', null],
    ]);
  });

  it('are told apart by what a seed changed', async () => {
    await loaded(people + post(", term: ''", '2001') + post(", term: 'the second  time'", '2010'));
    const { data, errors } = await ask(
      '{ changes(sinceRevision: 0, last: 9) { nodes { relationshipType term } } }',
    );
    expect(errors).toEqual([]);
    const { nodes } = data?.changes as { nodes: { relationshipType: string; term: string | null }[] };
    const terms = nodes.flatMap(({ relationshipType, term }) =>
      relationshipType === 'HOLDS_POST' ? [term] : [],
    );
    expect(terms.sort()).toEqual([null, 'the second  time'].sort());
  });

  it('are told apart where an undo is refused', async () => {
    const note = `${more}${ends} MATCH (p)-[r:HOLDS_POST {title: 'T', term: '2010'}]->(o) SET r.note = 'n', r.evidence = ['t/more'];\n`;
    expect(await loaded(people + post(", term: ''", '2001') + post(second, '2010'), note)).toEqual([]);
    expect((await undo(graph, { number: 1 })).refused?.message).toContain(
      'changed HOLDS_POST from official/y to org/x, term "2010" note.',
    );
  });

  it('answer as two edges, filtered and ordered by their term', async () => {
    await loaded(people + post(", term: ''", '2001') + post(second, '2010') + post(", term: '2015'", '2015'));
    const { data, errors } = await ask(`{ official(id: "official/y") {
      posts(orderBy: [EDGE_TERM_DESC]) { totalCount edges { term title validFrom { edtf } } }
      none: posts(where: { edge: { term: { eq: null } } }) { edges { validFrom { edtf } } }
      one: posts(where: { edge: { term: { eq: "2010" } } }) { totalCount }
    } }`);
    expect(errors).toEqual([]);
    expect(data?.official).toEqual({
      posts: {
        totalCount: 3,
        edges: ['2015', '2010', null].map((term) => ({
          term,
          title: 'T',
          validFrom: { edtf: term ?? '2001' },
        })),
      },
      none: { edges: [{ validFrom: { edtf: '2001' } }] },
      one: { totalCount: 1 },
    });
  });
});

describe('two terms of a membership', () => {
  it('are one tie of two partners, from the first start to the last end, and none with oneself', async () => {
    const member = (slug: string, key: string, from: string, to: string) =>
      `MATCH (o:Organisation {id: 'org/${slug}'}), (c:Centre {id: 'centre/c'})
      MERGE (o)-[r:TAKES_PART_IN {role: 'MEMBER'${key}}]->(c) SET r.validFrom = '${from}', r.validTo = '${to}', r.status = 'ENDED', r.evidence = ['t/signing'];\n`;
    const centre =
      "MERGE (c:Centre {id: 'centre/c'}) SET c.name = 'C', c.kind = 'VENUE', c.status = 'ACTIVE', c.evidence = ['t/signing'];\n";
    const terms = member('x', ", term: '1'", '2001', '2003') + member('x', ", term: '2'", '2010', '2012');
    expect(
      await loaded(
        seed(organisation('x'), organisation('z'), centre, terms, member('z', '', '2000', '2020')),
      ),
    ).toEqual([]);
    const { data } = await ask(`{ organisation(id: "org/x") { partners { edges {
      node { id } tieCount ties { roles validFrom { edtf } validTo { edtf } } } } } }`);
    expect(data?.organisation).toEqual({
      partners: {
        edges: [
          {
            node: { id: 'org/z' },
            tieCount: 1,
            ties: [{ roles: ['MEMBER'], validFrom: { edtf: '2001' }, validTo: { edtf: '2012' } }],
          },
        ],
      },
    });
  });
});

const hint =
  "Write -[r:HOLDS_POST {title: 'T', term: '2010'}]-> for that one, another term for another period, or term: '' for the one without.";

describe('a statement that leaves the term out', () => {
  const unseen = `UNWIND ['y'] AS slug MATCH (p:Official {id: 'official/' + slug}), (o:Organisation {id: 'org/x'})
    MERGE (p)-[r:HOLDS_POST {title: 'T'}]->(o) SET r.evidence = ['t/signing'];\n`;
  const problem = {
    rule: 'missing-term',
    message:
      'HOLDS_POST from official/y to org/x: it is given without a term here, and there is one with the term "2010".',
    hint,
  };

  it.each([
    ['an earlier seed made', [people + post(second, '2010'), header + unseen]],
    ['an earlier statement made', [people + post(second, '2010') + unseen]],
    ['a later statement makes', [people + unseen + post(second, '2010')]],
  ])('may not make a fact beside one with a term that %s', async (_, seeds) => {
    expect(await loaded(...seeds)).toEqual([problem]);
  });

  it('may make one that has another key', async () => {
    expect(await loaded(people + unseen + post(second, '2010').replaceAll("'T'", "'U'"))).toEqual([]);
  });

  it('may not write to every term that a MATCH finds', async () => {
    const unseen = (condition: string) =>
      `UNWIND ['y'] AS slug MATCH (p:Official {id: 'official/' + slug})-[r:HOLDS_POST]->(:Organisation {id: 'org/x'}) ${condition} SET r.note = 'n';\n`;
    const posts = people + post(", term: ''", '2001') + post(second, '2010');
    expect(await loaded(posts, header + unseen(''))).toEqual([
      {
        rule: 'missing-term',
        message:
          'HOLDS_POST from official/y to org/x, term "2010": this MATCH gives no term, so it writes to every one.',
        hint,
      },
    ]);
    expect((await facts()).map(([, , note]) => note)).toEqual([null, null]);
    expect(await loaded(posts, header + unseen("WHERE r.term = ''"))).toEqual([]);
    expect(await facts()).toEqual([
      ['', '2001', 'n'],
      ['2010', '2010', null],
    ]);
  });
});

describe('terms from rows', () => {
  const rowsHeader = header.replace(
    '//! source',
    '//! rows: rows/posts.csv as posts (from date)\n//! source',
  );
  const statement = (
    key: string,
  ) => `UNWIND $posts AS x MATCH (p:Official {id: x.person}), (o:Organisation {id: x.body})
    MERGE (p)-[r:HOLDS_POST {title: x.title${key}}]->(o) SET r.validFrom = x.from, r.evidence = ['t/signing'];\n`;
  const rows =
    'person,body,title,term,from\nofficial/y,org/x,T,,2001\nofficial/y,org/x,T,2010,2010\nofficial/y,org/x,T,,\n';

  it('are those of the column, none where the field is empty', async () => {
    const folder = folderOf([people, rowsHeader + statement(', term: x.term')], rows);
    expect((await load(graph, folder)).problems).toEqual([]);
    expect(await facts()).toEqual([
      ['', '2001', null],
      ['2010', '2010', null],
    ]);
  });

  it('are found again by a MATCH of the same column', async () => {
    const noted = `UNWIND $posts AS x MATCH (p:Official {id: x.person})-[r:HOLDS_POST {title: x.title, term: x.term}]->(o:Organisation {id: x.body})
      SET r.note = x.from;\n`;
    const folder = folderOf([people, rowsHeader + statement(', term: x.term') + noted], rows);
    expect((await load(graph, folder)).problems).toEqual([]);
    expect((await facts()).map(([term, , note]) => [term, note])).toEqual([
      ['', '2001'],
      ['2010', '2010'],
    ]);
  });

  it('are what two rows of one post want, which the check tells', async () => {
    const { problems } = await load(graph, folderOf([people, rowsHeader + statement('')], rows));
    expect(problems).toMatchObject([
      {
        rule: 'reused-id',
        message:
          'HOLDS_POST from official/y to org/x: validFrom is "2001" in row 1 of rows/posts.csv, and "2010" in row 2.',
        hint: expect.stringContaining("give it a term in the pattern: {term: '…'}.") as string,
      },
    ]);
    const again = rows.replace('T,,2001', 'T,2010,2001');
    const both = await load(graph, folderOf([people, rowsHeader + statement(', term: x.term')], again));
    expect(both.problems[0]?.message).toMatch(
      /^HOLDS_POST from official\/y to org\/x, term "2010": validFrom is/,
    );
  });
});

describe('a seed in parts', () => {
  const header2 = header.replace('//! source', '//! rows: rows/posts.csv as posts\n//! batch: 2\n//! source');
  const statement = (key: string, condition: string) =>
    `UNWIND $posts AS x MATCH (p:Official {id: 'official/y'}), (o:Organisation {id: x.body}) WHERE ${condition}
    MERGE (p)-[r:HOLDS_POST {title: 'T'${key}}]->(o) SET r.evidence = ['t/signing'];\n`;
  const bodies =
    seed(organisation('x'), organisation('z')) + people.slice(people.indexOf('MERGE (p:Official'));
  const rows = 'body,term\norg/x,\norg/z,\norg/x,2010\norg/z,\n';

  it('may not leave the term out in one part and give it in a later one', async () => {
    const open = statement('', 'x.term IS NULL') + statement(', term: x.term', 'x.term IS NOT NULL');
    const { problems } = await load(graph, folderOf([bodies, header2 + open], rows));
    expect(problems).toMatchObject([
      {
        rule: 'missing-term',
        message:
          'HOLDS_POST from official/y to org/x, term "2010": an earlier part of this seed made one without a term. (rows/posts.csv, row 3)',
        hint,
      },
    ]);
  });

  it('may give none in one part, where its pattern has the term, and one in a later part', async () => {
    const { problems } = await load(
      graph,
      folderOf([bodies, header2 + statement(', term: x.term', 'true')], rows),
    );
    expect(problems).toEqual([]);
    expect((await facts()).map(([term]) => term)).toEqual(['', '', '2010']);
  });
});

it('a fact that an earlier version stored, without the property, is exported as one that has no term', async () => {
  await loaded(people, more + post('', '2001'));
  const before = await exported(graph);
  const stored = 'MATCH ()-[r:HOLDS_POST]->() REMOVE r.term';
  await graph.write((transaction) => transaction.run(stored), 60_000);
  expect(await exported(graph)).toEqual(before);
});
