/** A process that has ended, and what it may have left. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { newPart } from '../../src/neo4j/download/part-file.js';
import { processMark } from '../../src/neo4j/run/pids.js';

export interface MarkedProcess {
  readonly pid: number;
  /** See processMark. */
  readonly mark: string;
}

export async function endedProcess(): Promise<MarkedProcess> {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  const mark = processMark(pid) ?? '';
  child.kill('SIGKILL');
  await once(child, 'exit');
  return { pid, mark };
}

/** The name of a part file of that process. */
export function partOf(target: string, { pid, mark }: MarkedProcess): string {
  const fingerprint = createHash('sha256').update(mark).digest('hex').slice(0, 8);
  const [, machine = '', random = ''] = /\.\d+-(\w+)-\w+-(\w+)\.part$/.exec(newPart(target)) ?? [];
  return `${target}.${pid}-${machine}-${fingerprint}-${random}.part`;
}
