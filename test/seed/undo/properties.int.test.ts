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

const run = { numRuns: Number(process.env.PACTGRAPH_TEST_RUNS ?? 3) };

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

/** What the seeds below delete, change and make again. */
const base = `${header}${proofs}
MERGE (e:Event {id: 'event/e'}) MERGE (o:Organisation {id: 'org/a'}) MERGE (b:Organisation {id: 'org/b'})
MERGE (a:Agreement {id: 'agreement/x'}) MERGE (o)-[p:PARTY_TO]->(a) MERGE (o)-[c:COOPERATES_WITH {through: 'event/e'}]->(b)
SET e.name = 'E', e.kind = 'FORUM', e.status = 'ENDED', e.evidence = ['t/signing'], o.name = 'a', o.kind = 'COMPANY',
  o.summary = 'x', o.evidence = ['t/signing'], b.name = 'b', b.kind = 'COMPANY', b.evidence = ['t/signing'], a.name = '協議',
  a.kind = 'CONTRACT', a.status = 'ACTIVE', a.evidence = ['t/signing'], p.evidence = ['t/signing'], c.evidence = ['t/signing'];
`;
const a = "(o:Organisation {id: 'org/a'})";
const x = "(a:Agreement {id: 'agreement/x'})";
const b = "(b:Organisation {id: 'org/b'})";
const things = ['organisation', 'event', 'party', 'cooperation', 'summary'] as const;
type Thing = (typeof things)[number];
const remove: Readonly<Record<Thing, string>> = {
  organisation: `MATCH ${a} DETACH DELETE o`,
  event: "MATCH (e:Event {id: 'event/e'}) DETACH DELETE e",
  party: `MATCH ${a}-[r:PARTY_TO]->(:Agreement) DELETE r`,
  cooperation: `MATCH ${a}-[r:COOPERATES_WITH]->(:Organisation) DELETE r`,
  summary: `MATCH ${a} REMOVE o.summary`,
};
const make: Readonly<Record<Thing, (proof: string) => string>> = {
  organisation: (p) => `MERGE ${a} SET o.name = 'a', o.kind = 'COMPANY', o.evidence = ${p}`,
  event: (p) =>
    `MERGE (e:Event {id: 'event/e'}) SET e.name = 'E', e.kind = 'FORUM', e.status = 'ENDED', e.evidence = ${p}`,
  party: (p) => `MATCH ${a}, ${x} MERGE (o)-[r:PARTY_TO]->(a) SET r.role = 'r', r.evidence = ${p}`,
  cooperation: (p) =>
    `MATCH ${a}, ${b} MERGE (o)-[r:COOPERATES_WITH {through: 'event/e'}]->(b) SET r.evidence = ${p}`,
  summary: (p) => `MATCH ${a} SET o.summary = 'y', o.summaryEvidence = ${p}, o.evidence = ${p}`,
};
/** Without these it is not there, and cannot be made. */
const needs: Readonly<Record<Thing, readonly Thing[]>> = {
  organisation: [],
  event: [],
  party: ['organisation'],
  cooperation: ['organisation', 'event'],
  summary: ['organisation'],
};

/** Turns each thing over in a seed of its own: what is there is deleted, what is not is made, where that can be. */
const turns = fc
  .array(fc.record({ thing: fc.constantFrom(...things), proof }), { minLength: 2, maxLength: 4 })
  .map((some) => {
    const there = new Set<Thing>(things);
    return some.flatMap(({ thing, proof: p }): string[] => {
      if (!needs[thing].every((other) => there.has(other))) return [];
      if (!there.has(thing)) {
        there.add(thing);
        return [`${header}${make[thing](list(p))};\n`];
      }
      // What names it must go first.
      if (thing === 'event' && there.has('cooperation')) return [];
      for (const other of things) if (other === thing || needs[other].includes(thing)) there.delete(other);
      return [`${header}//! deletes: allowed\n${remove[thing]};\n`];
    });
  })
  .filter((texts) => texts.length > 1);

describe('for any seeds that delete and make again', () => {
  it('one in the middle is refused, or the rest leads back to the byte without it', async () => {
    await emptyGraph(graph);
    await load(graph, seedFolder(named([base])));
    const before = await exported(graph);
    await fc.assert(
      fc.asyncProperty(turns, fc.nat(), async (texts, chosen) => {
        await emptyGraph(graph);
        expect((await load(graph, seedFolder(named([base, ...texts])))).problems).toEqual([]);
        const all = await exported(graph);
        const { refused } = await undo(graph, { number: 2 + (chosen % (texts.length - 1)) });
        if (refused) {
          expect(refused).toMatchObject({
            code: 'UNDO_REFUSED',
            hint: expect.stringMatching(/^Undo the later/) as string,
          });
          expect(await exported(graph)).toEqual(all);
        }
        expect((await undo(graph, { to: 1 })).refused).toBeUndefined();
        expect(await exported(graph)).toEqual(before);
      }),
      run,
    );
  }, 600_000);
});

const digest = (seed: Plan['seeds'][number] | undefined) =>
  seed && [seed.digest, digestOf(seed.items), seed.counts];
