/** Reads the seeds to apply, and checks them as far as that needs no difference. */
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { packageVersion } from '../../package.js';
import type { Loading, PendingSeed } from '../../seed/load/loading.js';
import { checkSeeds } from '../../seed/check/check-seeds.js';
import { keptReadings } from '../../seed/check/kept-readings.js';
import { toolStamp } from '../../seed/check/tool-stamp.js';
import { compareSeeds, pendingSeeds, type ComparedSeed } from '../../seed/ledger/compare.js';
import type { Ledger } from '../../seed/ledger/ledger.js';
import { ensureSchema, type EnsureOptions } from '../../seed/load/schema/ensure-schema.js';
import { readHeads, type SeedHead } from '../../seed/files/read-heads.js';
import { foreseenTooLarge } from '../../seed/load/memory/out-of-memory.js';
import type { Problem, SeedFile } from '../../seed/model.js';
import { checkRowsOf } from '../../seed/rows/check-rows.js';
import { RowFinder } from '../../seed/rows/row-finder.js';
import { rowsReader } from '../../seed/rows/stream.js';
import { interruptible } from '../run/interruptible.js';
import { refuseProblems } from './refuse-problems.js';
import type { Session } from '../run/session.js';

export interface Pending {
  readonly loading: Loading;
  readonly ledger: Ledger;
  /** In order, ready to run. */
  readonly seeds: readonly PendingSeed[];
}

export interface PrepareOptions extends EnsureOptions {
  /** Picks the wanted seeds out of all that files and ledger know; by default, the pending ones. */
  readonly choose?: (compared: readonly ComparedSeed<SeedHead>[]) => SeedHead[];
  /** Each row that writes nothing, because an id does not exist, is an error. */
  readonly strict?: boolean | undefined;
}

/** @throws PactgraphError LEDGER_CONFLICT, SEED_PROBLEMS, DATABASE_UNAVAILABLE, INTERRUPTED, TERMINATED, HUNG_UP */
export const preparePending = (session: Session, options: PrepareOptions = {}): Promise<Pending> =>
  interruptible(
    session.graph,
    () => 'Nothing was applied.',
    () => prepare(session, options),
  );

async function prepare(
  session: Session,
  { choose = pendingSeeds, strict, ...options }: PrepareOptions,
): Promise<Pending> {
  const { config, ontology, parserFor } = session;
  const { heads, problems: misnamed } = await readHeads(config.seedFolder);
  refuseProblems(config, misnamed);
  const ledger = await ensureSchema(session, options);
  const loading = { ...loadingOf(session), ...(strict === true && { strict }) };
  const compared = compareSeeds(heads, ledger);
  const chosen = choose(compared);
  if (chosen.length === 0) return { loading, ledger, seeds: [] };
  const { seeds, problems } = await checkSeeds(chosen, ontology, {
    known: compared.flatMap(({ state, seed }) => (seed && state === 'applied' ? [seed] : [])),
    kept: keptReadings(join(config.dataFolder, 'cache', 'check'), ontology, toolStamp(packageVersion)),
    ...(parserFor && { parserFor }),
  });
  // Against the graph, a conflict is reported with the value stored there.
  refuseProblems(
    config,
    problems.filter(({ rule }) => rule !== 'conflict'),
  );
  const planned = await withRows(session, seeds);
  refuseProblems(config, await foreseenTooLarge(session, planned));
  return { loading, ledger, seeds: planned };
}

/** @throws PactgraphError SEED_PROBLEMS naming every bad row, before anything is written */
async function withRows({ config, ontology }: Session, seeds: readonly SeedFile[]): Promise<PendingSeed[]> {
  const problems: Problem[] = [];
  const planned: PendingSeed[] = [];
  for (const seed of seeds) {
    const reading = seed.statements.flatMap(({ rows }) => rows ?? []);
    const checked = await checkRowsOf(config.seedFolder, seed.header, ontology, reading);
    problems.push(...checked.problems);
    planned.push({ seed, readRows: rowsReader(config.seedFolder, seed.header), rowCounts: checked.counts });
  }
  refuseProblems(config, problems);
  return planned;
}

export const loadingOf = ({ config, graph, ontology, statements }: Session): Loading => ({
  graph,
  ontology,
  statements,
  appliedBy: userName(),
  toolVersion: packageVersion,
  findRows: new RowFinder(config.seedFolder),
});

/** Some containers have no entry for their user. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
