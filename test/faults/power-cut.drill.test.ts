/** What a power cut leaves: the files of the database as they were at some moment of a load, or with the end of the log gone. */
import { cpSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.js';
import { openGraph, type Graph } from '../../src/graph/graph.js';
import { acquireDatabase } from '../../src/neo4j/managed.js';
import { expectAgreement } from '../drills/agreement.js';
import { drillFolder, stepsOf } from '../drills/seeds.js';
import { moments, powerCuts } from '../drills/settings.js';
import { commandProcess } from '../support/command-process.js';
import { temporaryFolder } from '../support/folder.js';
import { emptyGraph } from '../support/seeds.js';
import { secondsSince, told } from './report.js';

const lostBytes = 4_096;

/** Of the test profile: its transaction log is not allocated beforehand, so the end of the file is the end of the log. */
async function opened(dataFolder: string): Promise<{ graph: Graph; stop: () => Promise<void> }> {
  const database = await acquireDatabase({ ...readConfig(process.env), dataFolder }, { profile: 'test' });
  const graph = openGraph(database);
  const stop = async () => {
    await graph.close();
    await database.stop();
  };
  onTestFinished(stop);
  return { graph, stop };
}

/** As the disk of a machine that went dark is found: without the state of the process that wrote it. */
function copyOf(dataFolder: string): string {
  const copy = temporaryFolder();
  cpSync(dataFolder, copy, { recursive: true });
  rmSync(join(copy, 'run'), { recursive: true, force: true });
  return copy;
}

function cutLog(dataFolder: string): void {
  const folder = join(dataFolder, 'neo4j/data/transactions/neo4j');
  const newest = readdirSync(folder)
    .filter((name) => name.startsWith('neostore.transaction.db.'))
    .sort((a, b) => Number(a.split('.').at(-1)) - Number(b.split('.').at(-1)))
    .at(-1);
  const log = join(folder, newest ?? '');
  truncateSync(log, Math.max(readFileSync(log).length - lostBytes, 0));
}

it.skipIf(powerCuts === 0)(
  'a copy of the files taken under load starts, and data and ledger agree; also with 4 kB of the log cut off',
  async () => {
    const dataFolder = temporaryFolder();
    const seeds = drillFolder();
    const { graph } = await opened(dataFolder);
    const steps = await stepsOf(graph, seeds);
    const load = () =>
      commandProcess(['seed', 'load', '--yes'], { PACTGRAPH_DATA: dataFolder, PACTGRAPH_SEEDS: seeds });
    const started = performance.now();
    const undisturbed = load();
    expect(await undisturbed.ended, undisturbed.told()).toBe(0);
    const span = performance.now() - started;

    const whole: number[] = [];
    const cut: { seconds: number; refused: boolean }[] = [];
    for (const moment of moments(powerCuts, span)) {
      await emptyGraph(graph);
      const loading = load();
      await new Promise((resolve) => setTimeout(resolve, moment));
      const copies = [copyOf(dataFolder), copyOf(dataFolder)] as const;
      expect(await loading.ended, loading.told()).toBe(0);

      const copied = performance.now();
      const { graph: after, stop } = await opened(copies[0]);
      whole.push(secondsSince(copied));
      await expectAgreement(after, steps);
      await stop();

      cutLog(copies[1]);
      const cutOff = performance.now();
      const outcome = await opened(copies[1]).catch((error: unknown) => error);
      const refused = outcome instanceof Error;
      cut.push({ seconds: secondsSince(cutOff), refused });
      if (refused)
        expect(outcome.message).toBe(
          'The transaction log of the database is damaged, and nobody can say what it held.',
        );
      else await expectAgreement((outcome as { graph: Graph }).graph, steps);
    }
    told({
      fault: 'a power cut: a copy of the data folder taken under load',
      outcome: 'Neo4j recovers from its log; ledger and data agree',
      seconds: whole,
    });
    for (const refused of [false, true]) {
      const seconds = cut.filter((one) => one.refused === refused).map((one) => one.seconds);
      if (seconds.length > 0)
        told({
          fault: 'the same with the last 4 kB of the transaction log cut off',
          outcome: refused
            ? 'the log is said to be damaged, with what to do: restore a dump, or reset and load'
            : 'Neo4j recovers what the log still holds; ledger and data agree, what was lost is pending again',
          seconds,
        });
    }
  },
  1_800_000,
);
