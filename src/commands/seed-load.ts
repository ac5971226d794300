/** `pactgraph seed load`: applies the pending seeds, each in one transaction. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { userInfo } from 'node:os';
import { packageVersion, type Config } from '../config.js';
import { PactgraphError } from '../errors.js';
import { SeedRefused } from '../seed/apply/apply-seed.js';
import { describeCounts, type Counts } from '../seed/ledger/counts.js';
import { loadSeed } from '../seed/apply/load.js';
import { statementNamed } from '../seed/apply/reads.js';
import { compareSeeds, pendingSeeds } from '../seed/ledger/compare.js';
import { toLedger } from '../seed/ledger/ledger.js';
import { ensureSchema } from '../seed/ledger/schema.js';
import type { Problem } from '../seed/model.js';
import { formatProblems } from '../seed/parse/frame.js';
import { readHeads, readStatements } from '../seed/parse/read-seeds.js';
import type { CommandIo } from './io.js';
import { jsonVersion } from './report-failure.js';
import { withSession, type Session } from './session.js';

export interface LoadOptions {
  /** Apply without asking. */
  readonly yes?: boolean;
  /** Seconds to wait for another loader. */
  readonly wait?: number;
}

const defaultWait = 600;

export interface LoadedSeed {
  readonly file: string;
  /** undefined when another loader applied it. */
  readonly revision: number | undefined;
  readonly counts: Counts | undefined;
}

export const seedLoad = (config: Config, io: CommandIo, options: LoadOptions): Promise<void> =>
  withSession(config, io, async (session) => {
    const ask = options.yes !== true && io.isTerminal && !io.json;
    const loaded = await loadPending(session, io, { ...options, ask });
    if (io.json) io.out(JSON.stringify({ version: jsonVersion, loaded }));
    else if (loaded.length === 0) io.err('Nothing to do: every seed is applied.');
  });

/**
 * Applies the pending seeds in order; the first that is refused ends it, those before it stay.
 * @throws PactgraphError LEDGER_CONFLICT, SEED_PROBLEMS, LOCK_TIMEOUT, DATABASE_UNAVAILABLE
 */
export async function loadPending(
  session: Session,
  io: CommandIo,
  { wait = defaultWait, ask = false }: { readonly wait?: number; readonly ask?: boolean } = {},
): Promise<LoadedSeed[]> {
  const { config, graph, ontology, statements } = session;
  const { heads, problems: misnamed } = await readHeads(config.seedFolder);
  refuse(config, misnamed);
  await ensureSchema(graph, ontology);
  const ledger = toLedger(await graph.readLatest(statementNamed(statements, 'ledger/head').text));
  const pending = pendingSeeds(compareSeeds(heads, ledger));
  const { seeds, problems } = await readStatements(pending, ontology);
  refuse(config, problems);
  if (seeds.length > 0 && ask) {
    const list = seeds.map(({ file, header }) => `  ${file}  ${header.title}`).join('\n');
    io.err(`Pending:\n${list}`);
    if (!(await io.confirm(`Apply ${seeds.length === 1 ? 'it' : `these ${seeds.length} seeds`}?`))) return [];
  }
  const loading = { graph, ontology, statements, appliedBy: userName(), toolVersion: packageVersion };
  const loaded: LoadedSeed[] = [];
  for (const seed of seeds) {
    const applied = await loadSeed(loading, seed, noRows, wait * 1000, {
      onWait: () => io.err(`Another loader is at work; waiting up to ${wait} s for it …`),
      onStatement: (done) => {
        const total = seed.statements.length;
        if (done % 500 === 0 && done < total) io.note(`${seed.file}: ${done} of ${total} statements`);
      },
    }).catch((error: unknown) => {
      if (error instanceof SeedRefused) refuse(config, error.problems);
      throw error;
    });
    loaded.push({ file: seed.file, revision: applied?.revision, counts: applied?.counts });
    io.err(
      applied
        ? `Applied ${seed.file}: ${describeCounts(applied.counts)}.`
        : `${seed.file} was applied by another loader.`,
    );
  }
  return loaded;
}

// eslint-disable-next-line require-yield, @typescript-eslint/require-await
async function* noRows(): AsyncGenerator<never> {}

/** @throws PactgraphError SEED_PROBLEMS with a frame for each, when one is an error */
function refuse(config: Config, problems: readonly Problem[]): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const text = formatProblems(problems, (file) => textOf(join(config.seedFolder, file)));
  const count = `${errors.length} ${errors.length === 1 ? 'problem' : 'problems'}; nothing of it was applied.`;
  throw new PactgraphError('SEED_PROBLEMS', `${text}\n\n${count}`, { details: { problems } });
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Some containers have no entry for their user. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
