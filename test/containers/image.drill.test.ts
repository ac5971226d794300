/**
 * The image without an engine: its build steps are carried out in a folder, and what comes of them runs as the image
 * does: read-only, as a user who is not root and has no home.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { packageRoot } from '../../src/package.js';
import { command, values } from '../support/dockerfile.js';
import { freePort } from '../support/free-port.js';
import { healthCheck } from '../support/health-check.js';
import { emptiedGraph } from '../support/seeds.js';
import { testServer } from '../support/server.js';

/** Someone whom this machine does not know; where we are not root, we are not root ourselves. */
const user = process.getuid?.() === 0 ? { uid: 65_532, gid: 65_532 } : {};
const canRun = process.platform !== 'win32' && spawnSync(process.execPath, ['--version'], user).status === 0;

describe.skipIf(!canRun)('the image (skipped where another user may not run this Node)', () => {
  emptiedGraph();

  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pactgraph-image-'));
    chmodSync(folder, 0o755);
    const { password } = testServer();
    writeFileSync(join(folder, 'neo4j-auth'), `neo4j/${password}\n`, { mode: 0o644 });
    const script = join(packageRoot, 'scripts/image-steps.js');
    const steps = spawn(process.execPath, [script, join(folder, 'stages'), '--offline'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    expect(await once(steps, 'exit')).toEqual([0, null]);
    spawnSync('chmod', ['-R', 'a-w,a+rX', join(folder, 'stages/image')]);
  }, 240_000);
  afterAll(() => {
    spawnSync('chmod', ['-R', 'u+w', folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  function start(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    const [, ...entry] = command('ENTRYPOINT');
    const child = spawn(process.execPath, [...entry, ...args], {
      ...user,
      cwd: join(folder, 'stages/image/app'),
      env: {
        ...values('ENV'),
        NEO4J_URI: testServer().uri,
        NEO4J_AUTH_FILE: join(folder, 'neo4j-auth'),
        ...environment,
      },
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    let told = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (told += text));
    return { child, told: () => told, ended: once(child, 'close').then(([code]) => code as number | null) };
  }

  async function run(...args: readonly string[]) {
    const { told, ended } = start(args);
    return { exit: await ended, told: told() };
  }

  it('tells its commands', async () => {
    expect(await run('--help')).toMatchObject({ exit: 0, told: expect.stringContaining('Usage: pactgraph') });
  });

  it('loads the seeds once, and serves them', { timeout: 120_000 }, async () => {
    const load = ['seed', 'load', '--yes'];
    expect(await run(...load)).toMatchObject({ exit: 0, told: expect.stringContaining('Applied 0001-') });
    expect(await run(...load)).toMatchObject({ exit: 0, told: expect.stringContaining('Nothing to do') });
    expect(await run('seed', 'status')).toMatchObject({
      exit: 0,
      told: expect.stringMatching(/^applied\t0001-/),
    });

    const port = await freePort();
    const server = start(command('CMD'), { PACTGRAPH_PORT: String(port) });
    await vi.waitFor(() => expect(server.told()).toContain('Ready:'), 20_000);
    expect(await healthCheck(port)).toBe(0);
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', revision: 1 }]);
    expect(secretsIn(server.child.pid ?? 0, server.told())).toEqual([]);
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(await healthCheck(port)).toBe(1);
  });

  /** Where the password shows: in what the process was given, and in what it tells. */
  function secretsIn(pid: number, told: string): string[] {
    const { password } = testServer();
    const given =
      process.platform === 'linux' ? ['environ', 'cmdline'].map((name) => `/proc/${pid}/${name}`) : [];
    const places = [
      ...given.map((file) => [file, readFileSync(file, 'utf8')] as const),
      ['log', told] as const,
    ];
    return places.flatMap(([place, text]) => (text.includes(password) ? [place] : []));
  }
});
