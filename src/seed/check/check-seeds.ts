/** Everything that can be told of seeds without a database: each statement, then each seed with those before it. */
import { dirname } from 'node:path';
import type { Ontology } from '../../ontology/model.js';
import type { Problem, SeedFile, StatementRows } from '../model.js';
import type { ParserFor } from '../parse/cypher-parser.js';
import { byPlace, createStatementReader, shapesOf, type SeedHead } from '../parse/read-seeds.js';
import { placeOf } from '../parse/read-statement.js';
import { checkRowsOf } from '../rows/check-rows.js';
import { seedRules } from '../rules/list.js';
import { severityOf } from '../rules/rule.js';
import { RowIds } from './row-ids.js';
import type { SaidStatement } from './said.js';
import { World } from './world.js';

/** What the statements of a seed say, and what is wrong with each of them. */
export interface Reading {
  readonly problems: readonly Problem[];
  readonly said: readonly SaidStatement[];
  /** What its statements take from rows of files. */
  readonly rows: readonly StatementRows[];
}

/** Readings kept from an earlier run. */
export interface KeptReadings {
  get(head: SeedHead): Promise<Reading | undefined>;
  put(head: SeedHead, reading: Reading): Promise<void>;
}

export interface CheckOptions {
  /** Seeds that are there as well: what those with a smaller number say counts, and nothing is told of them. */
  readonly known?: readonly SeedHead[];
  readonly kept?: KeptReadings;
  /** Where the parser runs; without, in this process. */
  readonly parserFor?: ParserFor;
}

export interface CheckedSeeds {
  /** In order, ready to run. */
  readonly seeds: readonly SeedFile[];
  /** By seed, line and column. */
  readonly problems: readonly Problem[];
}

/** Reads and checks seeds that are to be run; of the others, what was read before is not read again. */
export async function checkSeeds(
  heads: readonly SeedHead[],
  ontology: Ontology,
  { known = [], kept, parserFor }: CheckOptions = {},
): Promise<CheckedSeeds> {
  const readBefore = new Map<SeedHead, Reading | undefined>();
  for (const head of known) readBefore.set(head, await kept?.get(head));
  for (const head of heads) readBefore.set(head, undefined);
  const fresh = [...readBefore].flatMap(([head, reading]) => (reading ? [] : [head]));
  // All at once: a parser that is asked once may end then.
  const parser = await parserFor?.(fresh.flatMap(shapesOf));
  const reader = createStatementReader(ontology, parser && (() => Promise.resolve(parser)));
  const seeds: SeedFile[] = [];
  const problems = await problemsOf(heads, known, ontology, async (head) => {
    const before = readBefore.get(head);
    if (before) return before;
    const { seed, problems, said } = await reader(head);
    if (heads.includes(head)) seeds.push(seed);
    const reading = { problems, said, rows: rowsOf(seed) };
    await kept?.put(head, reading);
    return reading;
  });
  return { seeds, problems };
}

/** Checks seeds that are not to be run now, rows included; what was read of the same text before is not read again. */
export function problemsOfSeeds(
  heads: readonly SeedHead[],
  ontology: Ontology,
  { known = [], kept }: CheckOptions = {},
): Promise<Problem[]> {
  const reader = createStatementReader(ontology);
  const read = async (head: SeedHead) => {
    const before = await kept?.get(head);
    if (before) return withRows(head, before);
    const { seed, problems, said } = await reader(head);
    const reading = { problems, said, rows: rowsOf(seed) };
    await kept?.put(head, reading);
    return withRows(head, reading);
  };
  return problemsOf(heads, known, ontology, read, (world) => new RowIds(world));

  // Rows may have changed where the text of the seed has not.
  async function withRows(head: SeedHead, reading: Reading): Promise<Reading> {
    if (!heads.includes(head)) return reading;
    const { problems } = await checkRowsOf(dirname(head.path), head.header, ontology, reading.rows);
    return { ...reading, problems: [...reading.problems, ...problems] };
  }
}

const rowsOf = ({ statements }: SeedFile): StatementRows[] => statements.flatMap(({ rows }) => rows ?? []);

async function problemsOf(
  heads: readonly SeedHead[],
  known: readonly SeedHead[],
  ontology: Ontology,
  read: (head: SeedHead) => Promise<Reading>,
  rowIdsOf?: (world: World) => RowIds,
): Promise<Problem[]> {
  const last = Math.max(...heads.map(({ number }) => number));
  const others = known.filter(
    (head) => head.number < last && !heads.some(({ number }) => number === head.number),
  );
  const world = new World(ontology);
  // Where there is a graph, it knows which ids are there.
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

/** A statement run for many rows is told once what is the same in all of them. */
function distinct(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = JSON.stringify([problem.rule, problem.message, problem.place]);
    return !seen.has(key) && seen.add(key);
  });
}
