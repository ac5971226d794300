/** An answer that becomes too large ends before it is in memory. The file has a process of its own: what others left would count. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { writeFacts } from '../support/facts.js';
import { aliases, facts, orgs, partnersDeep } from '../support/large-answers.js';
import { realOntology } from '../support/ontology.js';

let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = openTestGraph();
  await writeFacts(graph, realOntology, facts);
  ask = asker(graph);
});
afterAll(() => graph.close());

it.each([1, 29])('partners five deep with the text under %i aliases', async (n) => {
  const heap = process.memoryUsage().heapUsed;
  const inner = aliases(n, 'evidence { source { text } }');
  const { errors } = await ask(`{ organisation(id: "${orgs[0]}") ${partnersDeep(5, inner)} }`);
  expect(errors).toEqual([expect.stringMatching(/^The answer (is over 8 MB|has over 50,000 objects)\.$/)]);
  expect(process.memoryUsage().heapUsed - heap).toBeLessThan(300 * 1_024 * 1_024);
});
