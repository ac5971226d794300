/** The rows behind evidence: kept with the seed that refers to them, shown as the file has them. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { asker } from '../support/api.js';
import {
  emptiedGraph,
  exported,
  header,
  load,
  plan,
  redo,
  seed,
  seedFolder,
  undo,
} from '../support/seeds.js';

// A server that has planned none of the statements takes its time for the first ones.
vi.setConfig({ testTimeout: 120_000 });

const graph = emptiedGraph();

const rowsLine = '//! rows: rows/members.csv as members (founded date, aliases list)\n';
const evidenceOf = (locator: string) =>
  `UNWIND $members AS m MERGE (e:Evidence {id: m.evidence}) SET e.source = 'source/test'${locator};\n`;
const organisations =
  "UNWIND $members AS m MERGE (o:Organisation {id: m.id}) SET o.name = m.name, o.kind = 'COMPANY', o.foundedOn = m.founded, o.aliases = m.aliases, o.evidence = [m.evidence];\n";

/** Rows `org/<word>1` to `org/<word><count>`, each with evidence of its own. */
const members = (count: number, word = 'm') =>
  `id,name,founded,aliases,evidence,locator\n${Array.from(
    { length: count },
    (_, i) => `org/${word}${i + 1},甲${i + 1},2001,"A;B ",${word}/${i + 1},register no. ${i + 1}`,
  ).join('\n')}\n`;

function folder(seeds: Readonly<Record<string, string>>, rows: Readonly<Record<string, string>>): string {
  const made = seedFolder(seeds);
  mkdirSync(join(made, 'rows'));
  for (const [name, text] of Object.entries(rows)) writeFileSync(join(made, 'rows', name), text);
  return made;
}

const bulk = (count: number, more = '', locator = ', e.locator = m.locator') =>
  folder(
    { '0001-members.cypher': header + rowsLine + more + evidenceOf(locator) + organisations },
    { 'members.csv': members(count) },
  );

interface Shown {
  readonly file: string;
  readonly row: number;
  readonly isCut: boolean;
  readonly columns: readonly { readonly name: string; readonly value: string | null }[];
}

/** The record of one piece of evidence, by a server that has answered nothing before. */
async function recordOf(id: string): Promise<Shown | null | undefined> {
  const { data, errors } = await asker(graph)(
    `{ evidence(id: "${id}") { record { file row isCut columns { name value } } } }`,
  );
  expect(errors).toEqual([]);
  return (data as { evidence: { record: Shown | null } | null } | null)?.evidence?.record;
}
const rowOf = async (id: string) => {
  const record = await recordOf(id);
  return record && `${record.file} row ${record.row}: ${record.columns[0]?.value ?? ''}`;
};

const kept = async () =>
  (
    await graph.readLatest(
      'MATCH (c:RowChunk) OPTIONAL MATCH (s:Seed)-[:KEEPS]->(c) WITH c, s ORDER BY s.number RETURN split(c.id, "/")[1] AS first, collect(s.number) AS seeds ORDER BY toInteger(first)',
    )
  ).map(({ first, seeds }) => [first, seeds]);

async function loadWell(seeds: string): Promise<void> {
  const { problems, error } = await load(graph, seeds);
  expect(problems).toEqual([]);
  expect(error).toBeUndefined();
}

describe('evidence that rows write', () => {
  it('opens into its row, whatever its locator says, and without the file', async () => {
    const seeds = bulk(300);
    expect((await plan(graph, seeds)).seeds[0]?.problems).toEqual([]);
    expect(await kept()).toEqual([]);
    await loadWell(seeds);
    rmSync(join(seeds, 'rows'), { recursive: true });
    expect(await recordOf('m/300')).toEqual({
      file: 'rows/members.csv',
      row: 300,
      isCut: false,
      columns: [
        { name: 'id', value: 'org/m300' },
        { name: 'name', value: '甲300' },
        { name: 'founded', value: '2001' },
        { name: 'aliases', value: 'A;B ' },
        { name: 'evidence', value: 'm/300' },
        { name: 'locator', value: 'register no. 300' },
      ],
    });
    expect(await kept()).toEqual([
      ['1', [1]],
      ['257', [1]],
    ]);
    expect((await exported(graph)).some((line) => line.includes('recordAt'))).toBe(false);
  });

  it('is read in one statement a level, and in none for chunks that the server holds', async () => {
    await loadWell(bulk(300));
    const ask = asker(graph);
    const document =
      '{ organisations(first: 100, orderBy: [ID_DESC]) { nodes { evidence { id record { row } } } } }';
    const first = await ask(document);
    expect(first.errors).toEqual([]);
    expect(first.statements).toHaveLength(3);
    expect(first.statements.filter((text) => text.includes('RowChunk'))).toHaveLength(1);
    expect((await ask(document)).statements).toHaveLength(2);
    const { organisations } = first.data as unknown as {
      organisations: { nodes: { evidence: { id: string; record: { row: number } }[] }[] };
    };
    for (const { evidence } of organisations.nodes)
      expect(evidence.map(({ id, record }) => `${id} ${record.row}`)).toEqual([
        `${evidence[0]?.id ?? ''} ${evidence[0]?.id.slice(2) ?? ''}`,
      ]);
  });

  it('takes the first of several rows that write it', async () => {
    const rows = members(3).replace('m/2', 'm/x').replace('m/3', 'm/x');
    const seeds = folder(
      {
        '0001-members.cypher':
          header + rowsLine + evidenceOf('').replace(';', ", e.locator = 'register';") + organisations,
      },
      { 'members.csv': rows },
    );
    await loadWell(seeds);
    expect(await rowOf('m/x')).toBe('rows/members.csv row 2: org/m2');
  });
});

describe('a locator', () => {
  const written = (id: string, locator: string, rows = rowsLine) =>
    `${header}${rows}MERGE (e:Evidence {id: '${id}'}) SET e.source = 'source/test', e.locator = '${locator}';\nMERGE (o:Organisation {id: 'org/${id.slice(2)}'}) SET o.name = '乙', o.kind = 'COMPANY', o.evidence = ['${id}'];\n`;

  it('that names a row opens into it; only its chunk is kept', async () => {
    await loadWell(
      folder(
        { '0001-a.cypher': written('t/a', 'rows/members.csv row 290') },
        { 'members.csv': members(600) },
      ),
    );
    expect(await rowOf('t/a')).toBe('rows/members.csv row 290: org/m290');
    expect(await kept()).toEqual([['257', [1]]]);
  });

  it('that names a file, an address or words has no row', async () => {
    await loadWell(
      folder(
        {
          '0001-a.cypher': written('t/a', 'rows/members.csv'),
          '0002-b.cypher': written('t/b', 'https://example.org/members.csv row 1'),
          '0003-c.cypher': written('t/c', 'page 7', ''),
        },
        { 'members.csv': members(2) },
      ),
    );
    expect([await rowOf('t/a'), await rowOf('t/b'), await rowOf('t/c')]).toEqual([null, null, null]);
    expect(await kept()).toEqual([]);
  });

  it('names a row rather than the one that wrote the evidence', async () => {
    const seeds = bulk(3, '', ", e.locator = 'rows/members.csv row ' + toString(4 - m._row)");
    await loadWell(seeds);
    expect(await rowOf('m/1')).toBe('rows/members.csv row 3: org/m3');
  });

  it.each([
    [
      'a row that is not there',
      "'rows/members.csv row ' + toString(m._row + 1)",
      'rows/members.csv has no row 4: its last is row 3. (rows/members.csv, row 3)',
    ],
    [
      'a file that is not declared',
      "'rows/' + 'membres.csv row ' + toString(m._row)",
      '"rows/membres.csv" is no file of rows of this seed. Did you mean "rows/members.csv"? (rows/members.csv, row 1)',
    ],
  ])('made by an expression that leads to %s is refused by plan and load', async (_, expression, message) => {
    const seeds = bulk(3, '', `, e.locator = ${expression}`);
    const told = (await plan(graph, seeds)).seeds[0]?.problems.map((one) => `${one.rule} ${one.message}`);
    expect(told).toContain(`bad-locator ${message}`);
    const { problems } = await load(graph, seeds);
    expect(problems.map((one) => one.message)).toContain(message);
    expect(await exported(graph)).toEqual([]);
  });

  it('in a column that leads nowhere is refused before anything is written', async () => {
    const rows = members(2).replace('register no. 2', 'rows/members.csv row 3');
    const seeds = folder(
      { '0001-members.cypher': header + rowsLine + evidenceOf(', e.locator = m.locator') + organisations },
      { 'members.csv': rows },
    );
    const { problems } = await load(graph, seeds);
    expect(problems.map(({ message, place }) => `${place.file}:${place.line} ${message}`)).toEqual([
      'rows/members.csv:3 Row 2, column locator: rows/members.csv has no row 3: its last is row 2.',
    ]);
  });
});

describe('chunks of rows', () => {
  it('go with the seed, and come back with it', async () => {
    const seeds = bulk(300);
    await loadWell(seeds);
    const before = await exported(graph);
    await undo(graph, { number: 1 });
    expect(await exported(graph)).toEqual([]);
    expect(await kept()).toEqual([]);
    await redo(graph, seeds, 1);
    expect(await exported(graph)).toEqual(before);
    expect(await rowOf('m/299')).toBe('rows/members.csv row 299: org/m299');
  });

  it('are those of one transaction where a seed is loaded in batches', async () => {
    const seeds = bulk(300, '//! batch: 100\n');
    await loadWell(seeds);
    expect(await kept()).toEqual([
      ['1', [1]],
      ['257', [1]],
    ]);
    expect([await rowOf('m/1'), await rowOf('m/256'), await rowOf('m/257'), await rowOf('m/300')]).toEqual([
      'rows/members.csv row 1: org/m1',
      'rows/members.csv row 256: org/m256',
      'rows/members.csv row 257: org/m257',
      'rows/members.csv row 300: org/m300',
    ]);
    await undo(graph, { number: 1 });
    expect(await kept()).toEqual([]);
  });

  it('are shared by seeds with the same file, whatever it is called, until the last is undone', async () => {
    const other = (id: string, file: string) =>
      `${header}//! rows: rows/${file} as rows\nMERGE (e:Evidence {id: '${id}'}) SET e.source = 'source/test', e.locator = 'rows/${file} row 2';\nMERGE (o:Organisation {id: 'org/${id.slice(2)}'}) SET o.name = '乙', o.kind = 'COMPANY', o.evidence = ['${id}'];\n`;
    await loadWell(
      folder(
        {
          // Both others rest on its source.
          '0001-source.cypher': seed(),
          '0002-a.cypher': other('t/a', 'a.csv'),
          '0003-b.cypher': other('t/b', 'b.csv'),
        },
        { 'a.csv': members(3), 'b.csv': members(3) },
      ),
    );
    expect(await kept()).toEqual([['1', [2, 3]]]);
    await undo(graph, { number: 2 });
    expect(await kept()).toEqual([['1', [3]]]);
    expect(await rowOf('t/b')).toBe('rows/b.csv row 2: org/m2');
    await undo(graph, { number: 3 });
    expect(await kept()).toEqual([]);
  });

  it('come back with evidence that a seed removed or led to another row, once that is undone', async () => {
    const first = bulk(3);
    const corrects = `${header}${rowsLine}//! corrects: 1\n`;
    writeFileSync(
      join(first, '0002-corrects.cypher'),
      `${corrects}MATCH (e:Evidence {id: 'm/1'}) SET e.locator = 'rows/members.csv row 3';
MATCH (o:Organisation {id: 'org/m2'}) DETACH DELETE o;
MATCH (e:Evidence {id: 'm/2'}) DETACH DELETE e;
MATCH (e:Evidence {id: 'm/3'}) SET e.locator = 'the register';\n`,
    );
    await loadWell(first);
    expect([await rowOf('m/1'), await rowOf('m/2'), await rowOf('m/3')]).toEqual([
      'rows/members.csv row 3: org/m3',
      undefined,
      null,
    ]);
    await undo(graph, { number: 2 });
    expect([await rowOf('m/1'), await rowOf('m/2'), await rowOf('m/3')]).toEqual([
      'rows/members.csv row 1: org/m1',
      'rows/members.csv row 2: org/m2',
      'rows/members.csv row 3: org/m3',
    ]);
    expect(await kept()).toEqual([['1', [1]]]);
  });

  it('are no entities, and seeds may not write them', async () => {
    const seeds = bulk(2);
    await loadWell(seeds);
    const { data, errors } = await asker(graph)('{ graph { entities { type } facts { type } } }');
    expect(errors).toEqual([]);
    expect(JSON.stringify(data)).not.toMatch(/chunk|keeps/i);
    writeFileSync(join(seeds, '0002-a.cypher'), `${header}MERGE (c:RowChunk {id: 'x'}) SET c.data = 'x';\n`);
    const { problems } = await load(graph, seeds);
    expect(problems.map(({ rule }) => rule)).toContain('reserved-name');
  });
});
