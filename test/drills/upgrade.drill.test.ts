/**
 * A graph that an earlier version loaded: `upgrade/` holds its dump, the seeds that it was loaded from (the forum, and a
 * claim), and its canonical export. That version knew no terms, no disputed properties and no kept names.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { neo4jRestore } from '../../src/commands/neo4j/restore.js';
import { loadPending } from '../../src/commands/seed/load.js';
import { readConfig } from '../../src/config.js';
import { openGraph } from '../../src/graph/graph.js';
import { acquireDatabase, stopDatabase } from '../../src/neo4j/managed.js';
import { packageRoot } from '../../src/package.js';
import { asker } from '../support/api.js';
import { notedIo } from '../support/io.js';
import { exported, session, undo } from '../support/seeds.js';

const folder = join(packageRoot, 'test/drills/upgrade');
const config = {
  ...readConfig(process.env),
  server: undefined,
  dataFolder: mkdtempSync(join(tmpdir(), 'pactgraph-upgrade-')),
  seedFolder: join(folder, 'seeds'),
};
afterAll(async () => {
  await stopDatabase(config);
  rmSync(config.dataFolder, { recursive: true, force: true });
});

it('is brought up to date by the next load, and states what it stated', { timeout: 240_000 }, async () => {
  await neo4jRestore(config, notedIo(), { yes: true }, folder);
  const database = await acquireDatabase(config, { profile: 'test' });
  const graph = openGraph(database);
  const ask = asker(graph);
  try {
    expect(await loadPending(session(graph, config.seedFolder), notedIo())).toEqual([]);
    expect(await exported(graph)).toEqual(
      readFileSync(join(folder, 'canonical.jsonl'), 'utf8').trim().split('\n'),
    );
    const { data } = await ask(
      `{ agreement(id: "agreement/bjkw-hkpc-framework") {
        nameLanguage disputed parties(where: { node: { id: { eq: "org/hkpc" } } }) { edges { term disputed } }
      } }`,
    );
    expect(data?.agreement).toMatchObject({ nameLanguage: 'ZH_HANT', disputed: ['kind'] });
    const [row] = await graph.readLatest(
      `MATCH ()-[r:PARTY_TO]->() RETURN count(r) AS all, count(r.term) AS terms`,
    );
    expect(row?.terms).toBe(row?.all);

    // What the earlier version wrote can be taken back, and the same facts are found again.
    expect(await undo(graph, { number: 2 })).toMatchObject({ refused: undefined });
    expect((await ask('{ agreement(id: "agreement/bjkw-hkpc-framework") { disputed } }')).data).toEqual({
      agreement: { disputed: [] },
    });
  } finally {
    await graph.close();
    await database.stop();
  }
});
