/** A start that cannot be: one clear message with what to do, and the data as it was. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.js';
import { layoutOf } from '../../src/neo4j/disk/layout.js';
import { acquireDatabase } from '../../src/neo4j/managed.js';
import { ensureNeeded } from '../../src/neo4j/needed.js';
import { silent } from '../../src/neo4j/progress.js';
import { slow } from '../drills/settings.js';
import { commandProcess } from '../support/command-process.js';
import { temporaryFolder } from '../support/folder.js';
import { secondsSince, told } from './report.js';
import { jvmsOf, noJvmWithin } from './server-process.js';

interface Refusal {
  readonly exit: number | null;
  readonly message: string;
  readonly seconds: number;
}

/** Runs a command that is expected to fail; its message is what stands behind the notes of progress. */
async function refused(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  uid?: number,
): Promise<Refusal> {
  const started = performance.now();
  const run = commandProcess(args, environment, 'without output', uid);
  const exit = await run.ended;
  const lines = run.told().trim().split('\n');
  const message = lines
    .filter(
      (line) => !/^(?:Starting|Fetching|Process \d|Neo4j \(process \d+\) does not answer yet)/.test(line),
    )
    .join('\n');
  return { exit, message, seconds: secondsSince(started) };
}

function report(fault: string, { message, seconds, exit }: Refusal): void {
  told({ fault, outcome: `“${message.split('\n')[0] ?? ''}”, exit ${String(exit)}`, seconds: [seconds] });
}

const managed = (dataFolder: string) =>
  acquireDatabase({ ...readConfig(process.env), dataFolder }, { profile: 'test' });

/** A user who owns nothing. */
const anybody = 65_532;

/** @returns whether a file system of that size is there, for the length of the test */
function mountOf(folder: string, size: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'none', folder], { stdio: 'ignore' });
  } catch {
    return false;
  }
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
  return true;
}

describe('a start', { timeout: 240_000 }, () => {
  it('finds its port taken, and takes no database', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const dataFolder = temporaryFolder();
    const environment = { PACTGRAPH_DATA: dataFolder, PACTGRAPH_PORT: String(port) };
    const refusal = await refused(['start'], environment);
    expect(refusal).toMatchObject({
      exit: 2,
      message: `Port ${port} is in use.\nSet PACTGRAPH_PORT to a free port, or stop the program that listens there.`,
    });
    expect(jvmsOf(dataFolder)).toEqual([]);
    report('the port of the API is taken, as with a second `npm start`', {
      ...refusal,
      message: 'Port 4000 is in use.',
    });
  });

  it('finds the port of its database taken, and chooses another', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const dataFolder = temporaryFolder();
    const { portFile, run } = layoutOf(dataFolder);
    mkdirSync(run, { recursive: true });
    writeFileSync(portFile, String(port));
    const started = performance.now();
    const database = await managed(dataFolder);
    onTestFinished(() => database.stop());
    expect(database.uri).not.toContain(`:${port}`);
    told({
      fault: 'the port of the database is taken',
      outcome: 'it starts on another one',
      seconds: [secondsSince(started)],
    });
  });

  it.runIf(slow)(
    'finds its data in use by the Neo4j of a start that was killed at once, and ends it',
    async () => {
      const dataFolder = temporaryFolder();
      const stray = await managed(dataFolder);
      rmSync(layoutOf(dataFolder).stateFile);
      const started = performance.now();
      const database = await managed(dataFolder);
      onTestFinished(() => database.stop());
      expect(jvmsOf(dataFolder)).toEqual([database.pid]);
      expect(database.pid).not.toBe(stray.pid);
      told({
        fault: 'a start was killed before it wrote down its Neo4j',
        outcome: 'the next one ends that Neo4j and starts its own',
        seconds: [secondsSince(started)],
      });
    },
  );

  it.runIf(slow)('finds its data in use by a Neo4j of somebody else', async () => {
    const place = temporaryFolder();
    const database = await managed(join(place, 'before'));
    onTestFinished(() => void process.kill(database.pid, 'SIGKILL'));
    const dataFolder = join(place, 'behind');
    renameSync(join(place, 'before'), dataFolder);
    rmSync(layoutOf(dataFolder).stateFile);
    const refusal = await refused(['neo4j', 'start'], { PACTGRAPH_DATA: dataFolder });
    expect(refusal.message).toMatch(/^Another Neo4j uses the data\.\nStop it/);
    expect(refusal.exit).toBe(3);
    report('another Neo4j uses the data folder', refusal);
  });

  it('may not write to its data folder', async () => {
    const place = temporaryFolder();
    // Root may write to any folder, but not below a file.
    if (process.getuid?.() === 0) writeFileSync(join(place, 'file'), '');
    else chmodSync(place, 0o555);
    onTestFinished(() => chmodSync(place, 0o755));
    const folder = join(place, 'file', 'data');
    const refusal = await refused(['neo4j', 'start'], { PACTGRAPH_DATA: folder });
    expect(refusal).toMatchObject({
      exit: 2,
      message: `Cannot write to the data folder ${folder}.\nName a folder you can write to in PACTGRAPH_DATA.`,
    });
    report('the data folder is not writable', {
      ...refusal,
      message: 'Cannot write to the data folder ….',
    });
  });

  it('finds files of another user in its data folder, as after a command run with sudo', async (test) => {
    if (process.getuid?.() !== 0) return test.skip('this user may not run a command as another one');
    const dataFolder = temporaryFolder();
    chownSync(dataFolder, anybody, anybody);
    const { run, stateFile } = layoutOf(dataFolder);
    mkdirSync(run, { mode: 0o700 });
    const environment = { PACTGRAPH_DATA: dataFolder, PACTGRAPH_HOME: join(dataFolder, 'cache') };
    const message = new RegExp(
      `^Cannot use ${stateFile}: permission denied\\.\\nIt may belong to another user.*${dataFolder}`,
    );
    for (const command of ['start', 'status', 'stop']) {
      const refusal = await refused(['neo4j', command], environment, anybody);
      expect(refusal.message).toMatch(message);
      expect(refusal.exit).toBe(2);
    }

    const doctor = commandProcess(['--json', 'doctor'], environment, 'with output', anybody);
    expect(await doctor.ended).toBe(1);
    expect(doctor.printed()).toContain(`Cannot use ${stateFile}: permission denied.`);
    expect(doctor.printed()).not.toContain('INTERNAL_SERVER_ERROR');
  });

  it('finds no room for its lock, and leaves no empty one', async (test) => {
    const dataFolder = temporaryFolder();
    if (!mountOf(dataFolder, '8k')) return test.skip('this user may not mount a file system');
    writeFileSync(join(dataFolder, 'other'), Buffer.alloc(8_192));
    const refusal = await refused(['neo4j', 'start'], { PACTGRAPH_DATA: dataFolder });
    expect(refusal.message).toMatch(/^The disk of the data is full\.\nMake room/);
    expect(refusal.exit).toBe(3);
    expect(existsSync(layoutOf(dataFolder).lockFile)).toBe(false);
  });

  it('finds the disk of its data full', async (test) => {
    const dataFolder = temporaryFolder();
    if (!mountOf(dataFolder, '5m')) return test.skip('this user may not mount a file system');
    const refusal = await refused(['neo4j', 'start'], { PACTGRAPH_DATA: dataFolder });
    expect(refusal.message).toMatch(/^The disk of the data is full\.\nMake room/);
    expect(refusal.exit).toBe(3);
    report('the disk of the data folder is full', refusal);
  });

  it('is given a Java that is too old', async () => {
    const java = join(temporaryFolder(), 'java');
    writeFileSync(java, '#!/bin/sh\necho "java.base@17.0.2"\n');
    chmodSync(java, 0o755);
    const refusal = await refused(['neo4j', 'start'], {
      PACTGRAPH_DATA: temporaryFolder(),
      PACTGRAPH_JAVA: java,
    });
    expect(refusal.message).toMatch(/Java 17\.0\.2.*21/s);
    expect(refusal.exit).toBe(2);
    report('the Java of PACTGRAPH_JAVA is too old', {
      ...refusal,
      message: refusal.message.replace(java, '…'),
    });
  });

  it.runIf(slow)('finds data that a newer Neo4j wrote', async () => {
    const dataFolder = temporaryFolder();
    const files = layoutOf(dataFolder);
    // A start that is refused writes the configuration; with this in it the same Neo4j writes as one that is still to come.
    await managed(dataFolder).then((database) => database.stop());
    rmSync(join(files.home, 'data'), { recursive: true });
    appendFileSync(
      files.confFile,
      'internal.dbms.latest_kernel_version=254\ninternal.dbms.latest_runtime_version=2147483647\n',
    );
    const { java } = await ensureNeeded(readConfig(process.env), silent);
    const future = spawn(java.program, [`@${files.argumentsFile}`], { stdio: ['ignore', 'pipe', 'ignore'] });
    onTestFinished(() => void future.kill('SIGKILL'));
    let said = '';
    future.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    for (let i = 0; i < 600 && !said.includes('Started.'); i++) await sleep(100);
    future.kill('SIGTERM');
    await once(future, 'close');

    const refusal = await refused(['neo4j', 'start'], { PACTGRAPH_DATA: dataFolder });
    expect(refusal.message).toMatch(
      /^The data was written by a newer Neo4j than the one that pactgraph brings\.\nUpdate pactgraph/,
    );
    expect(refusal.exit).toBe(3);
    expect(await noJvmWithin(dataFolder, 5_000)).toBe(true);
    report('a newer Neo4j wrote the data', refusal);
  });
});
