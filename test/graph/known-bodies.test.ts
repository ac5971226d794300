import { describe, expect, it } from 'vitest';
import { knownBodies, type KnownBodies } from '../../src/graph/known-bodies.js';
import { createSnapshot } from '../../src/graph/snapshot.js';
import type { Row } from '../../src/graph/values.js';

/** A graph that tests load and change; it notes what is read. */
function graphOf(bodies: string[], revision = 1) {
  const state = { bodies, revision };
  const read: string[] = [];
  return {
    state,
    read,
    graph: {
      read: (text: string): Promise<Row[]> => {
        read.push(text);
        const { revision: head, bodies: types } = state;
        return Promise.resolve([{ revision: head, ...(text === 'bodies' && { bodies: types }) }]);
      },
    },
  };
}

/** One operation of one statement. */
async function operate(graph: ReturnType<typeof graphOf>['graph'], known: KnownBodies): Promise<string> {
  const snapshot = createSnapshot(graph, undefined, known);
  await snapshot.read('statement').catch(() => undefined);
  return `${[...snapshot.bodies].join() || 'none'}${snapshot.moved ? ', again' : ''}`;
}

describe('the types that have bodies', () => {
  it('are read once for a revision, not for an operation', async () => {
    const { graph, read, state } = graphOf([]);
    const known = knownBodies(graph, 'bodies');
    for (let i = 0; i < 3; i++) expect(await operate(graph, known)).toBe('none');
    expect(read).toEqual(['statement', 'bodies', 'statement', 'statement']);
    state.revision = 2;
    for (let i = 0; i < 2; i++) expect(await operate(graph, known)).toBe('none');
    expect(read.slice(4)).toEqual(['statement', 'bodies', 'statement']);
  });

  it('let an operation run again that took others', async () => {
    const { graph, state } = graphOf(['Organisation']);
    const known = knownBodies(graph, 'bodies');
    expect(await operate(graph, known)).toBe('none, again');
    expect(await operate(graph, known)).toBe('Organisation');
    Object.assign(state, { revision: 2, bodies: [] });
    expect(await operate(graph, known)).toBe('Organisation, again');
    expect(await operate(graph, known)).toBe('none');
  });

  it('let an operation run again that began before others learnt of a change', async () => {
    const { graph, state } = graphOf([]);
    const known = knownBodies(graph, 'bodies');
    await known.read();
    const early = createSnapshot(graph, undefined, known);
    Object.assign(state, { revision: 2, bodies: ['Centre'] });
    expect(await operate(graph, known)).toBe('none, again');
    await expect(early.read('statement')).rejects.toMatchObject({ code: 'GRAPH_MOVED' });
  });

  it('are asked for once by all statements that saw a new revision', async () => {
    const { graph, read } = graphOf([]);
    const known = knownBodies(graph, 'bodies');
    const snapshot = createSnapshot(graph, undefined, known);
    await Promise.all(['a', 'b', 'c'].map((text) => snapshot.read(text)));
    expect(read.filter((text) => text === 'bodies')).toHaveLength(1);
  });

  it('are read again beside an operation after a while, as a restored database may have the old revision', async () => {
    const { graph, read, state } = graphOf([]);
    let now = 0;
    const known = knownBodies(graph, 'bodies', () => now);
    await operate(graph, known);
    state.bodies = ['Organisation'];
    now = 10_001;
    expect(await operate(graph, known)).toBe('none, again');
    expect(await operate(graph, known)).toBe('Organisation');
    expect(read.filter((text) => text === 'bodies')).toHaveLength(2);
  });
});
