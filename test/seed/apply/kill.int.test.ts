/** A loader and a database that are killed in the middle of a seed: wholly in or wholly out, and nothing to clear. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { packageRoot, readConfig } from '../../../src/config.js';
import { openGraph, type Graph } from '../../../src/graph/graph.js';
import { acquireDatabase, type ManagedDatabase } from '../../../src/neo4j/managed.js';
import { ensureSchema } from '../../../src/seed/ledger/schema.js';
import { openTestGraph } from '../../support/api.js';
import { temporaryFolder } from '../../support/folder.js';
import { realOntology } from '../../support/ontology.js';
import { emptyGraph, exported, load, organisation, seed, seedFolder } from '../../support/seeds.js';

/** 2,000 statements: an evidence, an agreement, 999 bodies and their part in it. */
const large = seed(
  `MERGE (a:Agreement {id: 'agreement/x'}) SET a.name = '協議', a.kind = 'CONTRACT', a.status = 'ACTIVE', a.evidence = ['t/signing'];\n`,
  ...Array.from(
    { length: 999 },
    (_, i) =>
      organisation(`o${i}`) +
      `MATCH (o:Organisation {id: 'org/o${i}'}), (a:Agreement {id: 'agreement/x'}) MERGE (o)-[r:PARTY_TO]->(a) SET r.evidence = ['t/signing'];\n`,
  ),
);

/** A database of the test's own, to be killed. */
async function open(dataFolder: string): Promise<{ database: ManagedDatabase; graph: Graph }> {
  const database = await acquireDatabase({ ...readConfig(process.env), dataFolder }, { profile: 'test' });
  const graph = openGraph(database);
  onTestFinished(async () => {
    await graph.close();
    await database.stop();
  });
  return { database, graph };
}

/** `pactgraph seed load` in a process of its own. */
function loader(dataFolder: string, folder: string) {
  const child = spawn(process.execPath, [join(packageRoot, 'dist/cli.js'), 'seed', 'load', '--yes'], {
    env: { ...process.env, PACTGRAPH_DATA: dataFolder, PACTGRAPH_SEEDS: folder, NEO4J_URI: '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  const said = new Map<string, () => void>();
  child.stderr.on('data', (chunk: Buffer) => {
    told += chunk.toString();
    for (const [text, resolve] of said) if (told.includes(text)) resolve();
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return {
    child,
    ended,
    told: () => told,
    until: (text: string) =>
      Promise.race([
        new Promise<void>((resolve) => said.set(text, resolve)),
        ended.then((code) => Promise.reject(new Error(`The loader ended with ${String(code)}: ${told}`))),
      ]),
  };
}

describe('a seed of 2,000 statements', () => {
  it('is wholly out when its loader or its database is killed, and wholly in after the next load', async () => {
    const folder = seedFolder({ '0001-large.cypher': large });
    const dataFolder = temporaryFolder();
    const { database, graph } = await open(dataFolder);
    await ensureSchema(graph, realOntology);
    const before = await exported(graph);
    expect(before).toEqual([]);

    const killed = loader(dataFolder, folder);
    await killed.until('500 of 2000 statements');
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(await exported(graph)).toEqual(before);
    expect(await graph.readLatest('MATCH (s:Seed) RETURN count(s) AS seeds')).toEqual([{ seeds: 0 }]);

    const cutOff = loader(dataFolder, folder);
    await cutOff.until('500 of 2000 statements');
    process.kill(database.pid, 'SIGKILL');
    expect(await cutOff.ended).toBe(3);
    expect(cutOff.told()).toContain('The database cannot be reached');

    // The next command starts the database again, which recovers by itself.
    const next = loader(dataFolder, folder);
    expect(await next.ended, next.told()).toBe(0);
    expect(next.told()).toContain('Applied 0001-large.cypher: 1000 entities added, 999 facts added');

    const { graph: recovered } = await open(dataFolder);
    const after = await exported(recovered);
    const undisturbed = openTestGraph();
    await emptyGraph(undisturbed);
    await load(undisturbed, folder);
    expect(after).toEqual(await exported(undisturbed));
    await undisturbed.close();
  }, 400_000);
});
