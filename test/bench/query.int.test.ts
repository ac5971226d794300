/** The benchmark of questions in small: what it compares is equal, and our API answers with few statements. */
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

const size = ['--size', '200', '--json'];
const minutes = 60_000;

/** Statements that a question may take at most. */
const most = {
  entity: 1,
  card: 6,
  levels: 4,
  'page 1': 1,
  'page 400': 1,
  filter: 1,
  partners: 4,
  'partners of hubs': 4,
  dashboard: 6,
};

it(
  'answers equal those of hand-written Cypher, with no more statements than so far',
  async () => {
    const { code, out, told } = await runBench('query.js', [...size, '--check']);
    expect(code, told).toBe(0);
    const { statements } = z.object({ statements: z.record(z.string(), z.number()) }).parse(JSON.parse(out));
    expect(Object.keys(statements)).toEqual(Object.keys(most));
    for (const [question, limit] of Object.entries(most))
      expect(statements[question], question).toBeLessThanOrEqual(limit);
  },
  10 * minutes,
);

it(
  'random operations get no answer that is a fault of ours, and memory comes back',
  async () => {
    const { out, told } = await runBench('fuzz.js', [...size, '--operations', '300']);
    const { failures, statuses } = z
      .object({
        failures: z.array(z.looseObject({ isSlow: z.boolean().optional() })),
        statuses: z.record(z.string(), z.number()),
      })
      .parse(JSON.parse(out || told));
    // How long planning takes on a database that has just started is this machine's: the run in full judges times.
    expect(failures.filter(({ isSlow }) => isSlow !== true)).toEqual([]);
    // Many are to get as far as the graph.
    expect(statuses['200']).toBeGreaterThan(100);
  },
  10 * minutes,
);
