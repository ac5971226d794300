/** A general promise about generated seeds: the order of those that do not rest on one another does not matter. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../../src/graph/graph.js';
import { openTestGraph } from '../../support/api.js';
import {
  emptyGraph,
  evidence,
  exported,
  header,
  load,
  organisation,
  seedFolder,
} from '../../support/seeds.js';

let graph: Graph;
beforeAll(() => {
  graph = openTestGraph();
});
afterAll(() => graph.close());

const proofs = evidence('signing', '甲方與乙方簽署協議') + evidence('support', '甲方再次表示支持');

/** What all of them may lead to; each seed alone changes a property of its own, and removes an organisation of its own. */
const base =
  header +
  proofs +
  organisation('a', ", o.summary = 'base', o.summaryEvidence = ['t/signing']") +
  organisation('b') +
  organisation('gone-0') +
  organisation('gone-1') +
  organisation('gone-2') +
  "MERGE (a:Agreement {id: 'agreement/x'}) SET a.name = '協議', a.kind = 'CONTRACT', a.status = 'ACTIVE', a.evidence = ['t/signing'];\n";

/** A statement of the seed with this number among its like. */
type Statement = (seed: number) => string;

const slug = fc.constantFrom('p', 'q');
const list = (proof: readonly string[], seed: number) =>
  `[${proof.map((id) => (id === 'own' ? `'s${seed}/own'` : `'t/${id}'`)).join(', ')}]`;
const proof = fc.uniqueArray(fc.constantFrom('signing', 'support', 'own'), { minLength: 1 });
const summary = fc.option(fc.constantFrom('x', 'y'));

const ownOrganisation = fc.record({ slug, proof, summary }).map(
  ({ slug: s, proof: p, summary: text }): Statement =>
    (seed) =>
      `MERGE (o:Organisation {id: 'org/s${seed}-${s}'}) SET o.name = '${s}', o.kind = 'COMPANY', o.evidence = ${list(p, seed)}` +
      (text === null ? '' : `, o.summary = '${text}' + ''`),
);
const joinsAgreement = fc.record({ slug, proof }).map(
  ({ slug: s, proof: p }): Statement =>
    (seed) => `MATCH (a:Agreement {id: 'agreement/x'})
MERGE (o:Organisation {id: 'org/s${seed}-${s}'}) MERGE (o)-[r:PARTY_TO]->(a)
SET o.name = '${s}', o.kind = 'COMPANY', o.evidence = ${list(p, seed)}, r.evidence = ${list(p, seed)}`,
);
const ownAgreement = proof.map(
  (p): Statement =>
    (seed) => `MATCH (o:Organisation {id: 'org/a'})
MERGE (a:Agreement {id: 'agreement/s${seed}'}) MERGE (o)-[r:PARTY_TO]->(a)
SET a.name = '協議', a.kind = 'CONTRACT', a.status = 'ACTIVE', a.evidence = ${list(p, seed)}, r.evidence = ${list(p, seed)}`,
);
const cooperation = proof.map(
  (p): Statement =>
    (seed) => `MATCH (a:Organisation {id: 'org/a'}), (b:Organisation {id: 'org/b'})
MERGE (e:Event {id: 'event/s${seed}'}) MERGE (a)-[r:COOPERATES_WITH {through: 'event/s${seed}'}]->(b)
SET e.name = 'E', e.kind = 'FORUM', e.status = 'ENDED', e.evidence = ${list(p, seed)}, r.evidence = ${list(p, seed)}`,
);
/** Another value than the stored one: the header keeps both, and the claims are each seed's own. */
const claim = fc.constant<Statement>(
  (seed) =>
    `MATCH (o:Organisation {id: 'org/a'}) SET o.summary = 'said by ${seed}' + '', o.summaryEvidence = ['t/signing']`,
);
const properties = ['foundedOn', 'dissolvedOn', 'note'];
const ownProperty = fc.constantFrom('2020', '2021-05~').map(
  (value): Statement =>
    (seed) =>
      `MATCH (o:Organisation {id: 'org/b'}) SET o.${properties[seed] ?? ''} = '${value}'`,
);
const removal = fc.constant<Statement>(
  (seed) => `MATCH (o:Organisation {id: 'org/gone-${seed}'}) DETACH DELETE o`,
);

const statements = fc.array(
  fc.oneof(ownOrganisation, joinsAgreement, ownAgreement, cooperation, claim, ownProperty),
  { minLength: 1, maxLength: 4 },
);
const seedText = fc
  .record({ statements, removes: fc.option(removal) })
  .map(({ statements: some, removes }): Statement => {
    const all = removes === null ? some : [...some, removes];
    return (seed) =>
      `${header}//! on-conflict: keep-both\n${removes === null ? '' : '//! deletes: allowed\n'}${proofs}` +
      `MERGE (e:Evidence {id: 's${seed}/own'}) SET e.source = 'source/test', e.quote = '丙中心將於四月成立';\n` +
      `${all.map((statement) => statement(seed)).join(';\n')};\n`;
  });
/** Two or three seeds, and another order of them. */
const seedsInTwoOrders = fc
  .array(seedText, { minLength: 2, maxLength: 3 })
  .map((seeds) => seeds.map((seed, index) => seed(index)))
  .chain((seeds) =>
    fc
      .shuffledSubarray(seeds, { minLength: seeds.length })
      .filter((other) => other.some((text, index) => text !== seeds[index]))
      .map((other) => [seeds, other] as const),
  );

/** What the loader derives and an export leaves out: names, days, and what evidence states. */
const derived = `MATCH (n) WHERE n:Organisation OR n:Agreement OR n:Event
RETURN n.id AS id, n.sortName AS sortName, n.foundedOnEarliest AS earliest, n.dissolvedOnLatest AS latest,
  COLLECT { MATCH (n)-[:HAS_NAME]->(m) RETURN m.id ORDER BY m.id } AS names,
  COLLECT { MATCH (n)<-[s:STATES]-(e) RETURN e.id + ' ' + coalesce(s.factId, s.property) AS states ORDER BY states } AS states
ORDER BY id`;

async function loadedInOrder(texts: readonly string[]) {
  await emptyGraph(graph);
  const files = Object.fromEntries([base, ...texts].map((text, index) => [`000${index + 1}-s.cypher`, text]));
  const { problems, loaded } = await load(graph, seedFolder(files));
  expect(problems).toEqual([]);
  expect(loaded.length).toBe(texts.length + 1);
  return { stated: await exported(graph), derived: await graph.readLatest(derived) };
}

const run = { numRuns: Number(process.env.PACTGRAPH_TEST_RUNS ?? 3) };

describe('for any seeds that do not rest on one another', () => {
  it('the order in which they are loaded does not show, to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(seedsInTwoOrders, async ([one, other]) => {
        expect(await loadedInOrder(other)).toEqual(await loadedInOrder(one));
      }),
      run,
    );
  }, 600_000);
});
