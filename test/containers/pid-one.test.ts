/** The process of the image as PID 1, as in a container: the kernel keeps signals without a handler from it. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { packageRoot } from '../../src/package.js';
import { command } from '../support/dockerfile.js';
import { freePort } from '../support/free-port.js';
import { healthCheck } from '../support/health-check.js';

const asFirst = ['--pid', '--fork', '--kill-child', '--mount-proc'];
/** Options of unshare that this user may use, if any. */
const allowed = [asFirst, ['--user', '--map-root-user', ...asFirst]].find(
  (options) => spawnSync('unshare', [...options, 'true']).status === 0,
);

function start(args: readonly string[], environment: Readonly<Record<string, string>>) {
  const [, ...entry] = command('ENTRYPOINT');
  const outer = spawn('unshare', [...(allowed ?? []), process.execPath, ...entry, ...args], {
    cwd: packageRoot,
    env: { PATH: process.env.PATH, NEO4J_PASSWORD: 'secret', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void outer.kill('SIGKILL'));
  let told = '';
  outer.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
  const pid = outer.pid ?? 0;
  return {
    told: () => told,
    /** Sends SIGTERM to PID 1, as an engine does. */
    stop: () => process.kill(Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')), 'SIGTERM'),
    ended: once(outer, 'close').then(([code]) => code as number | null),
  };
}

describe.skipIf(!allowed)('as PID 1 (skipped where no PID namespace may be made)', () => {
  it('the server is healthy without its database, and ends at SIGTERM with exit code 0', async () => {
    const port = await freePort();
    const server = start(command('CMD'), { NEO4J_URI: 'bolt://127.0.0.1:1', PACTGRAPH_PORT: String(port) });
    await vi.waitFor(() => expect(server.told()).toContain('Ready:'), 20_000);
    expect(await healthCheck(port)).toBe(0);
    server.stop();
    expect(await server.ended).toBe(0);
  }, 40_000);

  it('a command that has no handler of its own yet ends at SIGTERM too', async () => {
    const silent = createServer((socket) => socket.on('error', () => socket.destroy())).listen(
      0,
      '127.0.0.1',
    );
    await once(silent, 'listening');
    onTestFinished(() => void silent.close());
    const { port } = silent.address() as AddressInfo;
    const command = start(['seed', 'status'], { NEO4J_URI: `bolt://127.0.0.1:${port}` });
    await once(silent, 'connection');
    command.stop();
    expect(await command.ended).toBe(143);
  }, 30_000);
});
