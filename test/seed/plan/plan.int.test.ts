import { describe, expect, it } from 'vitest';
import { formatPlan } from '../../../src/seed/plan/format.js';
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
} from '../../support/seeds.js';

const graph = emptiedGraph();

const agreement = `MERGE (a:Agreement {id: 'agreement/x'}) SET a.name = '協議', a.kind = 'CONTRACT', a.status = 'ACTIVE',
  a.signedOn = '2025-03', a.evidence = ['t/signing'];\n`;
const party = `MATCH (o:Organisation {id: 'org/a'}), (a:Agreement {id: 'agreement/x'})
MERGE (o)-[r:PARTY_TO]->(a) SET r.evidence = ['t/signing'];\n`;
const first = seed(organisation('a'), agreement, party);
const support = evidence('support', '甲方再次表示支持');
const again = (...set: string[]) =>
  `MERGE (o:Organisation {id: 'org/a'}) SET o.evidence = ['t/support']${set.map((s) => `, o.${s}`).join('')};\n`;
const formatted = async (folder: string) => formatPlan(await plan(graph, folder), () => undefined);

describe('a plan', () => {
  it('shows every element by id and name, and leaves the graph as it is', async () => {
    const folder = seedFolder({ '0001-a.cypher': first });
    const text = await formatted(folder);
    expect(text).toBe(`0001-a.cypher  Test
  2 entities added, 1 fact added, 1 evidence added, 1 source added
  + Agreement  agreement/x  協議
  + Organisation  org/a  a
  + Evidence  t/signing  甲方與乙方簽署協議
  + PARTY_TO  org/a -> agreement/x
  + Source  source/test  Test
  derived: 2 sets of names, 2 sort keys, 4 days, 1 positions of quotes`);
    expect(await exported(graph)).toEqual([]);
    expect(await graph.readLatest('MATCH (n:Seed) RETURN count(n) AS seeds')).toEqual([{ seeds: 0 }]);
  });

  it('shows old and new values of what would change, also of what an earlier seed of the plan makes', async () => {
    const folder = seedFolder({
      '0001-a.cypher': first,
      '0002-b.cypher': header + support + again("summary = '甲'"),
    });
    const { seeds } = await plan(graph, folder);
    expect(seeds[1]?.items.filter(({ kind }) => kind === 'changed')).toMatchObject([
      {
        id: 'org/a',
        name: 'a',
        properties: [
          { name: 'evidence', before: ['t/signing'], after: ['t/signing', 't/support'] },
          { name: 'summary', before: null, after: '甲' },
        ],
      },
    ]);
  });

  it('says that there is nothing to do', async () => {
    const folder = seedFolder({ '0001-a.cypher': first });
    await load(graph, folder);
    expect(await formatted(folder)).toBe('Nothing to do: no seed is pending.');
  });

  it('tells what keeps a seed from being loaded, and plans nothing behind it', async () => {
    const folder = seedFolder({
      '0001-a.cypher': seed(organisation('a').replace("'COMPANY'", "'COM' + 'PANI'")),
      '0002-b.cypher': first,
    });
    const { seeds, unplanned } = await plan(graph, folder);
    expect(seeds.map(({ problems }) => problems.map(({ rule }) => rule))).toEqual([['bad-enum']]);
    expect(unplanned).toEqual([
      { file: '0002-b.cypher', reason: 'waits for 0001-a.cypher, which cannot be loaded' },
    ]);
  });
});

describe('possible duplicates', () => {
  const named = (slug: string, name: string, more = '') =>
    `MERGE (o:Organisation {id: 'org/${slug}'}) SET o.name = '${name}', o.kind = 'COMPANY', o.evidence = ['t/signing']${more};\n`;

  it('have the same name in any script, a name that is one character off, or an external id in common', async () => {
    const folder = seedFolder({
      '0001-a.cypher': seed(
        named('hkpc', '香港生產力促進局'),
        named('ror', 'Old', ", o.externalIds = ['https://ror.org/1', 'x:2']"),
        named('abc', 'abc'),
      ),
    });
    await load(graph, folder);
    const next = seedFolder({
      '0001-a.cypher': seed(
        named('hkpc', '香港生產力促進局'),
        named('ror', 'Old', ", o.externalIds = ['https://ror.org/1', 'x:2']"),
        named('abc', 'abc'),
      ),
      '0002-b.cypher': seed(
        named('hkpc-2', '香港生产力促进局'),
        named('hkpc-3', '香港生產力促成局'),
        named('ror-2', 'New', ", o.externalIds = ['x:2']"),
        named('ror-3', 'Newer', ", o.externalIds = ['http://ROR.org/1/']"),
        named('abd', 'abd'),
        "MERGE (e:Event {id: 'event/e'}) SET e.name = 'abc', e.kind = 'FORUM', e.status = 'ENDED', e.evidence = ['t/signing'];\n",
      ),
    });
    const { seeds } = await plan(graph, next);
    expect(seeds[0]?.problems).toEqual([]);
    expect(seeds[0]?.duplicates.map(({ id, other, reason }) => [id, other, reason]).sort()).toEqual([
      ['org/hkpc-2', 'org/hkpc', 'SAME_NAME'],
      ['org/hkpc-3', 'org/hkpc', 'NEAR_NAME'],
      ['org/hkpc-3', 'org/hkpc-2', 'NEAR_NAME'],
      ['org/ror-2', 'org/ror', 'SAME_EXTERNAL_ID'],
      ['org/ror-3', 'org/ror', 'SAME_EXTERNAL_ID'],
    ]);
    expect(await formatted(next)).toContain(
      '  Possible duplicates:\n    org/ror-2 New is perhaps org/ror: the same external id, x:2',
    );
  });

  it('are none that are said to be different', async () => {
    const texts = {
      '0001-a.cypher': seed(named('x', '甲方')),
      '0002-b.cypher': seed(
        named('y', '甲方'),
        "MATCH (a:Organisation {id: 'org/x'}), (b:Organisation {id: 'org/y'}) MERGE (a)-[r:DIFFERENT_FROM]->(b) SET r.evidence = ['t/signing'];\n",
      ),
    };
    expect((await plan(graph, seedFolder(texts))).seeds[1]?.duplicates).toEqual([]);
  });

  it('are none that are judged over chains', async () => {
    const judge = (type: string, a: string, b: string) =>
      `MATCH (a:Organisation {id: 'org/${a}'}), (b:Organisation {id: 'org/${b}'}) MERGE (a)-[r:${type}]->(b) SET r.evidence = ['t/signing'];\n`;
    const stored = {
      '0001-a.cypher': seed(
        ...['a', 'b', 'c', 'd'].map((slug) => named(slug, '甲方')),
        judge('SAME_AS', 'a', 'b') + judge('SAME_AS', 'c', 'd') + judge('DIFFERENT_FROM', 'b', 'c'),
        named('e', '甲方'),
      ),
    };
    await load(graph, seedFolder(stored));
    const [next] = (
      await plan(
        graph,
        seedFolder({ ...stored, '0002-b.cypher': seed(named('x', '甲方'), judge('SAME_AS', 'a', 'x')) }),
      )
    ).seeds;
    expect(next?.duplicates.map(({ id, other }) => [id, other])).toEqual([['org/x', 'org/e']]);
  });
});

describe('a value that contradicts the stored one', () => {
  const stored = { '0001-a.cypher': seed(organisation('a', ", o.summary = '甲'")) };
  const other = (more: string) => ({
    ...stored,
    '0002-b.cypher': header + more + support + again("summary = '乙'"),
  });
  const summary = async () =>
    (await graph.readLatest("MATCH (o:Organisation {id: 'org/a'}) RETURN o.summary AS summary"))[0]?.summary;

  it('stops the load, and the plan shows both with their quotes', async () => {
    await load(graph, seedFolder(stored));
    const text = await formatted(seedFolder(other('')));
    expect(text).toContain(`  Conflicts with stored values:
    org/a summary
      stored "甲"
        t/signing: “甲方與乙方簽署協議”
      given  "乙"
        t/support: “甲方再次表示支持”
      -> the load stops here (on-conflict: stop)`);
    const { problems } = await load(graph, seedFolder(other('')));
    expect(problems.map(({ rule }) => rule)).toEqual(['conflict']);
    expect(await summary()).toBe('甲');
  });

  it('becomes a claim where the header keeps both', async () => {
    await load(graph, seedFolder(stored));
    const folder = seedFolder(other('//! on-conflict: keep-both\n'));
    expect((await plan(graph, folder)).seeds[0]?.conflicts).toMatchObject([{ settlement: 'KEEP_BOTH' }]);
    const { loaded } = await load(graph, folder);
    expect(loaded[0]?.counts).toMatchObject({ claims: { added: 1 }, entities: { changed: 1 } });
    expect(await summary()).toBe('甲');
    expect(
      await graph.readLatest(
        'MATCH (c:Claim)-[:DISPUTES]->(o) RETURN o.id AS about, c.property AS property, c.value AS value, c.evidence AS evidence',
      ),
    ).toEqual([{ about: 'org/a', property: 'summary', value: '乙', evidence: ['t/support'] }]);
    expect((await exported(graph)).some((line) => line.includes('"type":"Claim"'))).toBe(true);
  });

  it('replaces it where the header corrects the seed that is in error, and evidence of that seed may go', async () => {
    await load(graph, seedFolder(stored));
    const folder = seedFolder(other('//! corrects: 0001\n'));
    expect((await plan(graph, folder)).seeds[0]?.conflicts).toMatchObject([{ settlement: 'CORRECT' }]);
    await load(graph, folder);
    expect(
      await graph.readLatest(
        "MATCH (o:Organisation {id: 'org/a'}) RETURN o.summary AS summary, o.evidence AS evidence",
      ),
    ).toEqual([{ summary: '乙', evidence: ['t/support'] }]);
    expect(await graph.readLatest('MATCH (e:Evidence)-[:STATES]->(:Organisation) RETURN e.id AS id')).toEqual(
      [{ id: 't/support' }],
    );
  });

  it('is not replaced by the correction of a seed that did not state it', async () => {
    const two = { ...stored, '0002-b.cypher': seed(organisation('b')) };
    await load(graph, seedFolder(two));
    const { problems } = await load(
      graph,
      seedFolder({
        ...two,
        '0003-c.cypher': `${header}//! corrects: 2\n${support}${again("summary = '乙'")}`,
      }),
    );
    expect(problems.map(({ rule }) => rule)).toEqual(['conflict']);
  });
});

describe('evidence lists', () => {
  it('never shrink, whatever a statement sets', async () => {
    const two = {
      '0001-a.cypher': seed(
        support,
        organisation('a').replace("['t/signing']", "['t/signing', 't/support']"),
      ),
    };
    await load(graph, seedFolder(two));
    const before = await exported(graph);
    for (const given of ["['t/support']", '[]']) {
      await load(
        graph,
        seedFolder({
          ...two,
          '0002-b.cypher': `${header}MERGE (o:Organisation {id: 'org/a'}) SET o.evidence = ${given};\n`,
        }),
      );
      expect(await exported(graph)).toEqual(before);
      await graph.write(
        (t) => t.run("MATCH (s:Seed {number: 2}) SET s.state = 'UNDONE', s.checksum = ''"),
        10_000,
      );
    }
  });
});

describe('what the loader keeps for itself', () => {
  it.each([
    ['its ledger', "MATCH (n {id: 'led' + 'ger'}) SET n.head = 'x';\n", 'reserved-name'],
    ['names', "MATCH (n {id: 'org/a' + ' NAME a'}) SET n.text = 'b';\n", 'reserved-name'],
    ['what it derives', "MATCH (n {id: 'org/' + 'a'}) SET n.sortName = 'z';\n", 'derived-property'],
  ])('is left alone by patterns without a label: %s', async (_, statement, rule) => {
    await load(graph, seedFolder({ '0001-a.cypher': first }));
    const before = await exported(graph);
    const { problems } = await load(
      graph,
      seedFolder({ '0001-a.cypher': first, '0002-b.cypher': header + statement }),
    );
    expect(problems.map((p) => p.rule)).toContain(rule);
    expect(await exported(graph)).toEqual(before);
  });

  it('and a fact made twice, or a value of no kind of ours, is told to the author', async () => {
    await load(graph, seedFolder({ '0001-a.cypher': first }));
    // What the check can tell is told by the check.
    const twice = party.replace('MERGE (o)', 'CREATE (o)').replace("'org/a'", "'org/' + 'a'");
    const { problems } = await load(
      graph,
      seedFolder({ '0001-a.cypher': first, '0002-b.cypher': header + twice }),
    );
    expect(problems).toMatchObject([
      { rule: 'twice', message: 'PARTY_TO from org/a to agreement/x exists already.', place: { line: 4 } },
    ]);
    const date = `${header}MERGE (a:Agreement {id: 'agreement/x'}) SET a.endedOn = head([date('2025-03-01')]);\n`;
    const dated = await load(graph, seedFolder({ '0001-a.cypher': first, '0002-b.cypher': date }));
    expect(dated.problems).toMatchObject([{ rule: 'bad-date', place: { line: 3 } }]);
  });
});
