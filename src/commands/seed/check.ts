/** `pactgraph seed check`: finds, in one run, every problem of seeds that shows without a database. */
import { join, relative, sep } from 'node:path';
import type { Config } from '../../config.js';
import { packageVersion } from '../../package.js';
import { errorEntry, PactgraphError } from '../../errors.js';
import { readOntology } from '../../ontology/read.js';
import { problemsOfSeeds } from '../../seed/check/check-seeds.js';
import { chooseSeeds } from '../../seed/check/choose-seeds.js';
import { githubAnnotation } from '../../seed/check/github.js';
import { keptReadings } from '../../seed/check/kept-readings.js';
import { toolStamp } from '../../seed/check/tool-stamp.js';
import type { Problem } from '../../seed/model.js';
import { formatProblems } from '../../seed/files/format-problem.js';
import type { ParserFor } from '../../cypher/parser/cypher-parser.js';
import { parserElsewhere } from '../../cypher/parser/parser-process.js';
import { readHeads, type SeedHead } from '../../seed/files/read-heads.js';
import type { CommandIo } from '../run/io.js';
import { comparedAtHand } from './ledger-at-hand.js';
import { jsonVersion } from '../run/report-failure.js';
import { textOfSeeds } from './refuse-problems.js';

export interface CheckSeedsOptions {
  readonly format?: 'pretty' | 'json' | 'github';
  /** Warnings count like errors. */
  readonly strict?: boolean;
  /** Keep what was read of each seed for the next run; by default yes. */
  readonly cache?: boolean;
  /** Where the parser runs; by default, in a process of its own. */
  readonly parserFor?: ParserFor;
}

/**
 * @param files seeds by path, number or name; none means all of the folder
 * @returns exit code: 1 when there are errors, or with `strict` warnings
 * @throws PactgraphError USAGE, CANNOT_RUN, ONTOLOGY
 */
export async function seedCheck(
  config: Config,
  io: CommandIo,
  options: CheckSeedsOptions,
  files: readonly string[] = [],
): Promise<number> {
  const format = formatOf(options, io);
  const ontology = readOntology(config.ontologyFolder);
  const { heads, problems: misnamed } = await readHeads(config.seedFolder);
  // A file whose name makes it no seed is reported with all seeds, or when it is asked for.
  const isFile = (problem: Problem) => (file: string) =>
    relative(file, join(config.seedFolder, problem.place.file)) === '' || file === problem.place.file;
  const told = files.length === 0 ? misnamed : misnamed.filter((problem) => files.some(isFile(problem)));
  const named = files.filter((file) => !misnamed.some((problem) => isFile(problem)(file)));
  const seeds = files.length === 0 ? heads : chooseSeeds(heads, named);
  const kept =
    options.cache === false
      ? undefined
      : keptReadings(join(config.dataFolder, 'cache', 'check'), ontology, toolStamp(packageVersion));
  const found = await problemsOfSeeds(seeds, ontology, {
    known: heads,
    parserFor: options.parserFor ?? parserElsewhere,
    ...(kept && { kept }),
  });
  const problems = await appliedOnlyWarn(config, io, seeds, [...told, ...found]);
  print(config, io, format, seeds, problems);
  const counted = problems.filter(({ severity }) => severity === 'error' || options.strict === true);
  return counted.length > 0 ? (errorEntry('SEED_PROBLEMS').exit ?? 1) : 0;
}

/**
 * An applied seed stays as it is: where a ledger is at hand, errors in applied seeds, and in files that only they name,
 * become warnings. Without errors, no database is asked.
 */
async function appliedOnlyWarn(
  config: Config,
  io: CommandIo,
  seeds: readonly SeedHead[],
  problems: readonly Problem[],
): Promise<readonly Problem[]> {
  if (!problems.some(({ severity }) => severity === 'error')) return problems;
  const compared = await comparedAtHand(config, io);
  const applied = new Set(compared?.filter(({ state }) => state === 'applied').map(({ file }) => file));
  const filesOf = (wanted: boolean) =>
    new Set(seeds.filter(({ file }) => applied.has(file) === wanted).flatMap(filesNamedBy));
  const [settled, open] = [filesOf(true), filesOf(false)];
  return problems.map((problem) => {
    const { severity, hint = '', place } = problem;
    if (severity !== 'error' || !settled.has(place.file) || open.has(place.file)) return problem;
    return { ...problem, severity: 'warning', hint: `${hint}\n${staysAsItIs}`.trimStart() };
  });
}

const staysAsItIs = 'This seed is applied and must not change: put the correction into a new seed.';

/** The seed and the files that its header names, as far as they could be read; each as `<hash> <file>`. */
const filesNamedBy = ({ files }: SeedHead): string[] =>
  files.map((line) => line.slice(line.indexOf(' ') + 1));

function formatOf({ format }: CheckSeedsOptions, { json }: CommandIo): 'pretty' | 'json' | 'github' {
  if (json && format !== undefined && format !== 'json')
    throw new PactgraphError('USAGE', `--json and --format ${format} ask for two formats.`, {
      hint: 'Keep one of them.',
    });
  return format ?? (json ? 'json' : 'pretty');
}

function print(
  config: Config,
  io: CommandIo,
  format: 'pretty' | 'json' | 'github',
  seeds: readonly SeedHead[],
  problems: readonly Problem[],
): void {
  const summary = summaryOf(seeds, problems);
  if (format === 'json') {
    const { errors, warnings } = countsOf(problems);
    const checked = seeds.map(({ file }) => file);
    io.data(JSON.stringify({ version: jsonVersion, seeds: checked, errors, warnings, problems }));
  } else if (format === 'github') {
    const pathOf = (file: string) => relative('', join(config.seedFolder, file)).split(sep).join('/');
    for (const problem of problems) io.out(githubAnnotation(problem, pathOf));
    io.err(summary);
  } else {
    if (problems.length > 0) io.out(`${formatProblems(problems, textOfSeeds(config))}\n`);
    io.out(summary);
  }
}

/** The closing line. */
function summaryOf(seeds: readonly SeedHead[], problems: readonly Problem[]): string {
  const statements = seeds.reduce((sum, { split }) => sum + split.length, 0);
  const read = `${count(seeds.length, 'seed')}, ${count(statements, 'statement')}`;
  if (problems.length === 0)
    return seeds.length === 0 ? 'There are no seeds to check.' : `All is well: ${read}.`;
  const { errors, warnings } = countsOf(problems);
  const found = [errors > 0 && count(errors, 'error'), warnings > 0 && count(warnings, 'warning')];
  const example = (problems.find(({ severity }) => severity === 'error') ?? problems[0])?.rule ?? '';
  return `${found.filter(Boolean).join(' and ')} in ${read}. Why, and how to correct it: pactgraph seed explain ${example}`;
}

const countsOf = (problems: readonly Problem[]): { errors: number; warnings: number } => {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
};

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
