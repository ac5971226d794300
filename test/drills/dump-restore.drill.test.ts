/** A graph that is dumped, lost and restored is the same graph; what is refused or stopped leaves it as it was. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Manifest } from '../../src/commands/neo4j/dump-manifest.js';
import { neo4jRestore } from '../../src/commands/neo4j/restore.js';
import { loadPending } from '../../src/commands/seed/load.js';
import { readConfig } from '../../src/config.js';
import { packageRoot } from '../../src/package.js';
import { openGraph } from '../../src/graph/graph.js';
import { acquireDatabase, databaseStatus, stopDatabase } from '../../src/neo4j/managed.js';
import { sizeOf } from '../../src/seed/export/fingerprint.js';
import { commandProcess } from '../support/command-process.js';
import { notedIo } from '../support/io.js';
import { slow } from './settings.js';
import { exported, session, statementFiles } from '../support/seeds.js';

const folder = mkdtempSync(join(tmpdir(), 'pactgraph-drill-'));
const { seedFolder } = readConfig({});
const environment = { PACTGRAPH_DATA: join(folder, 'data'), PACTGRAPH_SEEDS: seedFolder };
const config = { ...readConfig(process.env), server: undefined, dataFolder: environment.PACTGRAPH_DATA };
const dump = join(folder, 'monday.dump');
const command = (...args: string[]) => commandProcess(args, environment);

/** The managed database, owned by this process for the length of one test. */
async function owned() {
  const database = await acquireDatabase(config, { profile: 'test' });
  const graph = openGraph(database);
  const stop = async () => {
    await graph.close();
    await database.stop();
  };
  onTestFinished(stop);
  return { graph, stop };
}

/** The lines that docs/operations.md shows in its section on backups, first block. */
function drillOfTheDocs(): string {
  const text = readFileSync(join(packageRoot, 'docs/operations.md'), 'utf8');
  return /^## Backup and restore\n[\s\S]*?```sh\n([\s\S]*?)```/m.exec(text)?.[1] ?? '';
}

/** Runs lines of a shell with the built package as `pactgraph`; the first that fails ends them. */
function runLines(lines: string): { status: number | null; told: string } {
  const program = join(folder, 'pactgraph');
  writeFileSync(
    program,
    `#!/bin/sh\nexec "${process.execPath}" "${join(packageRoot, 'dist/cli.js')}" "$@"\n`,
  );
  chmodSync(program, 0o755);
  const { status, stdout, stderr } = spawnSync('sh', ['-ec', lines], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      NEO4J_URI: '',
      ...environment,
      PATH: `${folder}${delimiter}${process.env.PATH ?? ''}`,
    },
  });
  return { status, told: stdout + stderr };
}

let before: { readonly lines: string[]; readonly size: object };

function copied(): string {
  const copy = mkdtempSync(join(folder, 'copy-'));
  cpSync(dump, copy, { recursive: true });
  return copy;
}

/** A copy of the dump with another store or another manifest; its checksums fit. */
function forged(change: { store?: string; restored?: number; graph?: Partial<Manifest['graph']> }): string {
  const copy = copied();
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const { store = readFileSync(join(copy, 'neo4j.dump')), restored = manifest.store.restored } = change;
  writeFileSync(join(copy, 'neo4j.dump'), store);
  const sha256 = createHash('sha256').update(store).digest('hex');
  writeFileSync(
    file,
    JSON.stringify({
      ...manifest,
      graph: { ...manifest.graph, ...change.graph },
      store: { ...manifest.store, size: store.length, sha256, restored },
    }),
  );
  return copy;
}

async function expectUnchanged(): Promise<void> {
  const { graph, stop } = await owned();
  expect(await exported(graph)).toEqual(before.lines);
  expect(await sizeOf({ graph, statements: statementFiles })).toEqual(before.size);
  await stop();
  expect(readdirSync(join(config.dataFolder, 'run'))).toEqual(['port']);
}

beforeAll(async () => {
  const database = await acquireDatabase(config, { profile: 'test' });
  const graph = openGraph(database);
  await loadPending(session(graph, seedFolder), notedIo());
  before = { lines: await exported(graph), size: await sizeOf({ graph, statements: statementFiles }) };
  await graph.close();
  await database.stop();
}, 120_000);

afterAll(async () => {
  await stopDatabase(config);
  rmSync(folder, { recursive: true, force: true });
});

describe('dump and restore', { timeout: 1_800_000 }, () => {
  it('give the graph back by the lines of docs/operations.md', async () => {
    const { status, told } = runLines(drillOfTheDocs());
    expect(status, told).toBe(0);
    expect(told).toContain('Nothing to do: no seed is pending.');
    expect(readFileSync(join(folder, 'after.jsonl'), 'utf8')).toBe(`${before.lines.join('\n')}\n`);
    const manifest = JSON.parse(readFileSync(join(dump, 'manifest.json'), 'utf8')) as Manifest;
    const canonical = createHash('sha256')
      .update(readFileSync(join(folder, 'before.jsonl')))
      .digest('hex');
    expect(manifest.graph).toEqual({ ...before.size, canonical });
    await expectUnchanged();
  });

  it.runIf(slow)('refuse while another process owns the database', async () => {
    await owned();
    for (const args of [
      ['neo4j', 'dump', join(folder, 'other.dump')],
      ['neo4j', 'restore', dump, '--yes'],
    ]) {
      const refused = command(...args);
      expect(await refused.ended).toBe(2);
      expect(refused.told()).toMatch(
        new RegExp(`^Process ${process.pid} has started the managed database and is using it\\.`),
      );
    }
    expect(existsSync(join(folder, 'other.dump'))).toBe(false);
  });

  it('ask before they replace, with what is there and what comes', async () => {
    const io = notedIo({ answer: false });
    await neo4jRestore(config, io, {}, dump);
    const size = 'revision 1, \\d+ nodes, \\d+ relationships';
    expect(io.questions).toEqual([
      expect.stringMatching(
        new RegExp(`^Replace the data in .* \\(${size}\\) by that of the dump \\(${size}, made 2.*Z\\)\\?$`),
      ),
    ]);
    expect(io.outs).toEqual(['Nothing was changed.']);
  });

  it('refuse a dump that was changed or cut off', async () => {
    const damages = [
      { told: 'was changed', damage: (bytes: Buffer) => bytes.fill(bytes.readUInt8(9) ^ 1, 9, 10) },
      { told: 'has 99 bytes', damage: (bytes: Buffer) => bytes.subarray(0, 99) },
    ];
    for (const { told, damage } of damages) {
      const copy = copied();
      const store = join(copy, 'neo4j.dump');
      writeFileSync(store, damage(readFileSync(store)));
      const refused = command('neo4j', 'restore', copy, '--yes');
      expect(await refused.ended).toBe(1);
      expect(refused.told()).toContain(`${store} ${told}`);
    }
    await expectUnchanged();
  });

  it.runIf(slow)(
    'leave the data as it was when the dump is no store, has no room or is of another graph',
    async () => {
      const noStore = command('neo4j', 'restore', forged({ store: 'no store' }), '--yes');
      expect(await noStore.ended).toBe(1);
      expect(noStore.told()).toContain('Neo4j could not load the dump:');

      const noRoom = command('neo4j', 'restore', forged({ restored: 2 ** 50 }), '--yes');
      expect(await noRoom.ended).toBe(2);
      expect(noRoom.told()).toMatch(
        /^The restored data needs 1,125,899,907 MB in .*, and \d+(,\d+)* MB are free\.$/m,
      );

      const other = command('neo4j', 'restore', forged({ graph: { nodes: 1, head: 'h' } }), '--yes');
      expect(await other.ended).toBe(1);
      expect(other.told()).toMatch(
        /The loaded data is not the graph that was dumped: head \w+ instead of h, nodes \d+ instead of 1\.\nThe data is as it was\./,
      );
      await expectUnchanged();
    },
  );

  it.runIf(slow)('tidy up behind themselves at Ctrl-C', async () => {
    const stopped = command('neo4j', 'dump', join(folder, 'stopped.dump'));
    while (stopped.child.exitCode === null && !stopped.told().includes('Checking the store')) await sleep(50);
    stopped.child.kill('SIGINT');
    expect(await stopped.ended, stopped.told()).toBe(130);
    expect(stopped.told()).toContain('Stopped by SIGINT. No dump was written.');
    expect(readdirSync(folder).filter((name) => name.includes('stopped') || name.endsWith('.part'))).toEqual(
      [],
    );
    await expectUnchanged();
  });

  it.runIf(slow)(
    'start a database again that was left running, and keep the old data when asked',
    async () => {
      await acquireDatabase(config, { profile: 'test', keepRunning: true });
      const first = await databaseStatus(config);
      const dumped = command('neo4j', 'dump', '--no-check', '--force', dump);
      expect(await dumped.ended, dumped.told()).toBe(0);
      const restored = command('neo4j', 'restore', '--yes', '--keep', dump);
      expect(await restored.ended, restored.told()).toBe(0);

      const last = await databaseStatus(config);
      expect(last).toMatchObject({ running: true, answers: true, owner: null });
      // Clients that know the address find it again.
      expect('uri' in first && 'uri' in last && first.uri === last.uri).toBe(true);
      expect('pid' in first && 'pid' in last && first.pid !== last.pid).toBe(true);
      await stopDatabase(config, true);
      expect(readdirSync(config.dataFolder).filter((name) => name.startsWith('neo4j-before-'))).toHaveLength(
        1,
      );
      await expectUnchanged();
    },
  );

  it.runIf(slow)('write no dump of a damaged store', async () => {
    const store = join(config.dataFolder, 'neo4j/data/databases/neo4j/neostore.relationshipstore.db');
    const bytes = readFileSync(store);
    // The node where the first relationship ends.
    writeFileSync(store, bytes.fill(bytes.readUInt8(8) ^ 1, 8, 9));
    const refused = command('neo4j', 'dump', join(folder, 'damaged.dump'));
    expect(await refused.ended, refused.told()).toBe(3);
    expect(refused.told()).toMatch(/Neo4j found errors in its store:\n.*Inconsistencies found\./s);
    expect(existsSync(join(folder, 'damaged.dump'))).toBe(false);
  });
});
