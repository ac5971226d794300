/** CPU time of processes, as Linux counts it; elsewhere there is none to tell. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Ticks of the clock a second. */
let ticks;

/** @returns {number | undefined} ms that a process has spent so far, in the program and in the system */
export function cpuOf(pid) {
  if (pid === undefined || process.platform !== 'linux') return undefined;
  ticks ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  // Behind the name, which may hold blanks: state is the third field, user and system time the 14th and 15th.
  const [, rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) (?=\w )/);
  const fields = rest.split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticks;
}
