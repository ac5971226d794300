import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyPending } from '../../../src/commands/seed/apply-pending.js';
import { preparePending } from '../../../src/commands/seed/pending.js';
import { applyPart } from '../../../src/seed/load/apply-part.js';
import { partsOf } from '../../../src/seed/load/parts.js';
import { formatPlan } from '../../../src/seed/plan/format.js';
import { notedIo } from '../../support/io.js';
import {
  emptiedGraph,
  emptyGraph,
  evidence,
  exported,
  header,
  load,
  plan,
  seed,
  seedFolder,
  session,
  organisation,
  undo,
} from '../../support/seeds.js';

const graph = emptiedGraph();

const organisations =
  "UNWIND $rows AS row MERGE (o:Organisation {id: row.id}) SET o.name = row.name, o.kind = 'COMPANY', o.evidence = [row.evidence];\n";
const parts =
  "UNWIND $rows AS row MATCH (a:Organisation {id: row.id}), (b:Organisation {id: row.parent}) MERGE (a)-[r:PART_OF]->(b) SET r.evidence = ['t/signing'];\n";

/** Rows `org/1` to `org/<count>`, each a part of the one before but for the first, whose parent is nowhere. */
const rowsOf = (count: number, evidenceOf: (row: number) => string = () => 't/signing') =>
  ['id,name,parent,evidence']
    .concat(
      Array.from({ length: count }, (_, i) => `org/${i + 1},甲${i + 1},org/${i || 'x'},${evidenceOf(i + 1)}`),
    )
    .join('\n');

function bulkFolder(rows: string, batch: string, statements = organisations + parts): string {
  const folder = seedFolder({
    '0001-a.cypher': `${header}//! rows: rows.csv as rows\n${batch}${evidence('signing', '甲方與乙方簽署協議')}${statements}`,
  });
  writeFileSync(join(folder, 'rows.csv'), rows);
  return folder;
}

describe('a seed in batches', () => {
  it('leaves the same graph as in one transaction', async () => {
    await load(graph, bulkFolder(rowsOf(5), ''));
    const whole = await exported(graph);
    await emptyGraph(graph);
    const { told, loaded } = await load(graph, bulkFolder(rowsOf(5), '//! batch: 2\n'));
    expect(loaded[0]?.counts?.facts.added).toBe(4);
    expect(await exported(graph)).toEqual(whole);
    expect(told).toContain(
      '0001-a.cypher: nothing was written for 1 row of $rows at line 7, because there is no Organisation org/x (row 1)',
    );
  });

  it.each([
    ['in one transaction', ''],
    ['in batches', '//! batch: 1\n'],
  ])('gives an element the evidence of every row that meets in it, %s', async (_, batch) => {
    const rows = 'id,name,evidence\norg/1,甲,t/signing\norg/1,甲,t/centre\norg/1,甲,t/signing';
    await load(graph, bulkFolder(rows, batch, evidence('centre', '丙中心將於四月成立') + organisations));
    expect(await graph.read("MATCH (o:Organisation {id: 'org/1'}) RETURN o.evidence AS evidence")).toEqual([
      { evidence: ['t/signing', 't/centre'] },
    ]);
  });

  describe.each([
    ['whose id is a column', 'row.id', 'rows.csv', 3],
    ['whose id is computed', "'org/' + substring(row.id, 4)", '0001-a.cypher', 5],
  ])('with two rows that mean one element %s', (_, id, file, line) => {
    const statement = organisations.replace('row.id', id);

    it('is refused where they give it different values, with both rows', async () => {
      const rows = 'id,name,evidence\norg/1,甲,t/signing\norg/1,乙,t/signing\norg/2,丙,t/signing';
      const { problems } = await load(graph, bulkFolder(rows, '', statement));
      expect(problems).toMatchObject([
        {
          rule: 'reused-id',
          message: expect.stringMatching(
            /^org\/1: name is "甲" in row 1 of rows\.csv, and "乙" in row 2( of rows\.csv)?\.$/,
          ) as string,
          place: { file, line },
        },
      ]);
      expect(await exported(graph)).toEqual([]);
    });
  });

  it('is refused where rows of two statements give an element different values, or a literal does', async () => {
    const sourceRows = 'id,name,parent,evidence\norg/1,甲,乙,t/signing';
    const again = 'UNWIND $rows AS row MERGE (o:Organisation {id: row.id}) SET o.name = row.parent;\n';
    const literal = "MERGE (o:Organisation {id: 'org/1'}) SET o.name = '丁';\n";
    const messages = async (header: string, ...statements: string[]) =>
      (await load(graph, bulkFolder(sourceRows, header, statements.join('')))).problems.map(
        ({ message }) => message,
      );
    expect(await messages('', organisations, again, literal)).toEqual([
      'org/1: name is "甲" in row 1 of rows.csv, and "乙" in row 1 of rows.csv.',
      'org/1: name is "甲" in row 1 of rows.csv, and "丁" on line 7.',
    ]);
    expect(await messages('//! deletes: allowed\n', organisations, again)).toEqual([]);
  });

  it('is looked through to its last row before the first batch is written', async () => {
    const rows = rowsOf(4).replace('org/4,', 'Org/4,');
    const { problems } = await load(graph, bulkFolder(rows, '//! batch: 2\n', organisations));
    expect(problems).toMatchObject([{ rule: 'bad-id', place: { file: 'rows.csv', line: 5, column: 1 } }]);
    expect(await exported(graph)).toEqual([]);
  });

  it('keeps what later statements make of an element that a row wrote', async () => {
    const later =
      "MATCH (o:Organisation {id: 'org/2'}) SET o.summary = 'Later';\n" +
      "UNWIND $rows AS row MATCH (:Organisation {id: row.id})-[r:PART_OF]->(:Organisation {id: 'org/1'}) SET r.note = row.name;\n";
    await load(graph, bulkFolder(rowsOf(3), '', organisations + parts + later));
    const [found] = await graph.read(
      "MATCH (o:Organisation {id: 'org/2'})-[r:PART_OF]->() RETURN o.summary AS summary, o.sortName AS sorted, r.note AS note, r.factId AS fact",
    );
    expect(found).toMatchObject({
      summary: 'Later',
      note: '甲2',
      fact: expect.stringMatching(/^fact\//) as string,
    });
    expect((await undo(graph, { number: 1 })).refused).toBeUndefined();
    expect(await graph.read('MATCH (o:Organisation) RETURN o.id AS id')).toEqual([]);
  });

  it('sees what a later statement deletes of what the rows wrote', async () => {
    const deleting = `//! deletes: allowed\n`;
    const gone = "MATCH (o:Organisation {id: 'org/2'}) DETACH DELETE o;\n";
    const { loaded, problems } = await load(
      graph,
      bulkFolder(rowsOf(3), deleting, organisations + parts + gone),
    );
    expect(problems).toEqual([]);
    expect(loaded[0]?.counts).toMatchObject({ entities: { added: 2 }, facts: { added: 0 } });
    expect(await graph.read('MATCH (o:Organisation) RETURN o.id AS id ORDER BY id')).toEqual([
      { id: 'org/1' },
      { id: 'org/3' },
    ]);
  });

  it('tells the rows that wrote nothing once for all batches', async () => {
    const rows = rowsOf(6)
      .replace('org/3,甲3,org/2', 'org/3,甲3,org/y')
      .replace('org/6,甲6,org/5', 'org/6,甲6,org/x');
    expect((await load(graph, bulkFolder(rows, '//! batch: 2\n'))).told).toContain(
      '3 rows of $rows at line 7, because there is no Organisation org/x (row 1), org/y (row 3)',
    );
  });

  it('that is half in is told by what each loader did of the rest', async () => {
    const folder = bulkFolder(rowsOf(6), '//! batch: 1\n', organisations);
    const { loading, seeds } = await preparePending(session(graph, folder));
    const [{ seed: half, readRows } = expect.fail()] = seeds;
    for await (const part of partsOf(half, readRows)) {
      await applyPart(loading, part, 60_000, { onLock: () => undefined, onStatement: () => undefined });
      if (part.index === 2) break;
    }
    const both = await Promise.all([load(graph, folder), load(graph, folder)]);
    expect(both.map(({ error }) => error)).toEqual([undefined, undefined]);
    const added = both.map(({ loaded }) => loaded[0]?.counts?.entities.added ?? 0);
    expect(added.reduce((sum, count) => sum + count)).toBe(4);
    for (const [index, { told }] of both.entries()) {
      const count = added[index] ?? 0;
      expect(told).toContain(
        count === 0
          ? '0001-a.cypher was applied by another loader.'
          : `Applied ${count} of the 7 batches of 0001-a.cypher: ${count} ${count === 1 ? 'entity' : 'entities'} added; the others were in already, or another loader applied them.`,
      );
    }
  });

  it('is taken back batch by batch, or not at all when a later seed rests on one of them', async () => {
    const folder = bulkFolder(rowsOf(3), '//! batch: 1\n', organisations);
    await load(graph, folder);
    writeFileSync(
      join(folder, '0002-b.cypher'),
      `${header}MATCH (o:Organisation {id: 'org/1'}) SET o.summary = '甲', o.evidence = ['t/signing'];\n`,
    );
    expect((await load(graph, folder)).problems).toEqual([]);
    const before = await exported(graph);
    const { refused } = await undo(graph, { number: 1 });
    expect(refused?.message).toContain('0002-b.cypher changed org/1 summary.');
    expect(await exported(graph)).toEqual(before);
    expect(await undo(graph, { to: 0 })).toEqual({ seeds: [2, 1], refused: undefined });
    expect(await exported(graph)).toEqual([]);
  });

  it('without a row is applied all the same', async () => {
    const folder = seedFolder({
      '0001-a.cypher': seed(),
      '0002-b.cypher': `//! title: None\n//! rows: rows.csv as rows\n//! batch: 2\n${organisations}`,
    });
    writeFileSync(join(folder, 'rows.csv'), 'id,name,evidence\n');
    const { told } = await load(graph, folder);
    expect(told).toContain('Applied 0002-b.cypher: nothing new.');
    expect((await load(graph, folder)).loaded).toEqual([]);
  });

  describe('that is refused half-way', () => {
    const broken = () =>
      bulkFolder(
        rowsOf(5, (row) => (row === 4 ? 't/nowhere' : 't/signing')),
        '//! batch: 2\n',
      );

    it('says what is in, and can be taken back, mended and loaded', async () => {
      const folder = broken();
      const { error } = await load(graph, folder);
      expect(error?.message).toContain('there is no Evidence t/nowhere');
      expect(error?.message).toMatch(
        /1 problem\. 0001-a\.cypher: 2 of 10 rows are in; the next load continues from there\. .*pactgraph seed undo 1$/,
      );
      writeFileSync(join(folder, 'rows.csv'), rowsOf(5));
      const edited = await load(graph, folder);
      expect(edited.error).toMatchObject({ code: 'LEDGER_CONFLICT' });
      expect(edited.error?.message).toContain(
        'rows.csv, which 0001-a.cypher names, was edited after some of its batches were applied',
      );
      expect(edited.error?.hint).toContain('pactgraph seed undo');
      expect((await undo(graph, { number: 1 })).refused).toBeUndefined();
      expect(await exported(graph)).toEqual([]);
      expect((await load(graph, folder)).loaded[0]?.counts?.facts.added).toBe(4);
    });

    it('is planned from where it stopped', async () => {
      const folder = broken();
      await load(graph, folder);
      const { seeds } = await plan(graph, folder);
      expect(seeds[0]).toMatchObject({ partsDone: 2, problems: [{ rule: 'unknown-id' }] });
      expect(formatPlan({ ...(await plan(graph, folder)) }, () => undefined)).toContain(
        '5 rows of $rows; 2 batches are in already, what follows is the next',
      );
    });
  });

  it('is held to the revision of its plan', async () => {
    const folder = bulkFolder(rowsOf(3), '//! batch: 2\n');
    const pending = await preparePending(session(graph, folder));
    const agreed = await plan(graph, folder);
    await load(graph, seedFolder({ '0001-a.cypher': seed(organisation('b')) }));
    await undo(graph, { number: 1 });
    await expect(
      applyPending(session(graph, folder), notedIo(), pending, { plan: agreed }),
    ).rejects.toMatchObject({ code: 'PLAN_OUTDATED' });
    expect(await exported(graph)).toEqual([]);
  });
});
