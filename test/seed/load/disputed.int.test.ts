/** Values that contradict stored ones: what is disputed is written on the element, and its proof stays its own. */
import { describe, expect, it } from 'vitest';
import { asker } from '../../support/api.js';
import {
  emptiedGraph,
  evidence,
  exported,
  header,
  load,
  organisation,
  plan,
  redo,
  seed,
  seedFolder,
  undo,
} from '../../support/seeds.js';

const graph = emptiedGraph();

const both = `${header}//! on-conflict: keep-both\n`;
const again = evidence('again', '甲方再次表示支持');
const first = {
  '0001-a.cypher': seed(
    organisation('a', ", o.foundedOn = '1967', o.summary = '甲', o.summaryEvidence = ['t/signing']"),
    "MERGE (a:Agreement {id: 'agreement/x'}) SET a.name = '協議', a.kind = 'CONTRACT', a.status = 'ACTIVE', a.evidence = ['t/signing'];\n",
    "MATCH (o:Organisation {id: 'org/a'}), (a:Agreement {id: 'agreement/x'}) MERGE (o)-[r:PARTY_TO]->(a) SET r.role = '甲方', r.evidence = ['t/signing'];\n",
  ),
};
const otherwise = (...statements: string[]) => ({
  ...first,
  '0002-b.cypher': both + again + statements.join(''),
});
const ofEntity = otherwise(
  "MATCH (o:Organisation {id: 'org/a'}) SET o.foundedOn = '1968', o.evidence = ['t/again'], o.summary = '乙', o.summaryEvidence = ['t/again'];\n",
);
const ofFact = otherwise(
  "MATCH (:Organisation {id: 'org/a'})-[r:PARTY_TO]->(:Agreement) SET r.role = '乙方', r.evidence = ['t/again'];\n",
);

const disputed = async () =>
  graph.readLatest(
    "MATCH (o:Organisation {id: 'org/a'})-[r:PARTY_TO]->() RETURN o.disputed AS entity, r.disputed AS fact",
  );

async function loaded(files: Record<string, string>): Promise<void> {
  expect((await load(graph, seedFolder(files))).problems).toEqual([]);
}

describe('a claim', () => {
  it('names the property on the entity; undo and redo too', async () => {
    await loaded(first);
    const before = await exported(graph);
    await loaded(ofEntity);
    expect(await disputed()).toEqual([{ entity: ['foundedOn', 'summary'], fact: null }]);
    expect((await undo(graph, { number: 2 })).seeds).toEqual([2]);
    expect(await disputed()).toEqual([{ entity: null, fact: null }]);
    expect(await exported(graph)).toEqual(before);
    await redo(graph, seedFolder(ofEntity), 2);
    expect(await disputed()).toEqual([{ entity: ['foundedOn', 'summary'], fact: null }]);
  });

  it('is never of evidence, which proves and is not proven', async () => {
    const { problems } = await load(
      graph,
      seedFolder({ ...first, '0002-b.cypher': both + evidence('signing', '甲方再次表示支持') }),
    );
    expect(problems).toMatchObject([
      { rule: 'conflict', hint: expect.stringContaining('an id of its own') as string },
    ]);
    // What the check cannot see, the load does.
    const unseen =
      "UNWIND ['signing'] AS slug MERGE (e:Evidence {id: 't/' + slug}) SET e.locator = 'page 2';\n";
    const seeds = {
      ...first,
      '0002-a.cypher': header + unseen,
      '0003-b.cypher': both + unseen.replace('2', '3'),
    };
    expect((await load(graph, seedFolder(seeds))).problems).toMatchObject([
      { rule: 'conflict', hint: expect.stringContaining('an id of its own') as string },
    ]);
  });

  it('is proven by what its seed gives, and the stored value by what proved it before', async () => {
    await loaded({
      '0001-a.cypher': seed(
        evidence('agree', '甲方表示支持', ', e.occurrence = 1'),
        organisation('a', ", o.foundedOn = '1967', o.foundedOnEvidence = ['t/agree']"),
        "MERGE (a:Agreement {id: 'agreement/x'}) SET a.name = '協議', a.kind = 'CONTRACT', a.status = 'ACTIVE', a.evidence = ['t/signing'];\n",
        "MATCH (o:Organisation {id: 'org/a'}), (a:Agreement {id: 'agreement/x'}) MERGE (o)-[r:PARTY_TO]->(a) SET r.role = '甲方', r.evidence = ['t/signing'];\n",
      ),
      '0002-b.cypher':
        both +
        again +
        "MATCH (o:Organisation {id: 'org/a'})-[r:PARTY_TO]->() SET o.foundedOn = '1968', o.evidence = ['t/again'], r.role = '乙方', r.evidence = ['t/again'];\n",
    });
    const { data } = await asker(
      graph,
    )(`{ entity(id: "org/a") { facts(where: {disputed: {eq: true}}) { nodes {
      value evidence { id } claims { value evidence { id } } details { name value evidence { id } } } } } }`);
    expect(data).toMatchObject({
      entity: {
        facts: {
          nodes: [
            {
              value: '1967',
              evidence: [{ id: 't/agree' }],
              claims: [{ value: '1968', evidence: [{ id: 't/again' }] }],
            },
            {
              claims: [{ value: '乙方', evidence: [{ id: 't/again' }] }],
              details: [{ name: 'role', value: '甲方', evidence: [{ id: 't/signing' }] }],
            },
          ],
        },
      },
    });
  });

  it('names the property on the fact, and leaves the rest as another one wants it', async () => {
    await loaded({
      ...ofFact,
      '0003-c.cypher': `${both}MATCH (:Organisation {id: 'org/a'})-[r:PARTY_TO]->() SET r.role = '丙方', r.evidence = ['t/again'];\n`,
    });
    expect(await disputed()).toEqual([{ entity: null, fact: ['role'] }]);
    await undo(graph, { number: 3 });
    expect(await disputed()).toEqual([{ entity: null, fact: ['role'] }]);
    await undo(graph, { number: 2 });
    expect(await disputed()).toEqual([{ entity: null, fact: null }]);
  });

  it('may be touched again behind it, in one plan too', async () => {
    const more = {
      ...ofEntity,
      '0003-c.cypher': `${header}MATCH (o:Organisation {id: 'org/a'}) SET o.note = '…';\n`,
    };
    const { seeds } = await plan(graph, seedFolder(more));
    expect(seeds.map(({ problems }) => problems)).toEqual([[], [], []]);
    await loaded(more);
  });

  it('goes with its subject and comes back with it', async () => {
    await loaded(ofFact);
    const before = await exported(graph);
    await loaded({
      ...ofFact,
      '0003-c.cypher': `${header}//! deletes: allowed\nMATCH (:Organisation {id: 'org/a'})-[r:PARTY_TO]->() DELETE r;\n`,
    });
    await undo(graph, { number: 3 });
    expect(await disputed()).toEqual([{ entity: null, fact: ['role'] }]);
    expect(await exported(graph)).toEqual(before);
  });

  it('goes with the last of its evidence and comes back with it', async () => {
    await loaded(
      otherwise(
        "MATCH (o:Organisation {id: 'org/a'}) SET o.summary = '乙', o.summaryEvidence = ['t/again'];\n",
      ),
    );
    const before = await exported(graph);
    expect(await disputed()).toEqual([{ entity: ['summary'], fact: null }]);
    await loaded({
      ...otherwise(
        "MATCH (o:Organisation {id: 'org/a'}) SET o.summary = '乙', o.summaryEvidence = ['t/again'];\n",
      ),
      '0003-c.cypher': `${header}//! deletes: allowed\nMATCH (e:Evidence {id: 't/again'}) DETACH DELETE e;\n`,
    });
    expect(await disputed()).toEqual([{ entity: null, fact: null }]);
    await undo(graph, { number: 3 });
    expect(await disputed()).toEqual([{ entity: ['summary'], fact: null }]);
    expect(await exported(graph)).toEqual(before);
  });

  it('may not be faked: the loader derives what is disputed', async () => {
    const { problems } = await load(
      graph,
      seedFolder({ '0001-a.cypher': seed(organisation('a', ", o.disputed = ['kind']")) }),
    );
    expect(problems.map(({ rule }) => rule)).toEqual(['derived-property']);
  });
});

describe('answers', () => {
  it('say so on the edge, on the entity and on the tie, and filter on it', async () => {
    await loaded({
      ...ofFact,
      '0003-c.cypher': `${both}${evidence('more', '丙中心將於四月成立')}MATCH (o:Organisation {id: 'org/a'}) SET o.summary = '乙', o.summaryEvidence = ['t/more'];
${organisation('b')}MATCH (o:Organisation {id: 'org/b'}), (a:Agreement {id: 'agreement/x'}) MERGE (o)-[r:PARTY_TO]->(a) SET r.evidence = ['t/signing'];
`,
    });
    const { data, errors } = await asker(graph)(`{
      organisations(where: {disputed: {eq: true}}) { nodes { id disputed
        agreements { edges { disputed } }
        sure: agreements(where: {edge: {disputed: {eq: false}}}) { totalCount }
        partners { edges { node { id } ties { disputed } } }
        facts(where: {disputed: {eq: true}}) { nodes { id: property claims { property value } } } } }
      others: organisations(where: {NOT: {disputed: {eq: true}}}) { nodes { id disputed } }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      organisations: {
        nodes: [
          {
            id: 'org/a',
            disputed: ['summary'],
            agreements: { edges: [{ disputed: true }] },
            sure: { totalCount: 0 },
            partners: { edges: [{ node: { id: 'org/b' }, ties: [{ disputed: true }] }] },
            facts: {
              nodes: [
                { id: 'summary', claims: [{ property: 'summary', value: '乙' }] },
                { id: null, claims: [{ property: 'role', value: '乙方' }] },
              ],
            },
          },
        ],
      },
      others: { nodes: [{ id: 'org/b', disputed: [] }] },
    });
  });
});

describe('the stored value', () => {
  const proofs = async () =>
    graph.readLatest(
      "MATCH (o:Organisation {id: 'org/a'}) RETURN o.evidence AS evidence, o.summaryEvidence AS summary, o.foundedOnEvidence AS foundedOn, o.foundedOn AS value",
    );

  it('is proven by what proved it, and by no passage that says otherwise', async () => {
    await loaded(ofEntity);
    expect(await proofs()).toEqual([
      { evidence: ['t/signing', 't/again'], summary: ['t/signing'], foundedOn: ['t/signing'], value: '1967' },
    ]);
    await undo(graph, { number: 2 });
    expect(await proofs()).toEqual([
      { evidence: ['t/signing'], summary: ['t/signing'], foundedOn: null, value: '1967' },
    ]);
  });

  it('has a plan that says so', async () => {
    await loaded(first);
    const [second] = (await plan(graph, seedFolder(ofEntity))).seeds;
    const { properties } = second?.items.find(({ id }) => id === 'org/a') ?? { properties: [] };
    expect(properties).toEqual([
      { name: 'evidence', before: ['t/signing'], after: ['t/signing', 't/again'] },
      { name: 'foundedOnEvidence', before: null, after: ['t/signing'] },
    ]);
  });

  it('stays the first seed’s, and its claim the second’s', async () => {
    await loaded(ofEntity);
    const { data } = await asker(graph)(`{ fact(id: "org/a#foundedOn") {
      value disputed ownEvidence evidence { id } seed { number } claims { property value evidence { id } seed { number } } } }`);
    expect(data).toEqual({
      fact: {
        value: '1967',
        disputed: true,
        ownEvidence: true,
        evidence: [{ id: 't/signing' }],
        seed: { number: 1 },
        claims: [
          { property: 'foundedOn', value: '1968', evidence: [{ id: 't/again' }], seed: { number: 2 } },
        ],
      },
    });
  });
});
