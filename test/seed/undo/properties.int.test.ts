/** General promises about generated seeds: a plan is what the load does, an undo leads back to the byte. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../../src/graph/graph.js';
import { digestOf } from '../../../src/seed/plan/difference.js';
import type { Plan } from '../../../src/seed/plan/plan.js';
import { openTestGraph } from '../../support/api.js';
import { emptyGraph, evidence, exported, header, load, plan, seedFolder, undo } from '../../support/seeds.js';

let graph: Graph;
beforeAll(() => {
  graph = openTestGraph();
});
afterAll(() => graph.close());

const slug = fc.constantFrom('a', 'b', 'c');
const list = (ids: readonly string[]) => `[${ids.map((id) => `'t/${id}'`).join(', ')}]`;
const proof = fc.uniqueArray(fc.constantFrom('signing', 'support'), { minLength: 1 });
const value = fc.constantFrom('x', 'y');

/** Values come out of expressions: a seed that says two things in so many words is refused before it is run. */
const organisation = fc
  .record({ slug, proof, summary: fc.option(value), founded: fc.option(fc.constantFrom('2020', '2021-05~')) })
  .map(
    ({ slug: s, proof: p, summary, founded }) =>
      `MERGE (o:Organisation {id: 'org/${s}'}) SET o.name = '${s}', o.kind = 'COMPANY', o.evidence = ${list(p)}` +
      (summary === null ? '' : `, o.summary = '${summary}' + ''`) +
      (founded === null ? '' : `, o.foundedOn = '${founded}' + ''`),
  );
const agreement = proof.map(
  (p) =>
    `MERGE (a:Agreement {id: 'agreement/x'}) SET a.name = '協議', a.kind = 'CONTRACT', a.status = 'ACTIVE', a.evidence = ${list(p)}`,
);
const party = fc.record({ slug, proof, role: fc.option(value) }).map(
  ({ slug: s, proof: p, role }) =>
    `MERGE (o:Organisation {id: 'org/${s}'}) MERGE (a:Agreement {id: 'agreement/x'}) MERGE (o)-[r:PARTY_TO]->(a)
SET o.name = '${s}', o.kind = 'COMPANY', o.evidence = ${list(p)}, a.name = '協議', a.kind = 'CONTRACT', a.status = 'ACTIVE',
  a.evidence = ${list(p)}, r.evidence = ${list(p)}${role === null ? '' : `, r.role = '${role}' + ''`}`,
);
const cooperation = fc.record({ proof, through: fc.constantFrom('', 'event/e') }).map(
  ({ proof: p, through }) =>
    `MERGE (e:Event {id: 'event/e'}) MERGE (a:Organisation {id: 'org/a'}) MERGE (b:Organisation {id: 'org/b'})
MERGE (a)-[r:COOPERATES_WITH {through: '${through}'}]->(b)
SET e.name = 'E', e.kind = 'FORUM', e.status = 'ENDED', e.evidence = ${list(p)}, a.name = 'a', a.kind = 'COMPANY',
  a.evidence = ${list(p)}, b.name = 'b', b.kind = 'COMPANY', b.evidence = ${list(p)}, r.evidence = ${list(p)}`,
);
const removal = fc.constantFrom(
  "MERGE (o:Organisation {id: 'org/a'}) SET o.name = 'a', o.kind = 'COMPANY', o.evidence = ['t/signing'] REMOVE o.summary",
  "MERGE (o:Organisation {id: 'org/c'}) DETACH DELETE o",
);

const bodies = (deletes: boolean) =>
  fc.array(fc.oneof(organisation, agreement, party, cooperation, ...(deletes ? [removal] : [])), {
    minLength: 1,
    maxLength: 4,
  });
const proofs = evidence('signing', '甲方與乙方簽署協議') + evidence('support', '甲方再次表示支持');
const seedText = fc
  .boolean()
  .chain((deletes) =>
    bodies(deletes).map(
      (body) =>
        `${header}//! on-conflict: keep-both\n${deletes ? '//! deletes: allowed\n' : ''}${proofs}${body.join(';\n')};\n`,
    ),
  );
const seeds = fc.array(seedText, { minLength: 1, maxLength: 3 });

const named = (texts: readonly string[]) =>
  Object.fromEntries(texts.map((text, index) => [`000${index + 1}-s.cypher`, text]));

const run = { numRuns: Number(process.env.PACTGRAPH_TEST_RUNS ?? 25) };

describe('for any seeds', () => {
  it('the plan is what the load then does, and undoing all leads back step by step to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (texts) => {
        await emptyGraph(graph);
        const files = named(texts);
        const planned = await plan(graph, seedFolder(files));
        expect(await exported(graph)).toEqual([]);
        const exports: string[][] = [];
        for (const [index] of texts.entries()) {
          exports.push(await exported(graph));
          const folder = seedFolder(Object.fromEntries(Object.entries(files).slice(0, index + 1)));
          // One at a time: the plan of several must be what the loads do one after the other.
          const single: Plan = await plan(graph, folder);
          expect(single.seeds.map(digest)).toEqual([digest(planned.seeds[index])]);
          const { problems, loaded } = await load(graph, folder);
          expect(problems).toEqual(planned.seeds[index]?.problems ?? []);
          if (problems.length > 0) return;
          expect(loaded[0]?.counts).toEqual(planned.seeds[index]?.counts);
        }
        for (const [index, before] of [...exports.entries()].reverse()) {
          expect(await undo(graph, { number: index + 1 })).toEqual({
            seeds: [index + 1],
            refused: undefined,
          });
          expect(await exported(graph)).toEqual(before);
        }
      }),
      run,
    );
  }, 600_000);
});

const digest = (seed: Plan['seeds'][number] | undefined) =>
  seed && [seed.digest, digestOf(seed.items), seed.counts];
