import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Graph } from '../../../src/graph/graph.js';
import { isChanging, isFunction } from '../../../src/cypher/tree/functions.js';
import { openTestGraph } from '../../support/api.js';

let graph: Graph;
beforeAll(() => {
  graph = openTestGraph();
});
afterAll(() => graph.close());

it('every function of the server is known', async () => {
  const rows = await graph.readLatest('SHOW BUILT IN FUNCTIONS YIELD name RETURN DISTINCT name');
  const names = rows.map(({ name }) => (typeof name === 'string' ? name : ''));
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => !isFunction(name))).toEqual([]);
});

it('those that give another value each time are told from the others', () => {
  expect(
    ['rand', 'randomUUID', 'timestamp', 'datetime.realtime'].filter((name) => !isChanging(name, 0)),
  ).toEqual([]);
  expect(isChanging('date', 0)).toBe(true);
  expect(isChanging('date', 1)).toBe(false);
  expect(isChanging('toUpper', 1)).toBe(false);
});
