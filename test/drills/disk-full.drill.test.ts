/** A disk that fills up while a seed is loaded: the load says what is known, and after a new start ledger and data agree. */
import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.js';
import { openGraph } from '../../src/graph/graph.js';
import { acquireDatabase } from '../../src/neo4j/managed.js';
import { temporaryFolder } from '../support/folder.js';
import { header, load, seed, seedFolder } from '../support/seeds.js';
import { expectAgreement } from './agreement.js';
import { stepsOf } from './seeds.js';
import { slow } from './settings.js';

const megabyte = 2 ** 20;
const count = 6_000;
const rest = 12;

/** A file system of 900 MB, of which Neo4j takes more than half at its first start; undefined where nobody may mount one. */
function smallDisk(): string | undefined {
  const folder = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=900m', 'none', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
  return folder;
}

function folderOfRows(): string {
  const folder = seedFolder({
    '0001-a.cypher': seed(),
    '0002-b.cypher': `${header}//! rows: rows.csv as rows
UNWIND $rows AS row MERGE (o:Organisation {id: row.id}) SET o.name = row.name, o.kind = 'COMPANY', o.evidence = ['t/signing'];
`,
  });
  const rows = Array.from({ length: count }, (_, i) => `org/r${i},${'long '.repeat(100)}${i}\n`);
  writeFileSync(join(folder, 'rows.csv'), `id,name\n${rows.join('')}`);
  return folder;
}

it.runIf(slow)(
  'a load that fills the disk is wholly in or wholly out after the next start, and the next load ends it',
  async (test) => {
    const dataFolder = smallDisk();
    if (dataFolder === undefined) return test.skip('this user may not mount a file system');
    // Of the kind that users have: its transaction log is allocated beforehand.
    const start = async () => {
      const database = await acquireDatabase({ ...readConfig(process.env), dataFolder });
      const graph = openGraph(database);
      const stop = async () => {
        await graph.close();
        await database.stop();
      };
      onTestFinished(stop);
      return { graph, stop };
    };
    const seeds = folderOfRows();
    const { graph, stop } = await start();
    const steps = await stepsOf(graph, seeds);
    const { bavail, bsize } = statfsSync(dataFolder);
    const ballast = join(dataFolder, 'ballast');
    writeFileSync(ballast, Buffer.alloc(bavail * bsize - rest * megabyte));

    const { error, loaded } = await load(graph, seeds);
    expect(loaded).toEqual([]);
    expect(error?.code).toBe('OUTCOME_UNKNOWN');
    expect(error?.message).toMatch(
      /^The database failed at the commit, .*it does not know whether the commit took place/,
    );
    expect(error?.hint).toContain('Most often its disk is full: make room');

    rmSync(ballast);
    expect((await load(graph, seeds)).error?.code).toBe('DATABASE_UNAVAILABLE');
    await stop();

    const again = await start();
    await expectAgreement(again.graph, steps);
    expect((await load(again.graph, seeds)).error).toBeUndefined();
    expect(await expectAgreement(again.graph, steps)).toBe(steps.length - 1);
  },
  300_000,
);
