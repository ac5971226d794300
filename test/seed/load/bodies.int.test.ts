/** Entities joined by SAME_AS are one body: the loader writes the ids of all on each, the kept one first. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { statementText } from '../../../src/graph/statement-files.js';
import { toLedger } from '../../../src/seed/ledger/ledger.js';
import { ensureSchema } from '../../../src/seed/load/schema/ensure-schema.js';
import { realOntology } from '../../support/ontology.js';
import {
  emptiedGraph,
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
} from '../../support/seeds.js';

const graph = emptiedGraph();

const org = (slug: string) => `(:Organisation {id: 'org/${slug}'})`;
/** `a = b`, written from the smaller id. */
const same = (a: string, b: string, set = '') =>
  `MATCH (a:Organisation {id: 'org/${a}'}), (b:Organisation {id: 'org/${b}'}) MERGE (a)-[r:SAME_AS]->(b) SET r.evidence = ['t/signing']${set};\n`;
const keep = (slug: string) => `, r.keep = 'org/${slug}'`;
const different = (a: string, b: string) => same(a, b).replace('SAME_AS', 'DIFFERENT_FROM');
const severs = (a: string, b: string) => `MATCH ${org(a)}-[r:SAME_AS]->${org(b)} DELETE r;\n`;
const corrects = (number: number) => `${header}//! corrects: ${number}\n`;

/** Bodies by the last part of the id of each member, and the types that the ledger names. */
async function bodies(): Promise<Record<string, string>> {
  const rows = await graph.readLatest(
    'MATCH (n) WHERE n.body IS NOT NULL RETURN n.id AS id, n.body AS body ORDER BY id',
  );
  const short = (id: unknown) => String(id).replace(/^.*\//, '');
  return Object.fromEntries(rows.map(({ id, body }) => [short(id), (body as string[]).map(short).join('')]));
}

const ledger = async () => toLedger(await graph.readLatest(statementText(statementFiles, 'ledger/head')));

async function loaded(files: Record<string, string>): Promise<void> {
  expect((await load(graph, seedFolder(files))).problems).toEqual([]);
}

const abc = { '0001-abc.cypher': seed(...['a', 'b', 'c'].map((slug) => organisation(slug))) };

describe('a body', () => {
  it('is all that SAME_AS joins, over chains too, those added first before the others', async () => {
    const files = {
      ...abc,
      '0002-d.cypher': header + organisation('0') + same('0', 'c') + same('b', 'c'),
    };
    await loaded(files);
    expect(await bodies()).toEqual({ 0: 'bc0', b: 'bc0', c: 'bc0' });
    const { bodies: types, changedIn } = await ledger();
    expect(types).toEqual(['Organisation']);
    expect(Object.fromEntries(changedIn)).toMatchObject({
      'Organisation identity': 2,
      'SAME_AS +': 2,
      'Organisation +': 2,
    });
  });

  it('has the id that `keep` names first, which may be given and taken later', async () => {
    await loaded({ ...abc, '0002-same.cypher': header + same('a', 'b') + same('b', 'c') });
    expect(await bodies()).toMatchObject({ a: 'abc' });
    const files = {
      ...abc,
      '0002-same.cypher': header + same('a', 'b') + same('b', 'c'),
      '0003-keep.cypher': `${header}MATCH ${org('b')}-[r:SAME_AS]->${org('c')} SET r.keep = 'org/c';\n`,
    };
    await loaded(files);
    expect(await bodies()).toEqual({ a: 'cab', b: 'cab', c: 'cab' });
    expect((await ledger()).changedIn.get('Organisation identity')).toBe(3);
    expect((await undo(graph, { number: 3 })).refused).toBeUndefined();
    expect(await bodies()).toEqual({ a: 'abc', b: 'abc', c: 'abc' });
    await redo(graph, seedFolder(files), 3);
    expect(await bodies()).toEqual({ a: 'cab', b: 'cab', c: 'cab' });
  });

  it('splits, ends and joins with what a later seed takes away, and comes back with its undo', async () => {
    const files = {
      ...abc,
      '0002-d.cypher': header + organisation('d') + same('a', 'b') + same('b', 'c') + same('c', 'd'),
    };
    await loaded(files);
    const before = await exported(graph);
    expect(await bodies()).toEqual({ a: 'abcd', b: 'abcd', c: 'abcd', d: 'abcd' });
    await loaded({ ...files, '0003-split.cypher': corrects(2) + severs('b', 'c') });
    expect(await bodies()).toEqual({ a: 'ab', b: 'ab', c: 'cd', d: 'cd' });
    await loaded({
      ...files,
      '0003-split.cypher': corrects(2) + severs('b', 'c'),
      '0004-gone.cypher': `${header}//! deletes: allowed\nMATCH (n:Organisation {id: 'org/d'}) DETACH DELETE n;\nMATCH (n:Organisation {id: 'org/b'}) DETACH DELETE n;\n`,
    });
    expect(await bodies()).toEqual({});
    expect((await ledger()).bodies).toEqual([]);
    await undo(graph, { number: 4 });
    expect(await bodies()).toEqual({ a: 'ab', b: 'ab', c: 'cd', d: 'cd' });
    expect((await ledger()).bodies).toEqual(['Organisation']);
    await undo(graph, { number: 3 });
    expect(await bodies()).toEqual({ a: 'abcd', b: 'abcd', c: 'abcd', d: 'abcd' });
    expect(await exported(graph)).toEqual(before);
    await undo(graph, { number: 2 });
    expect(await bodies()).toEqual({});
    expect((await ledger()).bodies).toEqual([]);
  });

  it('may be touched again behind it, in one plan too', async () => {
    const files = {
      ...abc,
      '0002-same.cypher': header + same('a', 'b') + same('b', 'c'),
      '0003-note.cypher': `${header}MATCH (o:Organisation {id: 'org/a'}) SET o.note = '…';\n`,
    };
    const { seeds } = await plan(graph, seedFolder(files));
    expect(seeds.map(({ problems }) => problems)).toEqual([[], [], []]);
    expect(JSON.stringify(seeds)).not.toContain('"body"');
    await loaded(files);
    expect(await bodies()).toMatchObject({ a: 'abc' });
  });

  it('is no fact: no export has it, and a seed may not set it', async () => {
    await loaded({ ...abc, '0002-same.cypher': header + same('a', 'b') });
    expect((await exported(graph)).join('\n')).not.toContain('"body"');
    const { problems } = await load(
      graph,
      seedFolder({
        ...abc,
        '0002-same.cypher': header + same('a', 'b'),
        '0003-set.cypher': `${header}MATCH (o:Organisation {id: 'org/c'}) SET o.body = ['org/c', 'org/a'];\n`,
      }),
    );
    expect(problems.map(({ rule }) => rule)).toEqual(['derived-property']);
  });
});

it('follows rows, batch by batch, and undoes them so', async () => {
  const rows = (text: string) => {
    const folder = seedFolder({
      ...abc,
      '0002-rows.cypher': `${header}//! rows: rows.csv as rows\n//! batch: 1\nUNWIND $rows AS row MATCH (a:Organisation {id: row.a}), (b:Organisation {id: row.b}) MERGE (a)-[r:SAME_AS]->(b) SET r.evidence = ['t/signing'], r.keep = row.keep;\n`,
    });
    writeFileSync(join(folder, 'rows.csv'), `a,b,keep\n${text}`);
    return folder;
  };
  const folder = rows('org/b,org/c,org/c\norg/a,org/b,\n');
  expect((await load(graph, folder)).problems).toEqual([]);
  expect(await bodies()).toEqual({ a: 'cab', b: 'cab', c: 'cab' });
  expect((await undo(graph, { number: 2 })).refused).toBeUndefined();
  expect(await bodies()).toEqual({});
});

it('is derived for what an earlier version joined, contradictions included', async () => {
  await loaded({ ...abc, '0002-same.cypher': header + same('a', 'b') + same('b', 'c') });
  const stated = await exported(graph);
  await graph.write(async (transaction) => {
    await transaction.run('MATCH (n) WHERE n.body IS NOT NULL REMOVE n.body');
    await transaction.run(
      "MATCH (a {id: 'org/a'}), (c {id: 'org/c'}) CREATE (a)-[:DIFFERENT_FROM {factId: 'fact/x', evidence: ['t/signing']}]->(c)",
    );
    await transaction.run('MATCH (l:Ledger) SET l.derivation = 3 REMOVE l.bodies');
  }, 10_000);
  const place = { graph, ontology: realOntology, statements: statementFiles };
  const { revision, bodies: named } = await ensureSchema(place, { thorough: false });
  expect([revision, named]).toEqual([2, ['Organisation']]);
  expect(await bodies()).toEqual({ a: 'abc', b: 'abc', c: 'abc' });
  expect((await exported(graph)).filter((line) => !line.includes('fact/x'))).toEqual(stated);
  // What has a contradiction already may be added to and taken back.
  const d = header + organisation('d') + same('c', 'd');
  await loaded({ ...abc, '0002-same.cypher': header + same('a', 'b') + same('b', 'c'), '0003-d.cypher': d });
  expect(await bodies()).toMatchObject({ d: 'abcd' });
  expect((await undo(graph, { number: 3 })).refused).toBeUndefined();
  expect(await bodies()).toEqual({ a: 'abc', b: 'abc', c: 'abc' });
});

describe('judgements that contradict each other', () => {
  const files = {
    '0001-abc.cypher': seed(...['a', 'b', 'c', 'x'].map((slug) => organisation(slug))),
    '0002-same.cypher': header + same('a', 'b', keep('a')) + same('b', 'c'),
  };
  /** The same from rows, which only the graph shows. */
  const fromRows = (more: Record<string, string> = {}) => {
    const folder = seedFolder({
      ...files,
      '0002-same.cypher': `${header}//! rows: rows.csv as rows\nUNWIND $rows AS row MATCH (a:Organisation {id: row.a}), (b:Organisation {id: row.b}) MERGE (a)-[r:SAME_AS]->(b) SET r.evidence = ['t/signing'], r.keep = row.keep;\n`,
      ...more,
    });
    writeFileSync(join(folder, 'rows.csv'), 'a,b,keep\norg/a,org/b,org/a\norg/b,org/c,\n');
    return folder;
  };

  it.each([
    [
      'same-and-different',
      different('a', 'c'),
      'org/a and org/c are stated to be different (0003-more.cypher:3), and SAME_AS makes them one: org/a = org/b (0002-same.cypher), org/b = org/c (0002-same.cypher).',
    ],
    [
      'two-kept-ids',
      `MATCH ${org('b')}-[r:SAME_AS]->${org('c')} SET r.keep = 'org/b';\n`,
      'keep names two ids of one body, org/a (0002-same.cypher) and org/b (0003-more.cypher:3): org/a = org/b (0002-same.cypher).',
    ],
    [
      'kept-id-elsewhere',
      same('a', 'c', keep('x')),
      'SAME_AS from org/a to org/c (0003-more.cypher:3): keep names org/x, which SAME_AS does not join with them.',
    ],
  ])('are refused, and what makes them one is named: %s', async (rule, statement, message) => {
    expect((await load(graph, fromRows())).problems).toEqual([]);
    const more = { '0003-more.cypher': header + statement };
    const told = { rule, message, place: { file: '0003-more.cypher', line: 3 } };
    expect((await plan(graph, fromRows(more))).seeds).toMatchObject([{ problems: [told] }]);
    expect((await load(graph, fromRows(more))).problems).toMatchObject([told]);
    expect(await bodies()).toEqual({ a: 'abc', b: 'abc', c: 'abc' });
  });

  it('are refused of an undo that would bring them back', async () => {
    const severed = { ...files, '0003-split.cypher': corrects(2) + severs('b', 'c') };
    await loaded({ ...severed, '0004-more.cypher': header + different('a', 'c') });
    const { refused } = await undo(graph, { number: 3 });
    expect(refused).toMatchObject({ code: 'UNDO_REFUSED' });
    expect(refused?.message).toContain(
      'org/a and org/c are stated to be different (0004-more.cypher), and SAME_AS makes them one: org/a = org/b (0002-same.cypher), org/b = org/c',
    );
    expect(await bodies()).toEqual({ a: 'ab', b: 'ab' });
  });
});
