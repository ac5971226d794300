/** Whether a process that we wrote down is still the one that runs: process ids are used again. */
import { execFileSync } from 'node:child_process';
import { hasCode, readIfThere } from './files.js';

/**
 * A text that stays the same for the life of a process and differs for a later one with the same id: its start time.
 * undefined when no such process runs (one that has ended and waits to be reaped does not run).
 */
export function processMark(pid: number): string | undefined {
  if (!exists(pid)) return undefined;
  if (process.platform === 'linux') return markFromProc(pid);
  // Windows has no cheap start time: there the id alone has to do, and Bolt with our password is the real check.
  return process.platform === 'win32' ? 'running' : markFromPs(pid);
}

export const isSameProcess = (pid: number, mark: string): boolean => processMark(pid) === mark;

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another user.
    return hasCode(error, 'EPERM');
  }
}

function markFromProc(pid: number): string | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`);
  // The second field is the program's name in brackets and may itself hold spaces and brackets.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  const [state] = fields;
  return state === undefined || state === 'Z' || state === 'X' ? undefined : fields[19];
}

function markFromPs(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const [state = '', ...start] = line.split(/\s+/);
    return state === '' || state.startsWith('Z') ? undefined : start.join(' ');
  } catch {
    return undefined;
  }
}
