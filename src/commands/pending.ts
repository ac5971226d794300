/** The seeds that are to be applied, read and checked as far as that needs no difference. */
import { userInfo } from 'node:os';
import { packageVersion } from '../config.js';
import type { Loading } from '../seed/apply/apply-seed.js';
import { statementNamed } from '../seed/apply/reads.js';
import { compareSeeds, pendingSeeds, type ComparedSeed } from '../seed/ledger/compare.js';
import { toLedger, type Ledger } from '../seed/ledger/ledger.js';
import { ensureSchema } from '../seed/ledger/schema.js';
import { readHeads, readStatements, type SeedHead } from '../seed/parse/read-seeds.js';
import type { PlannedSeed } from '../seed/plan/plan-seeds.js';
import { refuseProblems } from './seed-problems.js';
import type { Session } from './session.js';

export interface Pending {
  readonly loading: Loading;
  readonly ledger: Ledger;
  /** In order, ready to run. */
  readonly seeds: readonly PlannedSeed[];
}

/**
 * @param choose the seeds wanted, out of all that files and ledger know; without, those that are pending
 * @throws PactgraphError LEDGER_CONFLICT, SEED_PROBLEMS, DATABASE_UNAVAILABLE
 */
export async function preparePending(
  session: Session,
  choose: (compared: readonly ComparedSeed<SeedHead>[]) => SeedHead[] = pendingSeeds,
): Promise<Pending> {
  const { config, graph, ontology, statements } = session;
  const { heads, problems: misnamed } = await readHeads(config.seedFolder);
  refuseProblems(config, misnamed);
  await ensureSchema(graph, ontology);
  const ledger = toLedger(await graph.readLatest(statementNamed(statements, 'ledger/head').text));
  const { seeds, problems } = await readStatements(choose(compareSeeds(heads, ledger)), ontology);
  refuseProblems(config, problems);
  return {
    loading: loadingOf(session),
    ledger,
    seeds: seeds.map((seed) => ({ seed, readRows: noRows })),
  };
}

export const loadingOf = ({ graph, ontology, statements }: Session): Loading => ({
  graph,
  ontology,
  statements,
  appliedBy: userName(),
  toolVersion: packageVersion,
});

async function* noRows(): AsyncGenerator<never> {}

/** Some containers have no entry for their user. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
