/** The database that all participants ask, with the graph in it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../dist/config.js';
import { acquireDatabase } from '../../dist/neo4j/managed.js';
import { writeSeeds } from './seeds.js';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const shipped = fileURLToPath(new URL('../../seed', import.meta.url));

/**
 * A managed database on a folder of its own, or the one of NEO4J_URI, which is to be empty or to hold this very graph.
 * @param {object} shape see `shapeOf`
 * @param {string | undefined} kept folder of databases that are kept, one for each graph
 * @param {{ withShippedSeed?: boolean }} [options] the shipped seed has the types that the graph lacks
 */
export async function openDatabase(shape, kept, { withShippedSeed = false } = {}) {
  const name = `${shape.size}${withShippedSeed ? '-and-shipped' : ''}`;
  const folder = kept ? join(kept, name) : mkdtempSync(join(tmpdir(), 'pactgraph-query-'));
  const seeds = join(folder, 'seed');
  mkdirSync(seeds, { recursive: true });
  const remove = () => (kept ? undefined : rmSync(folder, { recursive: true, force: true }));
  try {
    const given = process.env.NEO4J_URI ? process.env : undefined;
    const managed = given
      ? undefined
      : await acquireDatabase({ ...readConfig(process.env), dataFolder: join(folder, 'data') });
    const environment = {
      NEO4J_URI: (given ?? {}).NEO4J_URI ?? managed.uri,
      NEO4J_USER: given ? (given.NEO4J_USER ?? 'neo4j') : managed.user,
      NEO4J_PASSWORD: given ? given.NEO4J_PASSWORD : managed.password,
      NEO4J_DATABASE: given ? (given.NEO4J_DATABASE ?? 'neo4j') : managed.database,
    };
    const stop = async () => {
      await managed?.stop();
      remove();
    };
    try {
      const written = await writeSeeds(seeds, shape);
      if (withShippedSeed) addShipped(seeds, written);
      await load(seeds, environment);
    } catch (error) {
      await stop();
      throw error;
    }
    return { environment, pid: managed?.pid, stop };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Numbered behind those that are there. */
function addShipped(seeds, written) {
  for (const entry of readdirSync(shipped)) {
    const [number] = /^\d+/.exec(entry) ?? [];
    const name = number
      ? String(Number(number) + written).padStart(4, '0') + entry.slice(number.length)
      : entry;
    cpSync(join(shipped, entry), join(seeds, name), { recursive: true });
  }
}

async function load(seeds, environment) {
  const child = spawn(process.execPath, [cli, 'seed', 'load', '--yes', '--json'], {
    env: { ...process.env, ...environment, PACTGRAPH_SEEDS: seeds },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The graph was not loaded: the loader ended with ${code}.`);
}
