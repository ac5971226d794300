/** Processes that are killed while they fetch, and several at once: the built package, from a slow repository. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { packageRoot } from '../../src/package.js';
import type { JarLock } from '../../src/neo4j/jars.js';
import { fileServer, piece } from '../support/file-server.js';
import { temporaryFolder } from '../support/folder.js';

const size = 300_000;
const bodies = new Map(Array.from({ length: 12 }, (_, i) => [`a${i}-1.jar`, randomBytes(size)]));
const lock: JarLock = {
  version: '1',
  totalBytes: bodies.size * size,
  jars: [...bodies].map(([file, body]) => ({
    coordinates: `org.example:${file.replace('-1.jar', '')}:1`,
    file,
    sha256: createHash('sha256').update(body).digest('hex'),
    size,
  })),
};

/** At most. */
const piecesToKillAfter = lock.totalBytes / piece / 5;

const nameOf = (path: string): string => path.split('/').at(-1) ?? '';
const repository = () => fileServer((path) => bodies.get(nameOf(path)), { pieceEveryMs: 15 });

function fetching(folder: string, mirror: string): { child: ChildProcess; ended: Promise<number | null> } {
  const script = `
    import { ensureJars } from ${JSON.stringify(pathToFileURL(join(packageRoot, 'dist/neo4j/jars.js')).href)};
    const progress = { note() {}, download() {} };
    await ensureJars(${JSON.stringify(lock)}, { ...${JSON.stringify({ folder, mirror })}, progress });
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, ended: once(child, 'exit').then(([code]) => code as number | null) };
}

/** How many bytes of each jar are there, complete or not. */
function there(folder: string): Map<string, number> {
  const sizes = new Map([...bodies.keys()].map((file) => [file, 0]));
  for (const name of readdirSync(folder)) {
    const file = /^.*?\.jar/.exec(name)?.[0] ?? '';
    sizes.set(file, (sizes.get(file) ?? 0) + statSync(join(folder, name)).size);
  }
  return sizes;
}

function expectWhole(folder: string): void {
  expect(readdirSync(folder).sort()).toEqual(['.verified', ...[...bodies.keys()].sort()]);
  for (const [file, body] of bodies) expect(readFileSync(join(folder, file)).equals(body)).toBe(true);
}

it('a fetch that is killed again and again is ended by the next, which asks for missing bytes only', async () => {
  const { address, asked, pieces } = await repository();
  const folder = temporaryFolder();
  const run = async (killAfter = Infinity): Promise<number | null> => {
    const before = there(folder);
    const [firstAsked, firstPiece] = [asked.length, pieces()];
    const { child, ended } = fetching(folder, address);
    while (child.exitCode === null && pieces() - firstPiece < killAfter) await sleep(2);
    child.kill('SIGKILL');
    const code = await ended;
    for (const { path, from } of asked.slice(firstAsked))
      expect([path, from]).toEqual([path, before.get(nameOf(path))]);
    return code;
  };

  // At random moments, until half of it is there: so no round can be the last by accident.
  const kept = [0];
  while ((kept.at(-1) ?? 0) < lock.totalBytes / 2) {
    expect(await run(1 + Math.random() * piecesToKillAfter)).toBeNull();
    kept.push([...there(folder).values()].reduce((sum, bytes) => sum + bytes));
  }
  expect(kept).toEqual(kept.toSorted((a, b) => a - b));
  expect(await run()).toBe(0);
  expectWhole(folder);
}, 60_000);

it('of several fetches at once each ends well, also when one is killed', async () => {
  const { address, asked } = await repository();
  const folder = join(temporaryFolder(), 'lib');
  mkdirSync(folder);
  const [one, two, three] = [1, 2, 3].map(() => fetching(folder, address));
  while (asked.length < 24) await sleep(2);
  one?.child.kill('SIGKILL');
  expect(await Promise.all([two?.ended, three?.ended])).toEqual([0, 0]);
  await fetching(folder, address).ended;
  for (const [file, body] of bodies) expect(readFileSync(join(folder, file)).equals(body)).toBe(true);
}, 60_000);
