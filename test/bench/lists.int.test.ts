/** What twelve typical lists of 10,000 organisations read follows what they answer, not what is stored. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Graph } from '../../src/graph/graph.js';
import { openTestGraph } from '../support/api.js';
import { emptyGraph } from '../support/seeds.js';
import { runBench } from './script.js';

let graph: Graph;
beforeAll(async () => {
  graph = openTestGraph();
  await emptyGraph(graph);
});
afterAll(async () => {
  await emptyGraph(graph);
  await graph.close();
});

const row = z.object({ name: z.string(), answer: z.number(), hits: z.number(), most: z.number() });

it('each list reads no more than it did', { timeout: 600_000 }, async () => {
  const { out, told } = await runBench('lists.js', ['--size', '10000', '--json']);
  const lists = z.array(row).parse(JSON.parse(out || told));
  expect(lists).toHaveLength(12);
  for (const { name, answer, hits, most } of lists) {
    expect(answer, name).toBeGreaterThan(0);
    expect(hits, name).toBeLessThanOrEqual(most);
  }
});
