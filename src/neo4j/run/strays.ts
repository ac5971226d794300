/** JVMs that no state knows: of a start that was killed before it wrote down what it had started. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { Layout } from '../disk/layout.js';

type Home = Pick<Layout, 'home' | 'argumentsFile'>;

/** @returns ids of the Neo4j processes that were started on this home; none on Windows, which cannot be asked */
export function jvmsOn(home: Home): number[] {
  if (process.platform === 'win32') return [];
  return process.platform === 'linux' ? fromProc(home) : fromPs(home);
}

function fromProc({ home, argumentsFile }: Home): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => {
    try {
      const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      // In a container there may be another folder of that name.
      return args.includes(`@${argumentsFile}`) && isSameFolder(`/proc/${pid}/cwd`, home);
    } catch {
      // It has just ended, or another user's.
      return false;
    }
  });
}

function isSameFolder(one: string, other: string): boolean {
  const [a, b] = [statSync(one), statSync(other)];
  return a.dev === b.dev && a.ino === b.ino;
}

function fromPs({ argumentsFile }: Home): number[] {
  const lines = execFileSync('ps', ['-axww', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines
    .filter((line) => line.trimEnd().endsWith(` @${argumentsFile}`))
    .map((line) => Number.parseInt(line, 10));
}
