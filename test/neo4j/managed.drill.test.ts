import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { neo4jReset } from '../../src/commands/neo4j/reset.js';
import { neo4jStatus } from '../../src/commands/neo4j/status.js';
import { neo4jStop } from '../../src/commands/neo4j/stop.js';
import { readConfig } from '../../src/config.js';
import { openGraph } from '../../src/graph/graph.js';
import { confHeader, versionIn } from '../../src/neo4j/settings/conf.js';
import { jarLock } from '../../src/neo4j/jars.js';
import {
  acquireDatabase,
  databaseStatus,
  stopDatabase,
  type ManagedDatabase,
} from '../../src/neo4j/managed.js';
import { ensureNeeded } from '../../src/neo4j/needed.js';
import { processMark } from '../../src/neo4j/run/pids.js';
import { setprivIn } from '../../src/neo4j/process/process.js';
import { silent } from '../../src/neo4j/progress.js';
import { freePort, jvmsOf, noJvmWithin } from '../faults/server-process.js';
import { commandProcess } from '../support/command-process.js';
import { databaseProcess } from '../support/database-process.js';
import { notedIo } from '../support/io.js';
import { within } from '../support/timing.js';

const dataFolder = mkdtempSync(join(tmpdir(), 'pactgraph-managed-'));
const config = { ...readConfig(process.env), server: undefined, dataFolder };
const acquire = (): Promise<ManagedDatabase> => acquireDatabase(config, { profile: 'test' });
const isRunning = (pid: number): boolean => processMark(pid) !== undefined;

/** Where the kernel cannot tie a database to its owner: Linux without setpriv, and every other system. */
const untied = async () => ({
  PATH: process.platform === 'linux' ? '' : config.path.join(delimiter),
  PACTGRAPH_JAVA: (await ensureNeeded(config, silent)).java.program,
  PACTGRAPH_PORT: String(await freePort()),
});

async function ended(pid: number, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (isRunning(pid) && performance.now() < deadline) await sleep(20);
  return !isRunning(pid);
}

async function cypher(server: ManagedDatabase, statement: string): Promise<readonly object[]> {
  const graph = openGraph(server);
  try {
    return await graph.write(async (transaction) => (await transaction.run(statement)).rows, 10_000);
  } finally {
    await graph.close();
  }
}

afterAll(async () => {
  await stopDatabase(config);
  rmSync(dataFolder, { recursive: true, force: true });
});

/** One story on one data folder: each start costs seconds. */
describe('the managed database', { timeout: 60_000 }, () => {
  it('is started once by two processes at once, borrowed by a third, and ends with its owner', async () => {
    const two = await Promise.all([databaseProcess(dataFolder), databaseProcess(dataFolder)]);
    expect(two.map(({ owned }) => owned).sort()).toEqual([false, true]);
    const [pid] = two.map((one) => one.pid);
    expect(two.map((one) => one.pid)).toEqual([pid, pid]);

    const borrowed = await acquire();
    expect(borrowed).toMatchObject({ owned: false, pid, user: 'neo4j' });
    expect(borrowed.runs()).toBe(true);
    await cypher(borrowed, 'CREATE (:Kept {name: "生产力"})');
    await borrowed.stop();
    const owner = two.find(({ owned }) => owned)?.child.pid;
    expect(await databaseStatus(config)).toMatchObject({ running: true, answers: true, pid, owner });

    for (const { child } of two) child.kill('SIGKILL');
    if (setprivIn(config.path) === undefined) await stopDatabase(config);
    expect(await ended(pid ?? 0, 5_000)).toBe(true);
    expect(await databaseStatus(config)).toMatchObject({ running: false, hasData: true });
  });

  it('keeps data, password and port over a restart, and stops within 4 s', async () => {
    const before = readFileSync(join(dataFolder, 'neo4j-password'), 'utf8');
    const port = readFileSync(join(dataFolder, 'run', 'port'), 'utf8').trim();
    // As a version wrote it that left LOAD CSV open.
    const conf = join(dataFolder, 'neo4j', 'conf', 'neo4j.conf');
    writeFileSync(conf, readFileSync(conf, 'utf8').replace(/^.*ip_blocklist.*\n/m, ''));
    const database = await acquire();
    expect(readFileSync(conf, 'utf8')).toContain('\ninternal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0\n');
    expect(database).toMatchObject({ owned: true, uri: `bolt://127.0.0.1:${port}`, password: before.trim() });
    expect(await cypher(database, 'MATCH (k:Kept) RETURN k.name AS name')).toEqual([{ name: '生产力' }]);

    const stopping = performance.now();
    await database.stop();
    within(4_000, performance.now() - stopping);
    expect(isRunning(database.pid)).toBe(false);
    await database.stop();
    expect(existsSync(join(dataFolder, 'run', 'state.json'))).toBe(false);
    expect(versionIn(readFileSync(conf, 'utf8'))).toBe(jarLock.version);
  });

  it('outlives the process that left it running, until it is stopped and reset', async () => {
    const { child, pid } = await databaseProcess(dataFolder, true);
    if (child.exitCode === null) await once(child, 'exit');
    expect(child.exitCode).toBe(0);
    expect(isRunning(pid)).toBe(true);

    const io = notedIo();
    await neo4jStatus(config, io);
    expect(io.outs.join()).toContain(`answers, process ${pid}`);
    expect(io.outs.join()).toContain('until     pactgraph neo4j stop');
    expect(io.outs.join()).not.toContain(readFileSync(join(dataFolder, 'neo4j-password'), 'utf8').trim());

    await neo4jStop(config, notedIo());
    expect(isRunning(pid)).toBe(false);
    await neo4jReset(config, notedIo({ answer: true }));
    expect(readdirSync(dataFolder)).toEqual(['run']);
  });

  it('is taken over from an owner that was killed where nothing tied the two, and stopped at the end', async () => {
    const owner = await databaseProcess(dataFolder, false, await untied());
    owner.child.kill('SIGKILL');
    await once(owner.child, 'exit');
    expect(await databaseStatus(config)).toMatchObject({ running: true, pid: owner.pid, owner: null });

    const database = await acquire();
    expect(database).toMatchObject({ owned: true, pid: owner.pid });
    expect((await acquire()).owned).toBe(false);
    expect(await databaseStatus(config)).toMatchObject({ owner: process.pid });
    await database.stop();
    expect(isRunning(owner.pid)).toBe(false);
  });

  it('ends with a command whose terminal is closed while it starts', async () => {
    const command = commandProcess(['serve'], { PACTGRAPH_DATA: dataFolder, ...(await untied()) });
    while (command.child.exitCode === null && jvmsOf(dataFolder).length === 0) await sleep(20);
    command.child.kill('SIGHUP');
    expect(await command.ended, command.told()).toBe(129);
    expect(await noJvmWithin(dataFolder, 10_000)).toBe(true);
  });

  it('says why Neo4j did not start', async () => {
    const folder = join(dataFolder, 'broken');
    const broken = { ...config, dataFolder: folder };
    mkdirSync(join(folder, 'neo4j', 'conf'), { recursive: true });
    const conf = join(folder, 'neo4j', 'conf', 'neo4j.conf');
    writeFileSync(conf, `${confHeader}\n# For Neo4j 2025.06.2\n`);
    writeFileSync(join(folder, 'neo4j', 'data'), 'a file where the store should be');
    await expect(acquireDatabase(broken, { profile: 'test' })).rejects.toThrow(
      /^Neo4j ended while starting \(exit code \d+\)\.\nLast lines of .*console\.log:\n/,
    );
    expect(existsSync(join(folder, 'run', 'state.json'))).toBe(false);
    // The Neo4j that had the data open may have it again.
    expect(versionIn(readFileSync(conf, 'utf8'))).toBe('2025.06.2');
  });
});
