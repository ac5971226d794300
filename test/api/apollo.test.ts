import { Answer } from '../../src/api/answer/answer.js';
import { answerLimits } from '../../src/api/answer/limits.js';
import { describe, expect, it } from 'vitest';
import { createContext } from '../../src/api/context.js';
import { createApollo } from '../../src/api/apollo.js';
import { createSnapshot } from '../../src/graph/snapshot.js';
import { PactgraphError } from '../../src/errors.js';
import { fakeGraph, schema, served } from '../http/support.js';

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

describe('the Apollo server', () => {
  it('starts, answers and stops without the world', async () => {
    const apollo = createApollo(schema, { introspection: false, cost: 5_000, logger: silent });
    await apollo.start();
    const operation = { name: undefined };
    const answer = new Answer();
    const context = createContext(served, createSnapshot(fakeGraph().graph), answer, {
      requestId: 'r',
      operation,
      today: 20251130,
    });
    const { body } = await apollo.executeOperation(
      { query: 'query Named { self { name } }' },
      { contextValue: context },
    );
    expect(body).toMatchObject({ kind: 'single', singleResult: { data: { self: { name: 'node' } } } });
    expect(operation.name).toBe('Named');
    await apollo.stop();
  });

  it('leaves signals to the server', async () => {
    const before = process.listenerCount('SIGTERM');
    const apollo = createApollo(schema, { introspection: false, cost: 5_000, logger: silent });
    await apollo.start();
    expect(process.listenerCount('SIGTERM')).toBe(before);
    await apollo.stop();
  });
});

describe('a snapshot', () => {
  it('remembers the first revision and counts statements', async () => {
    const snapshot = createSnapshot(fakeGraph().graph);
    expect(snapshot.revision()).toBeUndefined();
    expect(await snapshot.read('a', {})).toEqual([{ revision: 7, value: 'v' }]);
    await snapshot.read('b');
    expect([snapshot.revision(), snapshot.statements, snapshot.moved]).toEqual([7, 2, false]);
  });

  it('says when the graph moved, and sends nothing more', async () => {
    const { graph, texts } = fakeGraph((_text, call) => [{ revision: call }]);
    const snapshot = createSnapshot(graph);
    await snapshot.read('a');
    await expect(snapshot.read('b')).rejects.toMatchObject({ code: 'GRAPH_MOVED' });
    await expect(snapshot.read('c')).rejects.toMatchObject({ code: 'GRAPH_MOVED' });
    expect([snapshot.moved, snapshot.revision(), texts]).toEqual([true, 1, ['a', 'b']]);
  });

  it('knows an empty database from a statement that forgets the revision', async () => {
    await expect(createSnapshot(fakeGraph(() => []).graph).read('a')).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      hint: 'Run `pactgraph seed load`.',
    });
    const forgetful = createSnapshot(fakeGraph(() => [{ value: 1 }]).graph).read('a');
    await expect(forgetful).rejects.not.toBeInstanceOf(PactgraphError);
  });

  it('sends nothing when nobody waits', async () => {
    const { graph, texts } = fakeGraph();
    const operation = new AbortController();
    const answer = new Answer(answerLimits(1), operation);
    const { read } = createSnapshot(graph, answer);
    operation.abort();
    const waiting = new Promise((resolve) => setImmediate(resolve, 'nothing'));
    expect([answer.ended, await Promise.race([read('a'), waiting]), texts]).toEqual([true, 'nothing', []]);
  });
});
