/** kill -9 of Neo4j while a seed is loaded: it recovers by itself, and graph and ledger agree. */
import { expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.js';
import { openGraph, type Graph } from '../../src/graph/graph.js';
import { acquireDatabase } from '../../src/neo4j/managed.js';
import { commandProcess } from '../support/command-process.js';
import { temporaryFolder } from '../support/folder.js';
import { emptyGraph } from '../support/seeds.js';
import { expectAgreement } from './agreement.js';
import { drillFolder, stepsOf } from './seeds.js';
import { again, moments, neo4jKills } from './settings.js';

it.skipIf(neo4jKills === 0)(
  'a database that is killed in loads keeps what its ledger says, and the load ends as if it never was',
  async () => {
    const environment = { PACTGRAPH_DATA: temporaryFolder(), PACTGRAPH_SEEDS: drillFolder() };
    const load = () => commandProcess(['seed', 'load', '--yes'], environment);
    let { graph, pid } = await ownDatabase(environment.PACTGRAPH_DATA);
    const steps = await stepsOf(graph, environment.PACTGRAPH_SEEDS);
    const all = steps.length - 1;

    // The pace of a database that has just been started, as each one that is killed has.
    process.kill(pid, 'SIGKILL');
    ({ graph, pid } = await ownDatabase(environment.PACTGRAPH_DATA));
    const started = performance.now();
    const undisturbed = load();
    expect(await undisturbed.ended, undisturbed.told()).toBe(0);
    const span = performance.now() - started;
    await emptyGraph(graph);

    const inAfter: number[] = [];
    for (const moment of moments(neo4jKills, span)) {
      const cutOff = load();
      await new Promise((resolve) => setTimeout(resolve, moment));
      process.kill(pid, 'SIGKILL');
      const code = await cutOff.ended;
      // One that had not yet looked for the database starts it again and goes on; one that was at work says what became of it.
      expect([0, 3], `${cutOff.told()} ${again}`).toContain(code);
      if (code === 3)
        expect(cutOff.told()).toMatch(
          /The database (cannot be reached|ended during this command)|was lost at the commit/,
        );
      ({ graph, pid } = await ownDatabase(environment.PACTGRAPH_DATA));
      const parts = await expectAgreement(graph, steps);
      if (code === 0) expect(parts, again).toBe(all);
      inAfter.push(parts);
      if (parts === all) await emptyGraph(graph);
    }
    console.log(
      `An undisturbed run takes ${Math.round(span)} ms. Transactions in after each kill: ${inAfter.join(', ')} (of ${all}; ${again})`,
    );

    const last = load();
    expect(await last.ended, last.told()).toBe(0);
    expect(await expectAgreement(graph, steps)).toBe(all);
  },
  1_800_000,
);

/** Starts it, which after a crash recovers; stopped when the test ends. */
async function ownDatabase(dataFolder: string): Promise<{ graph: Graph; pid: number }> {
  const database = await acquireDatabase({ ...readConfig(process.env), dataFolder }, { profile: 'test' });
  const graph = openGraph(database);
  onTestFinished(async () => {
    await graph.close();
    await database.stop();
  });
  return { graph, pid: database.pid };
}
