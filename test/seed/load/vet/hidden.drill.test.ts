/**
 * Whatever is hidden in a statement, nothing of it happens: not on the way that every seed goes, and not where the reader
 * is fooled by it, so that only the plan and the counts of the server can tell.
 */
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadingOf } from '../../../../src/commands/seed/pending.js';
import type { Graph } from '../../../../src/graph/graph.js';
import { SeedRefused } from '../../../../src/seed/load/apply-part.js';
import { loadSeed } from '../../../../src/seed/load/load-seed.js';
import { checkSeeds } from '../../../../src/seed/check/check-seeds.js';
import type { RowMap } from '../../../../src/seed/load/elements/touch.js';
import type { Problem, SeedFile } from '../../../../src/seed/model.js';
import { createCypherParser } from '../../../../src/cypher/parser/cypher-parser.js';
import { rowNumberKey } from '../../../../src/cypher/instrument.js';
import { readHeads } from '../../../../src/seed/files/read-heads.js';
import { openTestGraph } from '../../../support/api.js';
import { realOntology } from '../../../support/ontology.js';
import {
  emptyGraph,
  evidence,
  exported,
  header,
  load,
  organisation,
  seed,
  session,
  undo,
} from '../../../support/seeds.js';
import { folderOf } from '../../check/support.js';
import { hiddenStatements, type Hidden } from './hidden.js';

const base = seed(
  organisation('b', ", o.summary = 'b', o.summaryEvidence = ['t/signing']"),
  organisation('c'),
  "MERGE (a:Agreement {id: 'agreement/x'}) SET a.name = '協議', a.kind = 'CONTRACT', a.status = 'ACTIVE', a.evidence = ['t/signing'];\n",
  "MATCH (o:Organisation {id: 'org/b'}), (a:Agreement {id: 'agreement/x'}) MERGE (o)-[r:PARTY_TO]->(a) SET r.evidence = ['t/signing'];\n",
);
const source = '---\nid: source/test\ntitle: Test\npublishedOn: 2025-03-28\n---\n甲方與乙方簽署協議。\n';

const parser = createCypherParser();
let graph: Graph;
let asked = 0;
/** Whoever fetches something comes here. */
const listener = createServer((socket) => {
  asked++;
  socket.destroy();
});
let hidden: Hidden[];
let stated: string[];
let before: string[];
beforeAll(async () => {
  graph = openTestGraph();
  const port = await new Promise<number>((resolve) => {
    listener.listen(0, '127.0.0.1', () => {
      const address = listener.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  hidden = hiddenStatements(`http://127.0.0.1:${port}/x.csv`);
});
afterAll(async () => {
  await graph.close();
  listener.close();
});

async function withBase(): Promise<void> {
  await emptyGraph(graph);
  const { problems } = await load(graph, folderOf({ '0001-base.cypher': base, 'sources/test.txt': source }));
  expect(problems).toEqual([]);
  stated = await exported(graph);
  before = await everything();
}

/** The canonical export, and what it leaves out: names, what evidence states, the books, the schema. */
const everything = async (): Promise<string[]> => [
  ...(await exported(graph)),
  ...(
    await graph.readLatest(
      `MATCH (n) OPTIONAL MATCH (n)-[r]->(m)
       RETURN labels(n) AS labels, properties(n) AS node, type(r) AS type, properties(r) AS fact, m.id AS to`,
    )
  )
    .map((row) => JSON.stringify(row))
    .sort(),
  ...(await graph.readLatest('SHOW INDEXES YIELD name RETURN name ORDER BY name')).map((row) =>
    JSON.stringify(row),
  ),
];

async function nothingHappened(): Promise<void> {
  expect(await everything()).toEqual(before);
  expect(asked).toBe(0);
}

/** Seeds of one statement each, read and checked behind the base. */
async function read(statements: readonly string[]): Promise<{ seeds: SeedFile[]; problems: Problem[] }[]> {
  const name = (index: number) => `${String(index + 2).padStart(4, '0')}-hidden.cypher`;
  const { heads } = await readHeads(
    folderOf({
      ...Object.fromEntries(
        statements.map((text, index) => [
          name(index),
          `${header}${text.includes('$rows') ? '//! rows: rows.csv as rows\n' : ''}${evidence('more', '甲方與乙方簽署協議')}${text}\n;\n`,
        ]),
      ),
      'rows.csv': 'id,name\norg/new,new\n',
      '0001-base.cypher': base,
      'sources/test.txt': source,
    }),
  );
  const [first, ...others] = heads;
  const known = first ? [first] : [];
  const checked = [];
  for (const head of others) {
    const { seeds, problems } = await checkSeeds([head], realOntology, { known, parserFor: () => parser });
    checked.push({ seeds: [...seeds], problems: [...problems] });
  }
  return checked;
}

/** Of any file. */
async function* rowsOf(): AsyncGenerator<readonly RowMap[]> {
  yield await Promise.resolve([{ id: 'org/new', name: 'new', [rowNumberKey]: 1n }]);
}

/** What a load of a seed is refused with; the check has been before. */
async function refusalOf(one: SeedFile | undefined, by: Graph = graph): Promise<readonly Problem[]> {
  if (!one) return [];
  const loading = loadingOf(session(by, ''));
  try {
    await loadSeed(loading, one, rowsOf, 60_000, { onWait: () => undefined, onStatement: () => undefined });
    return [];
  } catch (error) {
    if (!(error instanceof SeedRefused)) throw error;
    return error.problems;
  }
}

/** What is refused with no problem of this kind, by name. */
const without = (rules: readonly string[], refused: ReadonlyMap<string, readonly Problem[]>): string[] =>
  [...refused]
    .filter(([, problems]) => !problems.some(({ rule }) => rules.includes(rule)))
    .map(
      ([name, problems]) =>
        `${name}: ${problems.map(({ rule, message }) => `${rule} ${message}`).join('; ')}`,
    );

/** The twin's reading of each, with the text of the other. */
async function fooled(): Promise<{ name: string; twin: SeedFile; seed: SeedFile }[]> {
  const twins = [...new Set(hidden.map(({ twin }) => twin))];
  const readings = new Map((await read(twins)).map(({ seeds }, index) => [twins[index], seeds[0]]));
  return hidden.map(({ name, text, twin }) => {
    const reading = readings.get(twin);
    if (!reading) throw new Error(`${twin} was not read`);
    const statements = reading.statements.map((statement) =>
      statement.text === twin.trim()
        ? { ...statement, instrumented: text + statement.instrumented.slice(twin.trim().length) }
        : statement,
    );
    return { name, twin: reading, seed: { ...reading, statements } };
  });
}

describe('of two hundred statements with something hidden in them', () => {
  it('none is loaded, on the way that every seed goes', async () => {
    await withBase();
    expect(hidden.length).toBeGreaterThan(200);
    const refused = new Map<string, readonly Problem[]>();
    for (const [index, { seeds, problems }] of (await read(hidden.map(({ text }) => text))).entries()) {
      const errors = problems.filter(({ severity }) => severity === 'error');
      const name = hidden[index]?.name ?? '';
      refused.set(name, errors.length > 0 ? errors : await refusalOf(seeds[0]));
    }
    expect([...refused].filter(([, problems]) => problems.length === 0)).toEqual([]);
    await nothingHappened();
  }, 900_000);

  it('none is run for what stands in a row: it is stored as it stands, and goes with an undo', async () => {
    await withBase();
    const texts = [
      'a\\u0027 WITH o MATCH (x:Organisation {id: \\u0027org/c\\u0027}) DETACH DELETE x //',
      "a' DETACH DELETE o //",
      '`) DETACH DELETE (o) //',
      '$rows[0] {LOAD CSV FROM $url AS x}',
    ];
    const rows = texts.map((text, index) => JSON.stringify({ id: `org/r${index}`, note: text }));
    const folder = folderOf({
      '0001-base.cypher': base,
      '0002-rows.cypher': `${header}//! rows: rows.jsonl as rows\nUNWIND $rows AS m MERGE (o:Organisation {id: m.id}) SET o.note = m.note, o.name = m.id, o.kind = 'COMPANY', o.evidence = ['t/signing'];\n`,
      'rows.jsonl': `${rows.join('\n')}\n`,
      'sources/test.txt': source,
    });
    expect((await load(graph, folder)).problems).toEqual([]);
    const stored = await graph.readLatest(
      "MATCH (o:Organisation) WHERE o.id STARTS WITH 'org/r' RETURN o.note AS note ORDER BY o.id",
    );
    expect(stored.map(({ note }) => note)).toEqual(texts);
    expect(await undo(graph, { number: 2 })).toEqual({ seeds: [2], refused: undefined });
    expect(await exported(graph)).toEqual(stated);
    expect(asked).toBe(0);
  }, 120_000);

  it('none is run where the reader is fooled: the plan tells', async () => {
    await withBase();
    const refused = new Map<string, readonly Problem[]>();
    for (const { name, seed: one } of await fooled()) refused.set(name, await refusalOf(one));
    expect(without(['unexplained', 'cypher'], refused)).toEqual([]);
    // What Neo4j itself refuses proves nothing.
    const ours = without(['cypher'], refused);
    expect(ours.length).toBeGreaterThan(200);
    await nothingHappened();
  }, 900_000);

  it('none that makes or deletes something is kept where the plan is fooled as well: the counts tell', async () => {
    await withBase();
    const refused = new Map<string, readonly Problem[]>();
    for (const { name, twin, seed: one } of await fooled())
      if (isCounted(name)) refused.set(name, await refusalOf(one, planning(twin)));
    expect(refused.size).toBeGreaterThan(50);
    expect(without(['unexplained', 'cypher'], refused)).toEqual([]);
    await nothingHappened();
  }, 900_000);
});

/** Whether the numbers of what is made, deleted and set give it away. */
const isCounted = (name: string): boolean =>
  /deleted|made,|merged,|a label removed|a fact made|none shown/.test(name) &&
  !/fetched|procedure|index|user/.test(name);

/** The graph, but that it plans the twin in the place of the other. */
function planning({ statements }: SeedFile): Graph {
  const ofTwin = statements.map(({ instrumented }) => instrumented);
  return Object.assign(Object.create(graph) as Graph, {
    write: <T>(work: Parameters<Graph['write']>[0], timeout: number) =>
      graph.write(
        (transaction) =>
          work({
            ...transaction,
            explain: (text) => transaction.explain(ofTwin.includes(text) ? text : (ofTwin.at(-1) ?? '')),
          }),
        timeout,
      ) as Promise<T>,
  });
}
