/** A command of the built package in a process of its own, as a user runs it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { packageRoot } from '../../src/package.js';

export interface CommandProcess {
  readonly child: ChildProcess;
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Its standard error so far. */
  readonly told: () => string;
  /** Its standard output so far; with 'with output' only, as a result may be large. */
  readonly printed: () => string;
}

/**
 * Killed when the test ends before it does.
 * @param uid the user that runs it, where a test may choose
 */
export function commandProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  output: 'without output' | 'with output' = 'without output',
  uid?: number,
): CommandProcess {
  const child = spawn(process.execPath, [join(packageRoot, 'dist/cli.js'), ...args], {
    env: { ...process.env, NEO4J_URI: '', ...environment },
    stdio: ['ignore', output === 'with output' ? 'pipe' : 'ignore', 'pipe'],
    ...(uid !== undefined && { uid }),
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let told = '';
  let printed = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (told += text));
  // `close` comes when the last of its words is read, `exit` may come before.
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, ended, told: () => told, printed: () => printed };
}
