/** kill -9 of the server, of its database, of both, at any moment of a start and behind it. */
import { expect, it } from 'vitest';
import { setprivIn } from '../../src/neo4j/process/process.js';
import { readConfig } from '../../src/config.js';
import { moments, startKills } from '../drills/settings.js';
import { commandProcess } from '../support/command-process.js';
import { temporaryFolder } from '../support/folder.js';
import { secondsSince, told } from './report.js';
import { jvmsOf, noJvmWithin, serverProcess } from './server-process.js';

const targets = ['Node', 'the JVM', 'both'] as const;

it.skipIf(startKills === 0)(
  'a start that is killed works the next time, with all its data and no orphan',
  async () => {
    const environment = { PACTGRAPH_DATA: temporaryFolder() };
    const { PACTGRAPH_DATA: dataFolder } = environment;
    const killJvms = () => jvmsOf(dataFolder).forEach((pid) => process.kill(pid, 'SIGKILL'));
    const tied = setprivIn(readConfig(process.env).path) !== undefined;

    const first = performance.now();
    const undisturbed = await serverProcess('start', environment);
    expect(await undisturbed.ready(), undisturbed.told()).toBe(true);
    const span = performance.now() - first;
    const whole = await exportOf(environment);
    undisturbed.child.kill('SIGTERM');
    expect(await undisturbed.ended).toBe(0);

    const times: Record<(typeof targets)[number], number[]> = { Node: [], 'the JVM': [], both: [] };
    for (const [index, moment] of moments(startKills, span, 20).entries()) {
      const target = targets[index % targets.length] ?? 'both';
      const struck = await serverProcess('start', environment);
      await new Promise((resolve) => setTimeout(resolve, moment));
      if (target !== 'Node') killJvms();
      if (target === 'the JVM') {
        // Before it is ready the start fails with the reason; behind, the server starts its database again.
        if (!(await struck.ready())) expect(struck.told()).toMatch(/Neo4j ended|The database ended/);
        struck.child.kill('SIGTERM');
      } else struck.child.kill('SIGKILL');
      await struck.ended;
      if (tied) expect(await noJvmWithin(dataFolder, 15_000), `an orphan of ${target}`).toBe(true);

      const started = performance.now();
      const next = await serverProcess('start', environment);
      expect(await next.ready(), next.told()).toBe(true);
      times[target].push(secondsSince(started));
      expect(await exportOf(environment)).toBe(whole);
      next.child.kill('SIGTERM');
      expect(await next.ended, next.told()).toBe(0);
      expect(await noJvmWithin(dataFolder, 15_000)).toBe(true);
    }
    for (const target of targets)
      if (times[target].length > 0)
        told({
          fault: `kill -9 of ${target}, at any moment of a start or behind it`,
          outcome: 'no JVM is left; the next start answers with all data',
          seconds: times[target],
        });
  },
  1_800_000,
);

async function exportOf(environment: Readonly<Record<string, string>>): Promise<string> {
  const run = commandProcess(['export', 'canonical'], environment, 'with output');
  expect(await run.ended, run.told()).toBe(0);
  return run.printed();
}
