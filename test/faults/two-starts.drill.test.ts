/** Two `npm start` at once on one data folder: one database, and both answer until they are ended. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { slow } from '../drills/settings.js';
import { temporaryFolder } from '../support/folder.js';
import { secondsSince, told } from './report.js';
import { jvmsOf, noJvmWithin, serverProcess } from './server-process.js';

it.runIf(slow)(
  'two starts at once share a database, and the one that is left has one of its own',
  async () => {
    const dataFolder = temporaryFolder();
    const environment = { PACTGRAPH_DATA: dataFolder };
    const started = performance.now();
    const servers = await Promise.all([
      serverProcess('start', environment),
      serverProcess('start', environment),
    ]);
    expect(await Promise.all(servers.map(({ ready }) => ready()))).toEqual([true, true]);
    told({
      fault: 'two `npm start` at once, on two ports',
      outcome: 'they share one database',
      seconds: [secondsSince(started)],
    });
    expect(jvmsOf(dataFolder)).toHaveLength(1);

    const owner = servers.find(({ told: said }) => said().includes('Starting Neo4j'));
    const borrower = servers.find((server) => server !== owner);
    const ended = performance.now();
    owner?.child.kill('SIGTERM');
    expect(await owner?.ended).toBe(0);
    while (!(await borrower?.answers())) await sleep(50);
    told({
      fault: 'of two that share a database the one that started it ends',
      outcome: 'the other one starts it again, and answers 503 meanwhile',
      seconds: [secondsSince(ended)],
    });
    borrower?.child.kill('SIGTERM');
    expect(await borrower?.ended).toBe(0);
    expect(await noJvmWithin(dataFolder, 15_000)).toBe(true);
  },
  240_000,
);
