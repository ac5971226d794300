/** Connections that break at the commit of a load or an undo: the ledger tells whether it took place. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadPending } from '../../../src/commands/seed/load.js';
import { PactgraphError } from '../../../src/errors.js';
import { openGraph } from '../../../src/graph/graph.js';
import { cuttingProxy } from '../../support/cutting-proxy.js';
import { notedIo } from '../../support/io.js';
import {
  emptiedGraph,
  exported,
  load,
  organisation,
  seed,
  seedFolder,
  session,
  undo,
} from '../../support/seeds.js';
import { testServer } from '../../support/server.js';

const graph = emptiedGraph();

const folder = () => seedFolder({ '0001-a.cypher': seed(organisation('a'), organisation('b')) });

describe('a connection that is cut at the commit', () => {
  const through = async (...cut: ['before' | 'after', 'is gone'?]) => {
    // The first load makes constraints and ledger, so that the first COMMIT is the seed's.
    await load(graph, seedFolder({}));
    const server = testServer();
    const other = openGraph({ ...server, uri: await cuttingProxy(server.uri, ...cut) });
    onTestFinished(() => other.close());
    return other;
  };
  const failure = async (doing: Promise<unknown>): Promise<PactgraphError> => {
    const error = await doing.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof PactgraphError)) throw new Error(`Not refused: ${String(error)}`);
    return error;
  };

  it('after the server has it: the ledger tells that the seed is in, and it is not applied twice', async () => {
    const files = folder();
    const io = notedIo();
    const loaded = await loadPending(session(await through('after'), files), io);
    expect(loaded).toMatchObject([
      { file: '0001-a.cypher', revision: 1, counts: { entities: { added: 2 } } },
    ]);
    expect((await load(graph, files)).loaded).toEqual([]);
    expect(await graph.readLatest('MATCH (l:LedgerLine) RETURN count(l) AS lines')).toEqual([{ lines: 1 }]);
  });

  it('before the server has it: the load fails, nothing is in, and the next one applies it', async () => {
    const files = folder();
    const failed = await failure(loadPending(session(await through('before'), files), notedIo()));
    expect(failed.code).toBe('DATABASE_UNAVAILABLE');
    expect(failed.message).toBe(
      'The connection to the database was lost at the commit; nothing of it is in the graph.\n' +
        'Nothing of 0001-a.cypher was applied.',
    );
    expect(await exported(graph)).toEqual([]);
    expect((await load(graph, files)).loaded).toMatchObject([{ revision: 1 }]);
  });

  it('and is not to be had again: the load says that it may be in, and the next one finds out', async () => {
    const files = folder();
    const failed = await failure(loadPending(session(await through('after', 'is gone'), files), notedIo()));
    expect(failed.code).toBe('OUTCOME_UNKNOWN');
    expect(failed.message).toContain('it does not know whether the commit took place');
    expect(failed.hint).toContain('run this command again');
    expect((await load(graph, files)).loaded).toEqual([]);
    expect((await exported(graph)).length).toBeGreaterThan(0);
  });

  it('of an undo: the ledger tells whether it took place', async () => {
    const files = folder();
    await load(graph, files);
    const before = await exported(graph);
    const failed = await undo(await through('before'), { number: 1 });
    expect(failed).toMatchObject({ seeds: [], refused: { code: 'DATABASE_UNAVAILABLE' } });
    expect(await exported(graph)).toEqual(before);

    expect(await undo(await through('after'), { number: 1 })).toEqual({ seeds: [1], refused: undefined });
    expect(await exported(graph)).toEqual([]);
  });
});
