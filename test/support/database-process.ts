/** Another process that acquires the managed database: the built package, as a user would run it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { packageRoot } from '../../src/package.js';

export interface DatabaseProcess {
  readonly child: ChildProcess;
  readonly owned: boolean;
  /** Of the JVM. */
  readonly pid: number;
}

const built = (file: string): string => JSON.stringify(pathToFileURL(join(packageRoot, 'dist', file)).href);

/** Stays until it is killed; with `keepRunning` it ends as soon as the database is ready. */
export async function databaseProcess(
  dataFolder: string,
  keepRunning = false,
  environment: Readonly<Record<string, string>> = {},
): Promise<DatabaseProcess> {
  const script = `
    import { readConfig } from ${built('config.js')};
    import { acquireDatabase } from ${built('neo4j/managed.js')};
    const options = { profile: 'test', keepRunning: ${keepRunning} };
    const { owned, pid } = await acquireDatabase(readConfig(process.env), options);
    console.log(JSON.stringify({ owned, pid }));
    if (!options.keepRunning) setInterval(() => {}, 60_000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, PACTGRAPH_DATA: dataFolder, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(([code]) =>
      Promise.reject(new Error(`The process ended with ${String(code)}.`)),
    ),
  ])) as [string];
  const { owned, pid } = JSON.parse(line) as { owned: boolean; pid: number };
  return { child, owned, pid };
}
