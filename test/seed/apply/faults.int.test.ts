/** What goes wrong around a load, and that ledger and data agree whatever it is. */
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { loadPending } from '../../../src/commands/seed-load.js';
import { PactgraphError } from '../../../src/errors.js';
import { openGraph, type Graph } from '../../../src/graph/graph.js';
import { openTestGraph } from '../../support/api.js';
import { cuttingProxy } from '../../support/cutting-proxy.js';
import { notedIo } from '../../support/io.js';
import { emptyGraph, exported, load, organisation, seed, seedFolder, session } from '../../support/seeds.js';

let graph: Graph;
beforeAll(() => {
  graph = openTestGraph();
});
afterAll(() => graph.close());
beforeEach(() => emptyGraph(graph));

const folder = () => seedFolder({ '0001-a.cypher': seed(organisation('a'), organisation('b')) });

describe('a connection that is cut at the commit', () => {
  const through = async (cut: 'before' | 'after') => {
    // The first load makes constraints and ledger, so that the first COMMIT is the seed's.
    await load(graph, seedFolder({}));
    const server = inject('neo4j');
    const other = openGraph({ ...server, uri: await cuttingProxy(server.uri, cut) });
    onTestFinished(() => other.close());
    return other;
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
    const failed = loadPending(session(await through('before'), files), notedIo());
    await expect(failed).rejects.toThrow(PactgraphError);
    await expect(failed).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect(await exported(graph)).toEqual([]);
    expect((await load(graph, files)).loaded).toMatchObject([{ revision: 1 }]);
  });
});

describe('eight loaders at once', () => {
  const rounds = Number(process.env.PACTGRAPH_TEST_ROUNDS ?? 3);

  it(`apply each seed once, ${rounds} rounds`, async () => {
    for (let round = 0; round < rounds; round++) {
      await emptyGraph(graph);
      const files = seedFolder({
        '0001-a.cypher': seed(organisation('a')),
        '0002-b.cypher': seed(organisation('b')),
        '0003-c.cypher': seed(organisation('c')),
      });
      const all = await Promise.all(Array.from({ length: 8 }, () => load(graph, files)));
      expect(all.flatMap(({ problems, error }) => [...problems, ...(error ? [error] : [])])).toEqual([]);
      const applied = all.flatMap(({ loaded }) => loaded.filter(({ revision }) => revision !== undefined));
      expect(applied.map(({ revision }) => revision).sort()).toEqual([1, 2, 3]);
      expect(
        await graph.readLatest(
          'MATCH (l:LedgerLine) RETURN count(l) AS lines, count { MATCH (:Organisation) } AS all',
        ),
      ).toEqual([{ lines: 3, all: 3 }]);
    }
  }, 600_000);
});
