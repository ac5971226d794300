/** kill -9 of a restore at random moments: the next command finds the data before or that of the dump, whole. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.js';
import { openGraph } from '../../src/graph/graph.js';
import { acquireDatabase } from '../../src/neo4j/managed.js';
import { commandProcess } from '../support/command-process.js';
import { temporaryFolder } from '../support/folder.js';
import { exported, load, organisation, seed, seedFolder } from '../support/seeds.js';
import { again, moments, restoreKills } from './settings.js';

it.skipIf(restoreKills === 0)(
  'a restore that is killed leaves the old graph or the new, and the last one ends',
  async () => {
    const dataFolder = temporaryFolder();
    const environment = { PACTGRAPH_DATA: dataFolder };
    const config = { ...readConfig(process.env), server: undefined, dataFolder };
    const dump = join(temporaryFolder(), 'kills.dump');
    const restore = () => commandProcess(['neo4j', 'restore', '--yes', dump], environment);

    /** Starts the database, which puts in order what a kill left, and stops it again. */
    const inDatabase = async <T>(work: (graph: ReturnType<typeof openGraph>) => Promise<T>): Promise<T> => {
      const database = await acquireDatabase(config, { profile: 'test' });
      onTestFinished(() => database.stop());
      expect(readdirSync(join(dataFolder, 'run')).sort(), again).toEqual(['port', 'state.json']);
      const graph = openGraph(database);
      try {
        return await work(graph);
      } finally {
        await graph.close();
        await database.stop();
      }
    };
    const seeds = seedFolder({
      '0001-first.cypher': seed(organisation('first')),
      '0002-second.cypher': seed(organisation('second')),
    });
    const loaded = (folder: string) =>
      inDatabase(async (graph) => {
        expect((await load(graph, folder)).error).toBeUndefined();
        return exported(graph);
      });

    const dumped = await loaded(seedFolder({ '0001-first.cypher': seed(organisation('first')) }));
    const dumping = commandProcess(['neo4j', 'dump', dump], environment);
    expect(await dumping.ended, dumping.told()).toBe(0);
    const started = performance.now();
    const undisturbed = restore();
    expect(await undisturbed.ended, undisturbed.told()).toBe(0);
    const span = performance.now() - started;
    const present = await loaded(seeds);
    expect(present).not.toEqual(dumped);

    const found: string[] = [];
    for (const moment of moments(restoreKills, span)) {
      const struck = restore();
      setTimeout(() => struck.child.kill('SIGKILL'), moment);
      await struck.ended;
      const now = await inDatabase((graph) => exported(graph));
      expect([present, dumped], again).toContainEqual(now);
      const isDumped = now.length === dumped.length;
      found.push(isDumped ? 'the dump' : 'the data before');
      if (isDumped) await loaded(seeds);
    }
    console.log(
      `An undisturbed restore takes ${Math.round(span)} ms. After each kill: ${found.join(', ')} (${again})`,
    );

    const last = restore();
    expect(await last.ended, last.told()).toBe(0);
    expect(await inDatabase((graph) => exported(graph))).toEqual(dumped);
  },
  1_800_000,
);
