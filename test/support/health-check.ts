/** The health check of the image, run as an engine runs it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { command } from './dockerfile.js';

/** @returns its exit code: 0 healthy, 1 not */
export async function healthCheck(port: number): Promise<number | null> {
  const [, ...args] = command('HEALTHCHECK');
  const child = spawn(process.execPath, args, { env: { PACTGRAPH_PORT: String(port) }, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}
