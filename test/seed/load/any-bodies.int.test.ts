/** Bodies follow any seeds and undos as the plain definition says, and an undo leaves nothing of what it takes back. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Graph } from '../../../src/graph/graph.js';
import { openTestGraph } from '../../support/api.js';
import { emptyGraph, header, load, organisation, seed, seedFolder, undo } from '../../support/seeds.js';

let graph: Graph;
beforeAll(() => {
  graph = openTestGraph();
});
afterAll(() => graph.close());

const slug = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const pair = fc
  .tuple(slug, slug)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => (a < b ? [a, b] : [b, a]));
const match = ([a, b]: readonly string[]) =>
  `MATCH (a:Organisation {id: 'org/${a ?? ''}'}), (b:Organisation {id: 'org/${b ?? ''}'}) `;
const statement = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(pair, fc.option(slug, { freq: 3 }))
      .map(
        ([ends, keep]) =>
          `${match(ends)}MERGE (a)-[r:SAME_AS]->(b) SET r.evidence = ['t/signing']${keep === null ? '' : `, r.keep = 'org/${keep}'`};\n`,
      ),
  },
  {
    weight: 1,
    arbitrary: pair.map(
      (ends) => `${match(ends)}MERGE (a)-[r:DIFFERENT_FROM]->(b) SET r.evidence = ['t/signing'];\n`,
    ),
  },
  {
    weight: 2,
    arbitrary: pair.map(
      ([a, b]) =>
        `MATCH (:Organisation {id: 'org/${a ?? ''}'})-[r:SAME_AS]->(:Organisation {id: 'org/${b ?? ''}'}) DELETE r;\n`,
    ),
  },
  {
    weight: 1,
    arbitrary: slug.map((one) => `MATCH (n:Organisation {id: 'org/${one}'}) DETACH DELETE n;\n`),
  },
  { weight: 1, arbitrary: slug.map((one) => organisation(one)) },
);
const texts = fc
  .array(statement, { minLength: 1, maxLength: 4 })
  .map((statements) => `${header}//! deletes: allowed\n${statements.join('')}`);

/** All that the graph holds but the books, and when an element was last changed. */
const everything = async () =>
  (
    await graph.readLatest(`CALL () {
      MATCH (n) WHERE NOT n:Ledger AND NOT n:LedgerLine AND NOT n:Seed RETURN labels(n)[0] + ' ' + n.id AS key, properties(n) AS all
      UNION ALL
      MATCH (a)-[r]->(b) RETURN type(r) + ' ' + a.id + ' ' + b.id + coalesce(r.property, r.factId, '') AS key, properties(r) AS all
    } RETURN key, all ORDER BY key`)
  ).map(({ key, all }) => [key, { ...(all as object), changedIn: undefined }]);

/** The bodies that the stated judgements make, and those that are derived. */
async function expectPlainBodies(): Promise<void> {
  const joins = await graph.readLatest(
    'MATCH (a)-[r:SAME_AS]->(b) RETURN a.id AS a, b.id AS b, r.keep AS keep',
  );
  const nodes = await graph.readLatest(
    'MATCH (n:Organisation) RETURN n.id AS id, n.addedIn AS addedIn, n.body AS body ORDER BY addedIn, id',
  );
  const wanted = nodes.map(({ id }) => {
    const group = new Set([id]);
    for (let size = 0; size < group.size;) {
      size = group.size;
      for (const { a, b } of joins) if (group.has(a) || group.has(b)) group.add(a).add(b);
    }
    const sorted = nodes.map((node) => node.id).filter((other) => group.has(other));
    const keep = joins.find((join) => group.has(join.a) && join.keep !== null)?.keep;
    const first = keep ?? sorted[0];
    return { id, body: group.size > 1 ? [first, ...sorted.filter((other) => other !== first)] : null };
  });
  expect(nodes.map(({ id, body }) => ({ id, body }))).toEqual(wanted);
  const [ledger] = await graph.readLatest('MATCH (l:Ledger) RETURN l.bodies AS bodies');
  expect(ledger?.bodies).toEqual(joins.length > 0 ? ['Organisation'] : []);
}

const base = {
  '0001-base.cypher': seed(...['c', 'd', 'e'].map((one) => organisation(one))),
  '0002-more.cypher': header + organisation('a') + organisation('b'),
};

it('follow any seeds and any undos', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(texts, { minLength: 2, maxLength: 4 }),
      fc.array(fc.nat(3), { maxLength: 2 }),
      async (seeds, early) => {
        await emptyGraph(graph);
        let files: Record<string, string> = base;
        expect((await load(graph, seedFolder(files))).problems).toEqual([]);
        const loaded: { readonly number: number; readonly before: unknown }[] = [];
        for (const [index, text] of seeds.entries()) {
          const before = await everything();
          const more = { ...files, [`000${index + 3}-s.cypher`]: text };
          const { problems } = await load(graph, seedFolder(more));
          await expectPlainBodies();
          if (problems.length > 0) {
            expect(await everything()).toEqual(before);
            continue;
          }
          files = more;
          loaded.push({ number: index + 3, before });
        }
        // Some before their turn, which later seeds may forbid.
        let isInOrder = true;
        const gone = new Set<number>();
        for (const at of early) {
          const one = loaded[at];
          if (!one || gone.has(one.number)) continue;
          if ((await undo(graph, { number: one.number })).refused === undefined) {
            gone.add(one.number);
            isInOrder = false;
          }
          await expectPlainBodies();
        }
        for (const { number, before } of loaded.toReversed()) {
          if (gone.has(number)) continue;
          expect((await undo(graph, { number })).refused).toBeUndefined();
          await expectPlainBodies();
          if (isInOrder) expect(await everything()).toEqual(before);
        }
      },
    ),
    { numRuns: Number(process.env.PACTGRAPH_TEST_RUNS ?? 4) },
  );
});
