/** Entities that SAME_AS joins are one: under each of their ids, in lists, counts, facts and partners. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { emptyGraph, evidence, exported, header, load, sourceText, undo } from '../support/seeds.js';

const org = (slug: string, set: string) =>
  `MERGE (o:Organisation {id: 'org/${slug}'}) SET o.name = '${slug}', o.kind = 'COMPANY', ${set};\n`;
const fact = (from: string, type: string, to: string, set: string) => {
  const label = (id: string) =>
    ({ org: 'Organisation', agreement: 'Agreement', centre: 'Centre', official: 'Official' })[
      id.split('/')[0] ?? ''
    ];
  return `MATCH (a:${label(from) ?? ''} {id: '${from}'}), (b:${label(to) ?? ''} {id: '${to}'}) MERGE (a)-[r:${type}]->(b) SET ${set};\n`;
};
const by = (...slugs: string[]) => `r.evidence = [${slugs.map((slug) => `'t/${slug}'`).join(', ')}]`;

const stated =
  header +
  evidence('one', '甲方與乙方簽署協議', ", e.saidBy = 'official/p'") +
  evidence('two', '丙中心將於四月成立') +
  evidence('three', '甲方再次表示支持', ", e.saidBy = 'official/q'") +
  org('a', "o.evidence = ['t/one'], o.website = 'https://a.example/', o.aliases = ['A Ltd']") +
  org(
    'b',
    "o.evidence = ['t/two'], o.kindEvidence = ['t/three'], o.foundedOn = '2001-02', o.nameEn = 'Bee'",
  ) +
  org(
    'c',
    "o.evidence = ['t/three'], o.kind = 'MEDIA', o.foundedOn = '2002', o.summary = 'Makes robots.'",
  ).replace("o.kind = 'COMPANY', ", '') +
  org('d', "o.evidence = ['t/one']") +
  org('e', "o.evidence = ['t/one']") +
  `MERGE (a:Agreement {id: 'agreement/x'}) SET a.name = 'X', a.kind = 'CONTRACT', a.status = 'ACTIVE', a.evidence = ['t/one'];
MERGE (a:Agreement {id: 'agreement/x2'}) SET a.name = 'X again', a.kind = 'CONTRACT', a.status = 'ACTIVE', a.signedOn = '2020', a.evidence = ['t/two'];
MERGE (a:Agreement {id: 'agreement/y'}) SET a.name = 'Y', a.kind = 'TREATY', a.status = 'ACTIVE', a.evidence = ['t/two'];
MERGE (p:Official {id: 'official/p'}) SET p.name = 'P', p.evidence = ['t/one'];
MERGE (p:Official {id: 'official/q'}) SET p.name = 'Q', p.evidence = ['t/three'];
` +
  fact('org/a', 'PARTY_TO', 'agreement/x', `${by('one')}, r.role = 'lead'`) +
  fact('org/b', 'PARTY_TO', 'agreement/x', `${by('two')}, r.role = 'guest', r.validFrom = '2024'`) +
  fact('org/c', 'PARTY_TO', 'agreement/x2', by('three')) +
  fact('org/c', 'PARTY_TO', 'agreement/y', by('three')) +
  fact('org/d', 'PARTY_TO', 'agreement/x2', by('one')) +
  fact('org/e', 'PARTY_TO', 'agreement/y', by('one')) +
  fact('org/a', "COOPERATES_WITH {through: ''}", 'org/c', by('one')) +
  fact('org/b', "COOPERATES_WITH {through: ''}", 'org/e', by('two')) +
  fact('org/c', "COOPERATES_WITH {through: ''}", 'org/e', by('three')) +
  fact('official/p', "HOLDS_POST {title: 'head'}", 'org/a', by('one')) +
  fact('official/q', "HOLDS_POST {title: 'head'}", 'org/b', by('three'));

const same = `//! title: One
//! source: sources/test.txt
${fact('org/a', 'SAME_AS', 'org/b', `${by('two')}, r.reason = 'one address'`)}${fact('org/b', 'SAME_AS', 'org/c', `${by('two')}, r.keep = 'org/b'`)}${fact('agreement/x', 'SAME_AS', 'agreement/x2', by('two'))}${fact('official/p', 'SAME_AS', 'official/q', by('two'))}`;

let graph: Graph;
let ask: Ask;
const folder = mkdtempSync(join(tmpdir(), 'pactgraph-identity-'));
beforeAll(async () => {
  graph = openTestGraph();
  await emptyGraph(graph);
  ask = asker(graph);
  mkdirSync(join(folder, 'sources'));
  writeFileSync(
    join(folder, 'sources/test.txt'),
    `---\nid: source/test\ntitle: Test\npublishedOn: 2025-03-28\n---\n${sourceText}`,
  );
  writeFileSync(join(folder, '0001-stated.cypher'), stated);
  expect((await load(graph, folder)).problems).toEqual([]);
  for (const document of documents) before.set(document, (await ask(document)).statements.length);
  writeFileSync(join(folder, '0002-same.cypher'), same);
  expect((await load(graph, folder)).problems).toEqual([]);
}, 240_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await emptyGraph(graph);
  await graph.close();
});

/** Data of an operation that has to succeed, with the most statements that it may take: lists that are there at once are followed in one. */
async function of<T = unknown>(document: string, statements: number): Promise<T> {
  const answer = await ask(document);
  expect(answer.errors).toEqual([]);
  expect(answer.statements.length).toBeLessThanOrEqual(statements);
  return answer.data as unknown as T;
}

/** Statements of each document before anything was joined. */
const before = new Map<string, number>();
const documents = [
  '{ organisation(id: "org/a") { name disputed evidence { quote } agreements { totalCount nodes { name parties { nodes { name } } } } } }',
  '{ organisations { totalCount nodes { id name } } graph { entities { type count } } }',
  '{ organisation(id: "org/b") { facts { totalCount nodes { id subject { id } } } partnersCount partners { nodes { name } } } }',
  '{ official(id: "official/p") { statements { totalCount nodes { id } } posts { nodes { name } } } }',
];

describe('a body', () => {
  it('costs as many statements as an entity alone', async () => {
    for (const document of documents) {
      const { errors, statements } = await ask(document);
      expect([document, errors, statements.length]).toEqual([document, [], before.get(document)]);
    }
  });

  it('is found by each of its ids, and says which they are', async () => {
    const record = { id: 'org/b', identical: ['org/b', 'org/a', 'org/c'] };
    expect(
      await of(
        `{ a: organisation(id: "org/a") { id identical } b: organisation(id: "org/b") { id identical }
          c: entity(id: "org/c") { id identical } n: node(id: "org/a") { id }
          many: entities(ids: ["org/c", "org/d", "org/b", "org/none"]) { id identical } }`,
        2,
      ),
    ).toEqual({
      ...{ a: record, b: record, c: record, n: { id: 'org/b' } },
      many: [record, { id: 'org/d', identical: [] }, record, null],
    });
  });

  it('shows the value of the kept member, else of the next one, with what states it', async () => {
    const { organisation } = await of<{ organisation: Record<string, unknown> }>(
      `{ organisation(id: "org/a") { name en: name(lang: EN) names { text lang kind } aliases kind foundedOn { edtf } website summary status
          disputed evidence { id } kindProof: evidence(of: [KIND]) { id } founded: evidence(of: [FOUNDED_ON]) { id }
          site: evidence(of: [WEBSITE]) { id } } }`,
      2,
    );
    expect(organisation).toEqual({
      ...{ name: 'b', en: 'Bee', kind: 'COMPANY', foundedOn: { edtf: '2001-02' }, status: 'ACTIVE' },
      ...{ website: 'https://a.example/', summary: 'Makes robots.', aliases: ['A Ltd', 'a', 'c'] },
      names: [
        { text: 'b', lang: 'EN', kind: 'NAME' },
        { text: 'Bee', lang: 'EN', kind: 'NAME' },
        { text: 'A Ltd', lang: 'EN', kind: 'ALIAS' },
        { text: 'a', lang: 'EN', kind: 'ALIAS' },
        { text: 'c', lang: 'EN', kind: 'ALIAS' },
      ],
      disputed: ['foundedOn', 'kind'],
      evidence: [{ id: 't/two' }, { id: 't/one' }, { id: 't/three' }],
      kindProof: [{ id: 't/three' }, { id: 't/one' }],
      founded: [{ id: 't/two' }],
      site: [{ id: 't/one' }],
    });
  });

  it('is listed and counted once, under its kept id', async () => {
    const list = '{ totalCount nodes { id name } pageInfo { hasNextPage } }';
    expect(
      await of(
        `{ graph { entities { type count } } all: organisations ${list} named: organisations(orderBy: [NAME_DESC], first: 2) ${list}
          some: organisations(where: { kind: { eq: COMPANY } }) { totalCount nodes { id } }
          media: organisations(where: { kind: { eq: MEDIA } }) { totalCount } agreements { totalCount nodes { id } } }`,
        6,
      ),
    ).toMatchObject({
      graph: {
        entities: expect.arrayContaining([
          { type: 'ORGANISATION', count: 3 },
          { type: 'AGREEMENT', count: 2 },
          { type: 'OFFICIAL', count: 1 },
          { type: 'CENTRE', count: 0 },
        ]) as unknown,
      },
      all: {
        totalCount: 3,
        nodes: [
          { id: 'org/b', name: 'b' },
          { id: 'org/d', name: 'd' },
          { id: 'org/e', name: 'e' },
        ],
      },
      named: { totalCount: 3, nodes: [{ id: 'org/e' }, { id: 'org/d' }], pageInfo: { hasNextPage: true } },
      some: { totalCount: 3, nodes: [{ id: 'org/b' }, { id: 'org/d' }, { id: 'org/e' }] },
      media: { totalCount: 0 },
      agreements: { totalCount: 2, nodes: [{ id: 'agreement/x' }, { id: 'agreement/y' }] },
    });
  });
});

interface Edge {
  readonly cursor: string;
  readonly node: { readonly id: string };
  readonly factId: string;
  readonly factIds: readonly string[];
}
interface List {
  readonly totalCount: number;
  readonly edges: readonly Edge[];
}

describe('the lists of a body', () => {
  it('have equal facts as one edge, and no fact inside it', async () => {
    const { organisation } = await of<{ organisation: Record<string, List> }>(
      `{ organisation(id: "org/c") {
          agreements { totalCount edges { node { id name signedOn { edtf } identical } role validFrom { edtf } startUnknown disputed factId factIds
            evidence { id } } }
          cooperators { totalCount edges { node { id } factIds disputed evidence { id } } }
          identicalTo { totalCount edges { factId } }
          postHolders { totalCount edges { title node { id name identical } evidence { id } factIds } } } }`,
      7,
    );
    const { agreements, cooperators, identicalTo, postHolders } = organisation;
    expect(agreements).toMatchObject({
      totalCount: 2,
      edges: [
        {
          node: {
            ...{ id: 'agreement/x', name: 'X', signedOn: { edtf: '2020' } },
            identical: ['agreement/x', 'agreement/x2'],
          },
          // The fact of the kept member comes first; what it does not say, the next one does.
          ...{ role: 'guest', validFrom: { edtf: '2024' }, startUnknown: false, disputed: true },
          evidence: [{ id: 't/two' }, { id: 't/one' }, { id: 't/three' }],
        },
        {
          node: { id: 'agreement/y', identical: [] },
          role: null,
          disputed: false,
          evidence: [{ id: 't/three' }],
        },
      ],
    });
    expect(agreements?.edges.map(({ factIds }) => factIds.length)).toEqual([3, 1]);
    expect(agreements?.edges.map(({ factId, factIds }) => factIds[0] === factId)).toEqual([true, true]);
    expect(cooperators).toMatchObject({
      totalCount: 1,
      edges: [{ node: { id: 'org/e' }, disputed: false, evidence: [{ id: 't/two' }, { id: 't/three' }] }],
    });
    expect(identicalTo).toEqual({ totalCount: 0, edges: [] });
    expect(postHolders).toMatchObject({
      totalCount: 1,
      edges: [
        { title: 'head', node: { id: 'official/p', name: 'P', identical: ['official/p', 'official/q'] } },
      ],
    });
  });

  it('name one fact first from whichever end, which each id of it opens', async () => {
    const edges = 'edges { factId factIds node { id } }';
    const { a, b } = await of<Record<'a' | 'b', Record<'agreements' | 'parties', List>>>(
      `{ a: organisation(id: "org/a") { agreements { ${edges} } } b: agreement(id: "agreement/x2") { parties { totalCount ${edges} } } }`,
      4,
    );
    const [seen] = a.agreements.edges;
    const found = b.parties.edges.find(({ node }) => node.id === 'org/b');
    expect(found).toEqual({ ...seen, node: { id: 'org/b' } });
    expect(b.parties).toMatchObject({ totalCount: 2, edges: [{}, { node: { id: 'org/d' } }] });
  });

  it('are paged, filtered and ordered as lists of one', async () => {
    const page = (args: string) => `agreements(${args}) { totalCount edges { cursor node { id } } }`;
    const ask = (args: string, statements = 2) =>
      of<{ organisation: { agreements: List } }>(
        `{ organisation(id: "org/a") { ${page(args)} } }`,
        statements,
      ).then(({ organisation: { agreements } }) => agreements);
    const ids = ({ edges }: List) => edges.map(({ node }) => node.id);
    const first = await ask('first: 1, orderBy: [NAME_DESC]');
    expect([first.totalCount, ids(first)]).toEqual([2, ['agreement/y']]);
    const rest = await ask(`first: 1, orderBy: [NAME_DESC], after: "${first.edges[0]?.cursor ?? ''}"`);
    expect([rest.totalCount, ids(rest)]).toEqual([2, ['agreement/x']]);
    const guests = await ask('where: { edge: { role: { eq: "guest" } } }');
    expect([guests.totalCount, ids(guests)]).toEqual([1, ['agreement/x']]);
    const leads = await ask('where: { edge: { role: { eq: "lead" } } }');
    expect([leads.totalCount, ids(leads)]).toEqual([0, []]);
    const treaties = await ask('where: { node: { kind: { eq: TREATY } } }');
    expect([treaties.totalCount, ids(treaties)]).toEqual([1, ['agreement/y']]);
  });
});

interface FactsAnswer {
  readonly organisation: {
    readonly facts: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean };
      readonly edges: readonly {
        readonly cursor: string;
        readonly direction: string;
        readonly node: {
          readonly id: string;
          readonly subject: { readonly id: string };
          readonly object: { readonly id: string } | null;
        };
      }[];
    };
  };
}

describe('the facts of a body', () => {
  const shown =
    'totalCount pageInfo { hasNextPage hasPreviousPage } edges { cursor direction node { id subject { id } object { id } } }';
  const facts = async (args: string) =>
    (await of<FactsAnswer>(`{ organisation(id: "org/c") { facts(${args}) { ${shown} } } }`, 3)).organisation
      .facts;

  it('are those of all its ids, each once and under the id it was stated with; their ends are bodies', async () => {
    const { totalCount, edges } = await facts('first: 100');
    const ids = edges.map(({ node }) => node.id);
    expect([totalCount, new Set(ids).size]).toEqual([ids.length, ids.length]);
    expect(ids).toEqual(
      expect.arrayContaining(['org/a#', 'org/b#', 'org/c#', 'org/a#kind', 'org/c#kind', 'org/c#summary']),
    );
    expect(new Set(edges.map(({ node }) => node.subject.id))).toEqual(new Set(['org/b', 'official/p']));
    expect(edges.filter(({ direction }) => direction === 'IN').map(({ node }) => node.object)).toEqual([
      { id: 'org/b' },
      { id: 'org/b' },
    ]);
    const { data } = await ask(
      '{ organisation(id: "org/a") { facts(where: { relationshipType: { eq: SAME_AS } }) { totalCount edges { direction } } } }',
    );
    expect(data).toEqual({
      organisation: { facts: { totalCount: 2, edges: [{ direction: 'OUT' }, { direction: 'OUT' }] } },
    });
    const { data: fact } = await ask('{ fact(id: "org/c#kind") { id value subject { id identical } } }');
    expect(fact).toEqual({
      fact: {
        id: 'org/c#kind',
        value: 'MEDIA',
        subject: { id: 'org/b', identical: ['org/b', 'org/a', 'org/c'] },
      },
    });
  });

  it('are read from both ends, page by page', async () => {
    const all = (await facts('first: 100')).edges.map(({ node }) => node.id);
    const [forwards, backwards]: [string[], string[]] = [[], []];
    for (let after = ''; ;) {
      const page = await facts(`first: 7${after}`);
      forwards.push(...page.edges.map(({ node }) => node.id));
      if (!page.pageInfo.hasNextPage) break;
      after = `, after: "${page.edges.at(-1)?.cursor ?? ''}"`;
    }
    for (let start = ''; ;) {
      const page = await facts(`last: 7${start}`);
      backwards.unshift(...page.edges.map(({ node }) => node.id));
      if (!page.pageInfo.hasPreviousPage) break;
      start = `, before: "${page.edges[0]?.cursor ?? ''}"`;
    }
    expect([forwards, backwards]).toEqual([all, all]);
  });
});

describe('the ties of a body', () => {
  it('rest on the facts of all its ids, and lead to bodies', async () => {
    const { organisation } = await of<{ organisation: { partners: List; partnersCount: number } }>(
      `{ organisation(id: "org/a") { partnersCount partners(orderBy: NAME_ASC) { totalCount edges { node { id } since { edtf } disputed
          ties { kind via { id name } validFrom { edtf } roles disputed factIds evidence { id } } } } } }`,
      5,
    );
    expect(organisation).toMatchObject({
      partnersCount: 2,
      partners: {
        totalCount: 2,
        edges: [
          {
            ...{ node: { id: 'org/d' }, since: { edtf: '2024' }, disputed: true },
            ties: [
              {
                // The agreement began before the kept id says that it joined.
                ...{
                  kind: 'AGREEMENT',
                  via: { id: 'agreement/x', name: 'X' },
                  validFrom: { edtf: '2024' },
                  disputed: true,
                },
                evidence: [{ id: 't/two' }, { id: 't/one' }, { id: 't/three' }],
              },
            ],
          },
          {
            node: { id: 'org/e' },
            ties: [
              {
                kind: 'AGREEMENT',
                via: { id: 'agreement/y' },
                evidence: [{ id: 't/three' }, { id: 't/one' }],
              },
              { kind: 'COOPERATION', via: { id: 'org/e' }, evidence: [{ id: 't/two' }, { id: 't/three' }] },
            ],
          },
        ],
      },
    });
    const counts = organisation.partners.edges.map((edge) =>
      (edge as unknown as { ties: { factIds: string[] }[] }).ties.map(({ factIds }) => factIds.length),
    );
    expect(counts).toEqual([[4], [2, 2]]);
  });

  it('are the same under each of its ids, also among common partners', async () => {
    const partners = 'partners { totalCount edges { node { id } tieCount ties { factIds } } }';
    const { a, c } = await of<Record<'a' | 'c', object>>(
      `{ a: organisation(id: "org/a") { ${partners} } c: organisation(id: "org/c") { ${partners} } }`,
      3,
    );
    expect(a).toEqual(c);
    expect(await of('{ commonPartners(ids: ["org/c", "org/a"]) { totalCount nodes { id } } }', 2)).toEqual({
      commonPartners: { totalCount: 2, nodes: [{ id: 'org/e' }, { id: 'org/d' }] },
    });
    expect(await of('{ e: commonPartners(ids: ["org/d", "org/e"]) { nodes { id } } }', 2)).toEqual({
      e: { nodes: [{ id: 'org/b' }] },
    });
  });
});

it('a person is quoted under each id', async () => {
  expect(
    await of(
      `{ official(id: "official/q") { id statements(first: 1) { totalCount nodes { id saidBy { id } } pageInfo { hasNextPage } } } }`,
      4,
    ),
  ).toEqual({
    official: {
      id: 'official/p',
      statements: {
        totalCount: 2,
        nodes: [{ id: 't/one', saidBy: { id: 'official/p' } }],
        pageInfo: { hasNextPage: true },
      },
    },
  });
});

it('what is stated keeps its ids: no export knows of bodies, and an undo parts them again', async () => {
  const before = await exported(graph);
  expect(before.some((line) => line.includes('"org/a"'))).toBe(true);
  expect((await undo(graph, { number: 2 })).refused).toBeUndefined();
  expect(
    await of(
      '{ a: organisation(id: "org/a") { id identical agreements { totalCount } } organisations { totalCount } }',
      3,
    ),
  ).toEqual({
    a: { id: 'org/a', identical: [], agreements: { totalCount: 1 } },
    organisations: { totalCount: 5 },
  });
});
