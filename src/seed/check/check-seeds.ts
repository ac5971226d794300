/** Finds every problem of seeds that shows without a database: each statement, then each seed with those before it. */
import { dirname } from 'node:path';
import type { Ontology } from '../../ontology/model.js';
import type { Problem, SeedFile, StatementRows } from '../model.js';
import type { ParserFor } from '../../cypher/parser/cypher-parser.js';
import { createStatementReader } from './read-statements.js';
import { byPlace, placeOf } from '../files/seed-text.js';
import { shapesOf } from '../../cypher/parser/shape.js';
import type { SeedHead } from '../files/read-heads.js';
import { missingRows } from './missing-rows.js';
import { checkRowsOf } from '../rows/check-rows.js';
import { seedRules } from '../rules/list.js';
import { severityOf } from '../rules/rule.js';
import { RowIds } from './row-ids.js';
import type { SaidStatement } from '../statement/said.js';
import { World } from '../world/world.js';

/** What the statements of a seed say, and what is wrong with each of them. */
export interface Reading {
  readonly problems: readonly Problem[];
  readonly said: readonly SaidStatement[];
  /** Rows of files that its statements read. */
  readonly rows: readonly StatementRows[];
}

/** Keeps readings from an earlier run. */
export interface KeptReadings {
  get(head: SeedHead): Promise<Reading | undefined>;
  put(head: SeedHead, reading: Reading): Promise<void>;
}

export interface CheckOptions {
  /** Further seeds: what those with a smaller number say counts, but their own problems are not reported. */
  readonly known?: readonly SeedHead[];
  readonly kept?: KeptReadings;
  /** Where the parser runs; by default, in this process. */
  readonly parserFor?: ParserFor;
}

export interface CheckedSeeds {
  /** In order, ready to run. */
  readonly seeds: readonly SeedFile[];
  /** Sorted by seed, line and column. */
  readonly problems: readonly Problem[];
}

/** Reads and checks seeds that are to be run; for the others, it uses what was read before. */
export async function checkSeeds(
  heads: readonly SeedHead[],
  ontology: Ontology,
  { known = [], ...options }: CheckOptions = {},
): Promise<CheckedSeeds> {
  const others = othersOf(heads, known);
  const read = await createReader(heads, others, ontology, options);
  const seeds: SeedFile[] = [];
  const problems = await problemsOf(heads, others, ontology, async (head) => {
    const { seed, reading } = await read(head);
    if (seed && heads.includes(head)) seeds.push(seed);
    return reading;
  });
  return { seeds, problems };
}

/** Checks seeds that are not to be run now, rows included; it does not read the same text again. */
export async function problemsOfSeeds(
  heads: readonly SeedHead[],
  ontology: Ontology,
  { known = [], ...options }: CheckOptions = {},
): Promise<Problem[]> {
  const others = othersOf(heads, known);
  const read = await createReader([], [...heads, ...others], ontology, options);
  const readWithRows = async (head: SeedHead) => {
    const { reading } = await read(head);
    if (!heads.includes(head)) return reading;
    // Rows may have changed although the text of the seed has not.
    const rows = await checkRowsOf(dirname(head.path), head.header, ontology, reading.rows);
    const missing = missingRows(head, reading.said, rows.whole);
    return { ...reading, problems: [...reading.problems, ...rows.problems, ...missing] };
  };
  return problemsOf(heads, others, ontology, readWithRows, (world) => new RowIds(world));
}

/**
 * Gives the parser all shapes at once: a parser for a single request may end then.
 * @param anew seeds to read whatever is kept
 */
async function createReader(
  anew: readonly SeedHead[],
  others: readonly SeedHead[],
  ontology: Ontology,
  { kept, parserFor }: Pick<CheckOptions, 'kept' | 'parserFor'>,
): Promise<(head: SeedHead) => Promise<{ readonly seed?: SeedFile; readonly reading: Reading }>> {
  const before = new Map<SeedHead, Reading>();
  for (const head of others) {
    const reading = await kept?.get(head);
    if (reading) before.set(head, reading);
  }
  const fresh = [...anew, ...others].filter((head) => !before.has(head));
  const parser = await parserFor?.(fresh.flatMap(({ text, split }) => shapesOf(text.text, split)));
  const readSeed = createStatementReader(ontology, parser && (() => Promise.resolve(parser)));
  return async (head) => {
    const known = before.get(head);
    if (known) return { reading: known };
    const { seed, problems, said } = await readSeed(head);
    const reading = { problems, said, rows: rowsOf(seed) };
    // If the parser was too slow, it may be faster the next time.
    if (!problems.some(({ rule }) => rule === 'parser-gave-up')) await kept?.put(head, reading);
    return { seed, reading };
  };
}

const rowsOf = ({ statements }: SeedFile): StatementRows[] => statements.flatMap(({ rows }) => rows ?? []);

/** The known seeds that are numbered before the last one. */
function othersOf(heads: readonly SeedHead[], known: readonly SeedHead[]): SeedHead[] {
  const last = Math.max(...heads.map(({ number }) => number));
  return known.filter((head) => head.number < last && !heads.some(({ number }) => number === head.number));
}

async function problemsOf(
  heads: readonly SeedHead[],
  others: readonly SeedHead[],
  ontology: Ontology,
  read: (head: SeedHead) => Promise<Reading>,
  rowIdsOf?: (world: World) => RowIds,
): Promise<Problem[]> {
  const world = new World(ontology);
  // With a graph, the graph itself knows which ids exist.
  const rowIds = rowIdsOf?.(world);
  const problems: Problem[] = [];
  for (const head of [...heads, ...others].sort((a, b) => a.number - b.number)) {
    const reading = await read(head);
    const things = world.add(head, reading.said);
    const isChecked = heads.includes(head);
    const unwritten = (await rowIds?.add(head, reading.said, isChecked)) ?? [];
    if (!isChecked) continue;
    const { number, header, text } = head;
    const found = seedRules.flatMap((rule) =>
      [...rule.checkSeed({ ontology, number, header, things, world })].map(
        ({ message, hint, at }): Problem => ({
          rule: rule.id,
          severity: severityOf(rule),
          message,
          ...(hint !== undefined && { hint }),
          place: placeOf(text, at),
        }),
      ),
    );
    problems.push(...distinct([...head.problems, ...reading.problems, ...found, ...unwritten].sort(byPlace)));
  }
  return problems;
}

/** Reports a problem once that is the same for all rows of a statement. */
function distinct(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = JSON.stringify([problem.rule, problem.message, problem.place]);
    return !seen.has(key) && seen.add(key);
  });
}
