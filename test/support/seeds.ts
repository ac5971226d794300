/** Seeds written for a test, and loaded as the command loads them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, onTestFinished } from 'vitest';
import { applyPending, type LoadedSeed } from '../../src/commands/seed/apply-pending.js';
import { loadPending } from '../../src/commands/seed/load.js';
import { loadingOf, preparePending } from '../../src/commands/seed/pending.js';
import { planPending } from '../../src/commands/seed/plan-pending.js';
import type { Session } from '../../src/commands/run/session.js';
import { readConfig } from '../../src/config.js';
import { packageRoot } from '../../src/package.js';
import { PactgraphError } from '../../src/errors.js';
import type { Graph } from '../../src/graph/graph.js';
import { readStatementFiles } from '../../src/graph/statement-files.js';
import type { Ontology } from '../../src/ontology/model.js';
import type { Problem } from '../../src/seed/model.js';
import { canonicalExport } from '../../src/seed/export/canonical.js';
import { toLedger } from '../../src/seed/ledger/ledger.js';
import type { Plan } from '../../src/seed/plan/plan.js';
import { seedsToUndo } from '../../src/seed/undo/seeds-to-undo.js';
import { undoSeed } from '../../src/seed/undo/undo-seed.js';
import { openTestGraph } from './api.js';
import { notedIo } from './io.js';
import { realOntology } from './ontology.js';
import { parserFor } from './parser.js';

export const statementFiles = readStatementFiles(join(packageRoot, 'cypher'));

/** A source with the sentences that the tests quote. */
export const sourceText = '甲方與乙方簽署協議。丙中心將於四月成立。\n甲方再次表示支持。甲方表示支持。\n';
const source = `---\nid: source/test\ntitle: Test\npublishedOn: 2025-03-28\n---\n${sourceText}`;

/** A seed folder with these files, `sources/test.txt` beside them; removed when the test ends. */
export function seedFolder(seeds: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'pactgraph-seeds-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'sources'));
  writeFileSync(join(folder, 'sources/test.txt'), source);
  for (const [name, text] of Object.entries(seeds)) writeFileSync(join(folder, name), text);
  return folder;
}

export const header = '//! title: Test\n//! source: sources/test.txt\n';

/** Evidence with the id `t/<slug>`. */
export const evidence = (slug: string, quote: string, more = ''): string =>
  `MERGE (e:Evidence {id: 't/${slug}'}) SET e.source = 'source/test', e.quote = '${quote}'${more};\n`;

export const organisation = (slug: string, more = ''): string =>
  `MERGE (o:Organisation {id: 'org/${slug}'}) SET o.name = '${slug}', o.kind = 'COMPANY', o.evidence = ['t/signing']${more};\n`;

/** Header, the evidence `t/signing`, then what the test is about. */
export const seed = (...statements: string[]): string =>
  header + evidence('signing', '甲方與乙方簽署協議') + statements.join('');

export const session = (graph: Graph, folder: string, ontology: Ontology = realOntology): Session => ({
  config: { ...readConfig({}), seedFolder: folder },
  graph,
  ontology,
  statements: statementFiles,
  managed: true,
  parserFor,
});

export interface Outcome {
  readonly loaded: readonly LoadedSeed[];
  readonly problems: readonly Problem[];
  readonly error: PactgraphError | undefined;
  /** What the loader told on the way. */
  readonly told: string;
}

/** Loads the pending seeds of a folder; what is refused comes back as an outcome. */
export async function load(
  graph: Graph,
  folder: string,
  ontology: Ontology = realOntology,
  wait?: number,
): Promise<Outcome> {
  const io = notedIo();
  try {
    const loaded = await loadPending(
      session(graph, folder, ontology),
      io,
      wait === undefined ? {} : { wait },
    );
    return { loaded, problems: [], error: undefined, told: io.errs.join('\n') };
  } catch (error) {
    if (!(error instanceof PactgraphError)) throw error;
    const problems = (error.details?.problems ?? []) as readonly Problem[];
    return { loaded: [], problems, error, told: io.errs.join('\n') };
  }
}

/** The plan of the pending seeds. */
export async function plan(graph: Graph, folder: string): Promise<Plan> {
  return planPending(notedIo(), await preparePending(session(graph, folder)));
}

/** As `pactgraph seed redo`: applies a seed that was undone, by its number, once more. */
export async function redo(graph: Graph, folder: string, redone: number): Promise<void> {
  const of = session(graph, folder);
  const pending = await preparePending(of, {
    choose: (compared) =>
      compared.flatMap(({ number, state, seed: file }) =>
        number === redone && state === 'undone' && file ? [file] : [],
      ),
  });
  await applyPending(of, notedIo(), pending, {});
}

/** Undoes as the command does, for good; what is refused comes back. */
export async function undo(
  graph: Graph,
  wanted: Parameters<typeof seedsToUndo>[1],
): Promise<{ readonly seeds: number[]; readonly refused: PactgraphError | undefined }> {
  const loading = loadingOf(session(graph, ''));
  const head = statementFiles.get('ledger/head');
  const seeds: number[] = [];
  try {
    for (const seed of seedsToUndo(toLedger(await graph.readLatest(head?.text ?? '')), wanted)) {
      await undoSeed(loading, seed, { wait: 60_000, onWait: () => undefined });
      seeds.push(seed.number);
    }
    return { seeds, refused: undefined };
  } catch (error) {
    if (!(error instanceof PactgraphError)) throw error;
    return { seeds, refused: error };
  }
}

/** Drops all data. The ledger forgets its seeds and keeps knowing that the constraints are there. */
export async function emptyGraph(graph: Graph): Promise<void> {
  // A large one does not go in one transaction.
  const some = 5_000;
  const removeSome = () =>
    graph.write(
      (transaction) =>
        transaction.run('MATCH (n) WHERE NOT n:Ledger WITH n LIMIT toInteger($some) DETACH DELETE n', {
          some,
        }),
      60_000,
    );
  while ((await removeSome()).counters.nodesDeleted === some);
  await graph.write(async (transaction) => {
    await transaction.run(
      "MATCH (l:Ledger) SET l.revision = 0, l.head = '', l.changedKeys = [], l.changedRevisions = [], l.bodies = []",
    );
  }, 60_000);
}

/** The test run's graph, for the tests of a file: empty before each, closed behind the last. */
export function emptiedGraph(): Graph {
  const graph = openTestGraph();
  beforeEach(() => emptyGraph(graph));
  afterAll(() => graph.close());
  return graph;
}

export async function exported(graph: Graph, ontology: Ontology = realOntology): Promise<string[]> {
  const lines: string[] = [];
  await canonicalExport(graph, ontology, (line) => void lines.push(line));
  return lines;
}
