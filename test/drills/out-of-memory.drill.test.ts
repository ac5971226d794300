/** Seeds that do not fit one transaction of the server, which in a test run gives 192 MB. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatPlan } from '../../src/seed/plan/format.js';
import { memoryLimit } from '../../src/seed/load/memory/limit.js';
import {
  emptiedGraph,
  evidence,
  exported,
  header,
  load,
  plan,
  seedFolder,
  statementFiles,
} from '../support/seeds.js';
import { slow } from './settings.js';

const graph = emptiedGraph();

const organisations = (parameter: string) => `UNWIND $${parameter} AS row MERGE (o:Organisation {id: row.id})
SET o.name = row.name, o.kind = 'COMPANY', o.aliases = row.aliases, o.evidence = ['t/signing'];\n`;

/** Organisations with so many names beside the first, which no estimate counts. */
function rows(folder: string, file: string, count: number, aliases = 0): void {
  const others = (i: number) => Array.from({ length: aliases }, (_, n) => `${file} ${i} also ${n}`).join(';');
  const lines = Array.from({ length: count }, (_, i) => `org/${file}-${i},${file} ${i},${others(i)}\n`);
  writeFileSync(join(folder, `${file}.csv`), `id,name,aliases\n${lines.join('')}`);
}

const seedOf = (file: string, more = '') =>
  `${header}//! rows: ${file}.csv as rows (aliases list)\n${more}${evidence('signing', '甲方與乙方簽署協議')}${organisations('rows')}`;

describe('a seed whose rows do not fit one transaction', () => {
  it('is refused before it starts, with the line that loads it', async () => {
    const folder = seedFolder({ '0001-a.cypher': seedOf('a') });
    const limit = (await memoryLimit(graph, statementFiles)) ?? 0;
    rows(folder, 'a', Math.ceil(limit / 12_000));
    const { problems, told } = await load(graph, folder);
    expect(problems).toMatchObject([
      {
        rule: 'out-of-memory',
        hint: expect.stringContaining('add //! batch: 5000 to its header') as string,
        place: { file: '0001-a.cypher', line: 3 },
      },
    ]);
    expect(problems[0]?.message).toMatch(
      /^One transaction cannot hold the [\d,]+ rows of a\.csv: the server gives it \d+ MB\.$/,
    );
    expect(told).toBe('');
    expect(await exported(graph)).toEqual([]);
  });

  it.skipIf(!slow)(
    'and is not when they are in the graph already and stay as they are',
    async () => {
      const folder = seedFolder({ '0001-a.cypher': seedOf('a', '//! batch: 5000\n') });
      const limit = (await memoryLimit(graph, statementFiles)) ?? 0;
      const count = Math.ceil(limit / 12_000);
      rows(folder, 'a', count);
      expect((await load(graph, folder)).problems).toEqual([]);
      writeFileSync(join(folder, '0002-b.cypher'), seedOf('a'));
      const { loaded, problems, error } = await load(graph, folder);
      expect([problems, error?.message]).toEqual([[], undefined]);
      expect(loaded).toMatchObject([{ counts: { entities: { added: 0, changed: 0 } } }]);
    },
    120_000,
  );

  it('in a way that nobody could know is told by the server, and nothing of it is in', async () => {
    const folder = seedFolder({ '0001-a.cypher': seedOf('a') });
    rows(folder, 'a', 5_000, 6);
    const { problems, error } = await load(graph, folder);
    expect(error?.message).toContain('Nothing of 0001-a.cypher was applied.');
    expect(problems).toMatchObject([
      {
        rule: 'out-of-memory',
        message: 'The seed does not fit the memory that the server gives one transaction.',
        place: { file: '0001-a.cypher', line: 3 },
      },
    ]);
    expect(await exported(graph)).toEqual([]);
  }, 120_000);
});

describe('a batch that does not fit', () => {
  it('is told with a smaller one', async () => {
    const folder = seedFolder({ '0001-a.cypher': seedOf('a', '//! batch: 5000\n') });
    rows(folder, 'a', 5_000, 6);
    const { problems } = await load(graph, folder);
    expect(problems).toMatchObject([
      {
        message: 'A batch of 5000 rows does not fit the memory that the server gives one transaction.',
        hint: expect.stringContaining('//! batch: 1250') as string,
      },
    ]);
  }, 120_000);
});

describe('a plan of seeds that do not fit one transaction together', () => {
  it.skipIf(!slow)(
    'goes as far as they fit, and says so',
    async () => {
      const folder = seedFolder({
        '0001-a.cypher': seedOf('a'),
        '0002-b.cypher': seedOf('b'),
        '0003-c.cypher': seedOf('c'),
      });
      for (const file of ['a', 'b', 'c']) rows(folder, file, 3_500, 4);
      const made = await plan(graph, folder);
      expect(made.seeds[0]?.problems).toEqual([]);
      expect(made.unplanned.length).toBeGreaterThan(0);
      const reason = 'does not fit one transaction with the seeds before it';
      expect(made.unplanned[0]).toEqual({
        file: made.seeds.length === 1 ? '0002-b.cypher' : '0003-c.cypher',
        reason,
      });
      expect(formatPlan(made, () => undefined)).toContain(reason);
    },
    120_000,
  );
});
