import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialect } from '../../src/graph/graph.js';
import { pageStatement } from '../../src/loaders/page-statement.js';
import { noBodies } from '../../src/graph/known-bodies.js';
import type { Order, Position } from '../../src/loaders/request.js';
import { openTestGraph } from '../support/api.js';
import { writeFacts } from '../support/facts.js';
import { realOntology } from '../support/ontology.js';
import { testServer } from '../support/server.js';

/** What is read of the driver's profile. */
interface Plan {
  readonly dbHits: number;
  readonly children: readonly Plan[];
}

const size = 6_000;
let driver: Driver;

beforeAll(async () => {
  // The indexes are there before the nodes: the planner's statistics then say that they are empty.
  const graph = openTestGraph();
  await writeFacts(graph, realOntology, { nodes: {} });
  const pair = ['org/00001', 'org/00002'];
  const kinds = ['COMPANY', 'MEDIA', 'UNIVERSITY'];
  await graph.write(
    (transaction) =>
      transaction.run(
        `UNWIND range(1, ${size}) AS i CREATE (:Organisation {id: 'org/' + right('00000' + i, 5), sortName: 'n' + right('00000' + i, 5),
           kind: $kinds[i % 3]})`,
        { kinds },
      ),
    30_000,
  );
  await graph.write(
    (transaction) =>
      transaction.run(
        `MATCH (a:Organisation {id: $pair[0]}), (b:Organisation {id: $pair[1]})
         SET a.body = $pair, b.body = $pair CREATE (a)-[:SAME_AS {factId: 'fact/same'}]->(b)`,
        { pair },
      ),
    30_000,
  );
  await graph.close();
  const server = testServer();
  driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
});
afterAll(() => driver.close());

async function hits(
  orders: readonly Order[],
  after: Position | undefined,
  { bodies = noBodies, count = false } = {},
): Promise<number> {
  const statement = pageStatement(
    realOntology,
    {
      type: 'Organisation',
      columns: bodies.size > 0 ? ['name'] : [],
      first: 20,
      after,
      where: undefined,
      orders,
      count,
    },
    20250328,
    bodies,
  );
  const session = driver.session({ defaultAccessMode: 'READ' });
  try {
    const { summary, records } = await session.run(
      dialect + 'PROFILE ' + statement.text,
      statement.parameters,
    );
    expect(records).toHaveLength(21);
    const total = (plan: Plan | false): number =>
      plan ? plan.dbHits + plan.children.reduce((sum, child) => sum + total(child), 0) : 0;
    return total(summary.profile);
  } finally {
    await session.close();
  }
}

const by = (property: string, descending = false): Order => ({ side: 'NODE', property, descending });

describe('a page deep in a list costs what the first costs', () => {
  it.each([
    ['id', [], { keys: [], id: 'org/04000', factId: null }],
    ['a key of three values', [by('kind')], { keys: ['MEDIA'], id: 'org/04000', factId: null }],
    ['the same, descending', [by('kind', true)], { keys: ['MEDIA'], id: 'org/02000', factId: null }],
    ['a key of its own for each', [by('sortName')], { keys: ['n04000'], id: 'org/04000', factId: null }],
  ])('by %s', async (_, orders, after) => {
    expect(await hits(orders, undefined)).toBeLessThan(200);
    expect(await hits(orders, after)).toBeLessThan(200);
    // What tells whether a node is the kept one is read beside it; the whole list is counted without reading it.
    const ofBodies = { bodies: new Set(['Organisation']), count: true };
    expect(await hits(orders, undefined, ofBodies)).toBeLessThan(300);
    expect(await hits(orders, after, ofBodies)).toBeLessThan(300);
  });
});
