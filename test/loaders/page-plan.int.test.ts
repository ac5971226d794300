import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialect } from '../../src/graph/graph.js';
import { levelStatement } from '../../src/loaders/level-statement.js';
import { pageStatement } from '../../src/loaders/page-statement.js';
import { noBodies } from '../../src/graph/known-bodies.js';
import type { Order, Position } from '../../src/loaders/request.js';
import type { Statement } from '../../src/loaders/statement.js';
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
  await graph.write(
    (transaction) =>
      transaction.run(
        `CREATE (x:Agreement {id: 'agreement/x'}) WITH x MATCH (o:Organisation) WHERE o.id < 'org/03001'
         CREATE (o)-[:PARTY_TO {factId: 'fact/' + o.id}]->(x)`,
        {},
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
  { bodies = noBodies, count = false, backwards = false, rows = 21 } = {},
): Promise<number> {
  const statement = pageStatement(
    realOntology,
    {
      type: 'Organisation',
      columns: bodies.size > 0 ? ['name'] : [],
      first: 20,
      backwards,
      after,
      where: undefined,
      orders,
      count,
    },
    20250328,
    bodies,
  );
  return profiled(statement, rows);
}

async function profiled(statement: Statement, rows = 21): Promise<number> {
  const session = driver.session({ defaultAccessMode: 'READ' });
  try {
    const { summary, records } = await session.run(
      dialect + 'PROFILE ' + statement.text,
      statement.parameters,
    );
    expect(records).toHaveLength(rows);
    const total = (plan: Plan | false): number =>
      plan ? plan.dbHits + plan.children.reduce((sum, child) => sum + total(child), 0) : 0;
    return total(summary.profile);
  } finally {
    await session.close();
  }
}

const field = realOntology.entities.get('Agreement')?.fields.get('parties');
if (!field) throw new Error('Agreements have no parties.');
const parties = {
  ...{ field, parent: 'Agreement', columns: [], edgeColumns: [], first: 20, where: undefined, count: false },
};

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

  const at = (id: string, ...keys: string[]): Position => ({ keys, id, factId: null });
  // With one key before an entry of the last kind, the page is one of its kind whichever way it is read.
  it.each<[string, readonly Order[], shallow: Position | undefined, deep: Position, backwards: boolean]>([
    ['id', [], undefined, at('org/05900'), false],
    ['id', [], undefined, at('org/00100'), true],
    ['a key of three values', [by('kind')], undefined, at('org/05900', 'UNIVERSITY'), false],
    ['a key of three values', [by('kind')], at('org/05900', 'UNIVERSITY'), at('org/00100', 'COMPANY'), true],
    ['the same, descending', [by('kind', true)], undefined, at('org/00100', 'COMPANY'), false],
    [
      'the same, descending',
      [by('kind', true)],
      at('org/00100', 'COMPANY'),
      at('org/05900', 'UNIVERSITY'),
      true,
    ],
    ['a key of its own for each', [by('sortName')], undefined, at('org/05900', 'n05900'), false],
    [
      'a key of its own for each',
      [by('sortName')],
      at('org/05900', 'n05900'),
      at('org/00100', 'n00100'),
      true,
    ],
  ])('by %s: 1.2 times at most, from either end', async (_, orders, shallow, deep, backwards) => {
    const first = await hits(orders, shallow, { backwards });
    expect(first).toBeLessThan(200);
    // Of 21 entries the planner takes some keys from the index or from the nodes, at whatever depth: one hit an entry.
    expect(await hits(orders, deep, { backwards })).toBeLessThanOrEqual(Math.max(1.2 * first, 60));
  });

  it('by the name, where it is the last and not full', async () => {
    const first = await hits([by('sortName')], undefined);
    const last = await hits([by('sortName')], at('org/05990', 'n05990'), { rows: 10 });
    expect(last).toBeLessThanOrEqual(first);
  });

  it.each([false, true])('by a count: 1.2 times at most, from either end', async (backwards) => {
    const orders = [{ counted: { owner: 'Organisation', name: 'agreements' }, descending: true }];
    const first = await hits(orders, undefined, { backwards });
    const deep = { keys: [1], id: 'org/01500', factId: null };
    // Of 21 entries the planner takes some keys from the index or from the nodes, at whatever depth: one hit an entry.
    expect(await hits(orders, deep, { backwards })).toBeLessThanOrEqual(Math.max(1.2 * first, 60));
  });

  it.each([
    ['the name', [by('sortName')], at('org/02000', 'n02000')],
    ['nothing', [], at('org/01000')],
    ['what none has', [by('summary')], { ...at('org/01000'), keys: [null] }],
  ])('of parties by %s: 1.2 times at most, from either end', async (_, orders, given) => {
    const after = { ...given, factId: `fact/${given.id}` };
    const hitsOf = (backwards: boolean, from?: Position) =>
      profiled(
        levelStatement(
          realOntology,
          { ...parties, orders, backwards, after: from },
          ['agreement/x'],
          20250328,
        ),
      );
    const first = await hitsOf(false);
    for (const backwards of [false, true]) {
      expect(await hitsOf(backwards)).toBeLessThanOrEqual(1.2 * first);
      expect(await hitsOf(backwards, after)).toBeLessThanOrEqual(1.2 * first);
    }
  });
});
