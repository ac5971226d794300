import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { openTestGraph } from '../support/api.js';
import { writeFacts } from '../support/facts.js';
import { realOntology } from '../support/ontology.js';

let graph: Graph;
beforeAll(async () => {
  graph = openTestGraph();
  await writeFacts(graph, realOntology, { nodes: { 'org/a': {} } });
});
afterAll(() => graph.close());

/** Statements of the server that have a mark in their text. */
const running = (mark: string): Promise<unknown[]> =>
  graph.read('SHOW TRANSACTIONS YIELD currentQuery AS text WHERE text CONTAINS $mark RETURN text', { mark });

const endless = (mark: string) =>
  `UNWIND range(1, 1000000000) AS n WITH n WHERE n < 0 RETURN '${mark}' AS mark, n`;
const manyRows = (mark: string) => `UNWIND range(1, 100000000) AS n RETURN '${mark}' AS mark, n`;

describe('a read that nobody waits for any more', () => {
  it.each([
    ['while the server works', endless],
    ['while rows come', manyRows],
  ])('%s ends at once, here and on the server', async (_when, statement) => {
    const mark = randomUUID();
    const operation = new AbortController();
    const reason = new Error('over');
    let rows = 0;
    const read = graph.read(statement(mark), {}, { signal: operation.signal, onRow: () => rows++ });
    await expect.poll(() => running(mark), { timeout: 4_000 }).toHaveLength(1);
    operation.abort(reason);
    const seen = rows;
    await expect(read).rejects.toBe(reason);
    expect(rows).toBe(seen);
    await expect.poll(() => running(mark), { timeout: 2_000 }).toEqual([]);
    // The connection is as good as new.
    expect(await graph.read('RETURN 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is not sent', async () => {
    const mark = randomUUID();
    const signal = AbortSignal.abort(new Error('over'));
    await expect(graph.read(endless(mark), {}, { signal })).rejects.toThrow('over');
    expect(await running(mark)).toEqual([]);
  });
});

describe('rows', () => {
  it('are given one by one as they come, and kept as they are then', async () => {
    const seen: unknown[] = [];
    const onRow = (row: Record<string, unknown>) => {
      seen.push(row.n);
      row.text = 'kept';
    };
    const rows = await graph.read("UNWIND [1, 2, 3] AS n RETURN n, 'came' AS text", {}, { onRow });
    expect(seen).toEqual([1, 2, 3]);
    expect(rows.map(({ text }) => text)).toEqual(['kept', 'kept', 'kept']);
  });

  it('that are not flat fail the statement', async () => {
    await expect(graph.read('MATCH (n) RETURN n LIMIT 1')).rejects.toThrow('return flat values instead');
  });
});
