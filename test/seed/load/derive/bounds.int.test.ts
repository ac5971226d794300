/** From when to when a fact holds is derived when it is loaded, and stays right whatever comes after. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ensureSchema } from '../../../../src/seed/load/schema/ensure-schema.js';
import { realOntology } from '../../../support/ontology.js';
import {
  emptiedGraph,
  evidence,
  exported,
  header,
  load,
  organisation,
  plan,
  redo,
  seed,
  seedFolder,
  statementFiles,
  undo,
} from '../../../support/seeds.js';

const graph = emptiedGraph();

const agreement = (slug: string, status = 'ACTIVE') =>
  `MERGE (a:Agreement {id: 'agreement/${slug}'}) SET a.name = '${slug}', a.kind = 'CONTRACT', a.status = '${status}', a.evidence = ['t/signing'];\n`;
const party = (org: string, to: string, set = '', passage = 't/signing') =>
  `MATCH (o:Organisation {id: 'org/${org}'}), (a:Agreement {id: 'agreement/${to}'}) MERGE (o)-[r:PARTY_TO]->(a) SET r.evidence = ['${passage}']${set};\n`;

/** Of each fact of these types, by the last part of the id that it starts from. */
async function bounds(type = 'PARTY_TO'): Promise<Record<string, string>> {
  const rows = await graph.readLatest(
    `MATCH (n)-[r:${type}]->() RETURN n.id AS id, r.holdsFrom AS from, r.holdsUntil AS until ORDER BY id`,
  );
  const text = (value: unknown) => (typeof value === 'number' ? String(value) : '');
  return Object.fromEntries(
    rows.map(({ id, from, until }) => [
      (typeof id === 'string' ? id : '').replace(/^.*\//, ''),
      `${text(from)} to ${text(until)}`,
    ]),
  );
}

async function loaded(folder: string): Promise<void> {
  const { problems, error } = await load(graph, folder);
  expect([problems, error?.message]).toEqual([[], undefined]);
}

/** A second source, older than the one that all seeds have. */
const older = (day: string) =>
  `---\nid: source/older\ntitle: Older\npublishedOn: ${day}\n---\n甲方與乙方簽署協議。\n`;
const olderHeader = '//! title: Older\n//! source: sources/older.txt\n';
const olderPassage = `MERGE (e:Evidence {id: 'o/signing'}) SET e.source = 'source/older', e.quote = '甲方與乙方簽署協議';\n`;

function folderOf(seeds: Readonly<Record<string, string>>, day = '1999-05'): string {
  const folder = seedFolder(seeds);
  writeFileSync(join(folder, 'sources/older.txt'), older(day));
  return folder;
}

const base = seed(
  ...['a', 'b', 'c', 'd'].map((slug) => organisation(slug)),
  agreement('x'),
  party('a', 'x'),
  party('b', 'x', ", r.validFrom = '2001-02', r.leftOn = '2004'"),
  party('c', 'x', ", r.leftOn = '2004'"),
  party('d', 'x', ", r.status = 'PLANNED', r.validFrom = '2030'"),
);
const asLoaded = {
  a: '20250328 to ',
  b: '20010201 to 20041231',
  c: '20040101 to 20041231',
  d: '20250328 to ',
};

it('from its start until its end; without a start, from when its source was published', async () => {
  await loaded(seedFolder({ '0001-base.cypher': base }));
  expect(await bounds()).toEqual(asLoaded);
});

it('what happened at one time has no end', async () => {
  const official = `MERGE (p:Official {id: 'official/p'}) SET p.name = '陳', p.evidence = ['t/signing'];\n`;
  const signed = `MATCH (p:Official {id: 'official/p'}), (a:Agreement {id: 'agreement/x'}) MERGE (p)-[r:SIGNED]->(a) SET r.evidence = ['t/signing'], r.validFrom = '2001', r.validTo = '2001';\n`;
  await loaded(seedFolder({ '0001-s.cypher': seed(official, agreement('x'), signed) }));
  expect(await bounds('SIGNED')).toEqual({ p: '20010101 to ' });
});

it('an earlier source takes it back, its undo forward, its redo back again', async () => {
  const files = {
    '0001-base.cypher': base,
    '0002-older.cypher':
      olderHeader + olderPassage + party('a', 'x', '', 'o/signing') + party('b', 'x', '', 'o/signing'),
  };
  const folder = folderOf(files);
  await loaded(folder);
  const now = { ...asLoaded, a: '19990501 to ' };
  expect(await bounds()).toEqual(now);
  expect((await undo(graph, { number: 2 })).refused).toBeUndefined();
  expect(await bounds()).toEqual(asLoaded);
  await redo(graph, folder, 2);
  expect(await bounds()).toEqual(now);
});

it('a passage that states a detail tells of the fact too', async () => {
  const detail = party('a', 'x', ", r.role = 'lead', r.roleEvidence = ['o/signing']").replace(
    "'t/signing'",
    "'t/signing'",
  );
  await loaded(
    folderOf({
      '0001-base.cypher': base,
      '0002-older.cypher': `${olderHeader}//! source: sources/test.txt\n${olderPassage}${detail}`,
    }),
  );
  expect(await bounds()).toMatchObject({ a: '19990501 to ' });
});

const twoSources = {
  '0001-base.cypher': base,
  '0002-older.cypher': olderHeader + olderPassage + party('a', 'x', '', 'o/signing'),
};

it('follows a passage that turns out to be of another source', async () => {
  const moves = `${header}//! source: sources/older.txt\n//! corrects: 1\nMATCH (e:Evidence {id: 't/signing'}) SET e.source = 'source/older';\n`;
  await loaded(folderOf({ ...twoSources, '0003-moves.cypher': moves }));
  expect(await bounds()).toEqual({
    ...asLoaded,
    a: '19990501 to ',
    c: '19990501 to 20041231',
    d: '19990501 to ',
  });
  expect((await undo(graph, { number: 3 })).refused).toBeUndefined();
  expect(await bounds()).toEqual({ ...asLoaded, a: '19990501 to ' });
});

it('follows the date of a source that is corrected: its seed is undone, and loaded anew', async () => {
  const folder = folderOf(twoSources);
  await loaded(folder);
  expect((await undo(graph, { number: 2 })).refused).toBeUndefined();
  writeFileSync(join(folder, 'sources/older.txt'), older('1987'));
  await loaded(folder);
  expect(await bounds()).toMatchObject({ a: '19870101 to ', d: '20250328 to ' });
});

it('facts of rows in batches get theirs, with passages of this batch and of ones before', async () => {
  const folder = seedFolder({
    '0001-rows.cypher': `//! title: Rows
//! source: sources/test.txt
//! rows: rows/o.csv as o
//! batch: 2
MERGE (e:Evidence {id: 't/signing'}) SET e.source = 'source/test', e.quote = '甲方與乙方簽署協議';
${agreement('x')}UNWIND $o AS row MERGE (o:Organisation {id: row.id}) SET o.name = row.id, o.kind = 'COMPANY', o.evidence = ['t/signing'];
UNWIND $o AS row MATCH (o:Organisation {id: row.id}), (a:Agreement {id: 'agreement/x'}) MERGE (o)-[r:PARTY_TO]->(a) SET r.evidence = ['t/signing'], r.validTo = row.until;
`,
  });
  mkdirSync(join(folder, 'rows'));
  writeFileSync(join(folder, 'rows/o.csv'), 'id,until\norg/1,\norg/2,2024\norg/3,2026\norg/4,\norg/5,\n');
  await loaded(folder);
  expect(await bounds()).toEqual({
    1: '20250328 to ',
    2: '20240101 to 20241231',
    3: '20250328 to 20261231',
    4: '20250328 to ',
    5: '20250328 to ',
  });
});

it('a plan of several seeds knows what those before derive', async () => {
  const folder = folderOf({
    '0001-base.cypher': base,
    '0002-older.cypher': olderHeader + olderPassage + party('a', 'x', '', 'o/signing'),
    '0003-again.cypher': header + party('a', 'x', ", r.role = 'lead'") + party('c', 'x', ", r.role = 'lead'"),
  });
  const { seeds } = await plan(graph, folder);
  expect(seeds.map(({ problems }) => problems)).toEqual([[], [], []]);
  expect(await bounds()).toEqual({});
});

it('a seed may not set them', async () => {
  const outcome = await load(
    graph,
    seedFolder({ '0001-base.cypher': base + party('a', 'x', ', r.holdsFrom = 19000101') }),
  );
  expect(outcome.problems.map(({ rule }) => rule)).toEqual(['derived-property']);
});

it('a graph that an earlier version loaded gets them with its next load', async () => {
  await loaded(seedFolder({ '0001-base.cypher': base }));
  const stated = await exported(graph);
  expect(stated.join('\n')).not.toContain('holdsFrom');
  await graph.write(async (transaction) => {
    await transaction.run('MATCH ()-[r:PARTY_TO]->() REMOVE r.holdsFrom, r.holdsUntil');
    await transaction.run('MATCH (l:Ledger) SET l.derivation = 4');
  }, 10_000);
  expect(await bounds()).toMatchObject({ a: ' to ' });
  await ensureSchema({ graph, ontology: realOntology, statements: statementFiles }, { thorough: false });
  expect(await bounds()).toEqual(asLoaded);
  expect(await exported(graph)).toEqual(stated);
});

it('what is one with another under another id keeps its own', async () => {
  const same = `MATCH (a:Organisation {id: 'org/a'}), (b:Organisation {id: 'org/b'}) MERGE (a)-[r:SAME_AS]->(b) SET r.evidence = ['t/signing'];\n`;
  await loaded(seedFolder({ '0001-base.cypher': base + evidence('support', '甲方再次表示支持') + same }));
  expect(await bounds()).toEqual(asLoaded);
  expect(await bounds('SAME_AS')).toEqual({ a: '20250328 to ' });
});
