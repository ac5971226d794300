/** `pactgraph seed fmt`: brings pending seeds into the one layout. */
import { hasCode } from '../../errors.js';
import { resolve } from 'node:path';
import type { Config } from '../../config.js';
import { didYouMean } from '../../did-you-mean.js';
import { errorEntry, PactgraphError } from '../../errors.js';
import { formatFiles, type FormattedFile } from '../../seed/format/format-files.js';
import type { ComparedSeed } from '../../seed/ledger/compare.js';
import { listSeeds, type SeedPath } from '../../seed/files/folder.js';
import { formatProblem } from '../../seed/files/format-problem.js';
import type { ParserFor } from '../../cypher/parser/cypher-parser.js';
import { parserElsewhere } from '../../cypher/parser/parser-process.js';
import type { SeedHead } from '../../seed/files/read-heads.js';
import type { CommandIo } from '../run/io.js';
import { comparedAtHand, comparedWithLedger } from './ledger-at-hand.js';
import { jsonVersion } from '../run/report-failure.js';
import { textOfSeeds } from './refuse-problems.js';

export interface FmtOptions {
  /** Write nothing, and start no database. */
  readonly check?: boolean;
  /** Where the parser runs; by default, in a process of its own. */
  readonly parserFor?: ParserFor;
}

/**
 * @param files names or paths of seeds; none means all that are not applied
 * @returns exit code: 1 when a seed cannot be read or, with `check`, is not formatted
 * @throws PactgraphError USAGE, LEDGER_CONFLICT for applied seeds that were named, DATABASE_UNAVAILABLE
 */
export async function seedFmt(
  config: Config,
  io: CommandIo,
  { check = false, parserFor = parserElsewhere }: FmtOptions,
  files: readonly string[] = [],
): Promise<number> {
  const { seeds } = await listSeeds(config.seedFolder);
  const chosen = files.length === 0 ? seeds : files.map((file) => seedNamed(seeds, file));
  const atHand = () => (files.length > 0 ? undefined : comparedAtHand(config, io));
  const compared = check ? await atHand() : await compare(config, io);
  const free = notApplied(io, chosen, compared ?? [], files.length > 0);
  const results = await formatFiles(
    seeds.filter((seed) => free.includes(seed)),
    !check,
    parserFor,
  );
  report(config, io, check, results);
  const unformatted = check && results.some(({ state }) => state === 'changed');
  if (unformatted && files.length === 0 && !compared && !io.json) io.err(unasked);
  const failed = unformatted || results.some(({ state }) => state === 'unread');
  return failed ? (errorEntry('SEED_PROBLEMS').exit ?? 1) : 0;
}

const unasked =
  'No database is at hand that says which of them are applied. An applied seed stays as it is: name those that are new, ' +
  'as in pactgraph seed fmt --check 0002-ai-summit.cypher';

function seedNamed(seeds: readonly SeedPath[], name: string): SeedPath {
  const found = seeds.find(({ file, path }) => file === name || resolve(path) === resolve(name));
  if (found) return found;
  const names = seeds.map(({ file }) => file);
  throw new PactgraphError('USAGE', `There is no seed ${name}.${didYouMean(name, names)}`, {
    hint: 'Name a file of the seed folder; pactgraph seed status lists them.',
  });
}

/** The seeds whose checksum is not in the ledger. */
function notApplied(
  io: CommandIo,
  chosen: readonly SeedPath[],
  compared: readonly ComparedSeed<SeedHead>[],
  named: boolean,
): SeedPath[] {
  const applied = compared.filter(
    ({ state, row }) => row !== undefined && !['pending', 'out-of-order'].includes(state),
  );
  const refused = applied.filter(({ file }) => chosen.some((seed) => seed.file === file));
  if (named && refused.length > 0) {
    throw new PactgraphError('LEDGER_CONFLICT', refused.map(reason).join('\n'), {
      hint: 'A new layout changes the checksum, so every load would stop there. Nothing was formatted.',
      details: { seeds: refused.map(({ number, file, state }) => ({ number, file, state })) },
    });
  }
  if (refused.length > 0 && !io.json)
    io.err(`Applied, and so left as they are: ${refused.map(({ file }) => file).join(', ')}.`);
  return chosen.filter(({ file }) => !refused.some((seed) => seed.file === file));
}

const reason = ({ file, state, row }: ComparedSeed<SeedHead>): string =>
  state === 'undone'
    ? `${file} was applied and undone: with a new checksum the next load would apply it again.`
    : `${file} is applied (${row?.appliedAt ?? ''}), and an applied seed must not change.`;

async function compare(config: Config, io: CommandIo): Promise<ComparedSeed<SeedHead>[]> {
  try {
    return await comparedWithLedger(config, io);
  } catch (error) {
    if (!hasCode(error, 'DATABASE_UNAVAILABLE')) throw error;
    const { message, hint = '', cause } = error;
    const why = 'Its ledger says which seeds are applied and must stay as they are; nothing was formatted.';
    throw new PactgraphError('DATABASE_UNAVAILABLE', message, {
      hint: `${hint}\n${why} pactgraph seed fmt --check needs no database.`.trimStart(),
      cause,
    });
  }
}

function report(config: Config, io: CommandIo, check: boolean, results: readonly FormattedFile[]): void {
  const told = (state: FormattedFile['state']) =>
    state === 'changed' ? (check ? 'unformatted' : 'formatted') : state === 'formatted' ? 'unchanged' : state;
  if (io.json) {
    const seeds = results.map(({ file, state, problem }) => ({ file, state: told(state), problem }));
    io.out(JSON.stringify({ version: jsonVersion, seeds }));
    return;
  }
  for (const { file, state, problem } of results) {
    if (state !== 'formatted') io.out(`${told(state)}\t${file}`);
    if (problem) io.err(`${formatProblem(problem, textOfSeeds(config))}\n  It is left as it is.`);
  }
  if (results.length === 0) io.err('Nothing to format: no seed is pending.');
  else if (results.every(({ state }) => state === 'formatted'))
    io.err('Nothing to do: all seeds are formatted.');
}
