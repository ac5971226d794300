/** Whether a process that we wrote down is still the one that runs: process ids are used again. */
import { execFileSync } from 'node:child_process';
import { hasErrno, readIfThere } from '../disk/files.js';

/**
 * A text that stays the same for the life of a process and differs for a later one with the same id: its start time.
 * undefined when no such process runs (one that has ended and waits to be reaped does not run).
 */
export function processMark(pid: number): string | undefined {
  if (!exists(pid)) return undefined;
  if (process.platform === 'linux') return markFromProc(pid);
  return process.platform === 'win32' ? markFromPowerShell(pid) : markFromPs(pid);
}

export const isSameProcess = (pid: number, mark: string): boolean => processMark(pid) === mark;

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another user.
    return hasErrno(error, 'EPERM');
  }
}

export function markFromProc(pid: number, read = readIfThere): string | undefined {
  const stat = statOf(pid, read);
  // The second field is the program's name in brackets and may itself hold spaces and brackets.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  const [state] = fields;
  return state === undefined || state === 'Z' || state === 'X' ? undefined : fields[19];
}

function statOf(pid: number, read: typeof readIfThere): string | undefined {
  try {
    return read(`/proc/${pid}/stat`);
  } catch (error) {
    // It was reaped between the opening of the file and the reading.
    if (hasErrno(error, 'ESRCH')) return undefined;
    throw error;
  }
}

/** Its words are put the same whatever language and time zone the caller has. */
export function markFromPs(pid: number): string | undefined {
  const [state = '', ...start] = said('env', [
    'LC_ALL=C',
    'TZ=UTC',
    'ps',
    '-o',
    'stat=,lstart=',
    '-p',
    String(pid),
  ]).split(/\s+/);
  return state === '' || state.startsWith('Z') ? undefined : start.join(' ');
}

function markFromPowerShell(pid: number): string | undefined {
  const script = `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`;
  const start = said('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script]);
  return start === '' ? undefined : start;
}

/** @returns what a program says; '' when it fails */
function said(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    }).trim();
  } catch {
    return '';
  }
}
