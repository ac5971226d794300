import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { interruptible } from '../../../src/commands/run/interruptible.js';
import type { Graph } from '../../../src/graph/graph.js';
import { openTestGraph } from '../../support/api.js';
import { emptyGraph } from '../../support/seeds.js';

let graph: Graph;
beforeEach(async () => {
  graph = openTestGraph();
  await emptyGraph(graph);
});
afterEach(() => graph.close());

/** Presses Ctrl-C for whoever listens since `before`, and not for the test runner. */
const pressed = (before: readonly unknown[]) => {
  for (const listener of process.listeners('SIGINT')) if (!before.includes(listener)) listener('SIGINT');
};

/** Writes a node; `signal` is called with the node written and not committed. */
async function stopped(signal: (press: () => void) => void): Promise<unknown> {
  const before = process.listeners('SIGINT');
  let written = false;
  return interruptible(
    graph,
    () => (written ? 'It is in.' : 'It is not in.'),
    async () => {
      await graph.write(async (transaction) => {
        await transaction.run('CREATE (:Test)');
        signal(() => pressed(before));
      }, 60_000);
      written = true;
      await new Promise(() => undefined);
    },
  ).catch((error: unknown) => error);
}

const nodes = async () => {
  const reader = openTestGraph();
  try {
    return (await reader.readLatest('MATCH (n:Test) RETURN count(n) AS nodes'))[0]?.nodes;
  } finally {
    await reader.close();
  }
};

describe('Ctrl-C', () => {
  it('before a commit keeps it from taking place', async () => {
    const error = await stopped((press) => press());
    expect(error).toMatchObject({ code: 'INTERRUPTED', message: 'Stopped by SIGINT. It is not in.' });
    await graph.close();
    expect(await nodes()).toBe(0);
  });

  it('during a commit waits for its end, and tells it', async () => {
    const error = await stopped((press) => setImmediate(press));
    expect(error).toMatchObject({ code: 'INTERRUPTED', message: 'Stopped by SIGINT. It is in.' });
    expect(await nodes()).toBe(1);
  });
});
