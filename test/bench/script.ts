/** A benchmark in a process of its own, on the database of the test run. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../src/package.js';
import { testServer } from '../support/server.js';

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly told: string;
}

/** @param name its file in bench/ */
export function runBench(name: string, args: readonly string[]): Promise<Ended> {
  const { uri, user, password, database } = testServer();
  const env = {
    ...process.env,
    NEO4J_URI: uri,
    NEO4J_USER: user,
    NEO4J_PASSWORD: password,
    NEO4J_DATABASE: database,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(packageRoot, 'bench', name), ...args], { env }, (error, out, told) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, told }),
    );
  });
}
