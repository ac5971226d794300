import { expect, it } from 'vitest';
import { reportDerivation } from '../../../src/commands/serve/report-derivation.js';
import { notedIo } from '../../support/io.js';
import { emptiedGraph, load, organisation, seed, seedFolder, statementFiles } from '../../support/seeds.js';

const graph = emptiedGraph();

async function told(): Promise<string> {
  const io = notedIo();
  await reportDerivation({ graph, statements: statementFiles }, io);
  return io.errs.join('\n');
}

it('a server that writes nothing tells that a graph of an earlier version waits for a load', async () => {
  const folder = seedFolder({ '0001-a.cypher': seed(organisation('hkpc')) });
  expect(await load(graph, folder)).toMatchObject({ error: undefined });
  expect(await told()).toBe('');
  await graph.write((transaction) => transaction.run('MATCH (l:Ledger) SET l.derivation = 1'), 10_000);
  expect(await told()).toMatch(/Another version .* pactgraph seed load$/m);
  await load(graph, folder);
  expect(await told()).toBe('');
});
