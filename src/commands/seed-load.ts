/** `pactgraph seed load`: shows what the pending seeds would do, asks, and applies each in one transaction. */
import { readFile } from 'node:fs/promises';
import type { Config } from '../config.js';
import { PactgraphError } from '../errors.js';
import { SeedRefused } from '../seed/apply/apply-seed.js';
import { loadSeed } from '../seed/apply/load.js';
import { describeCounts, type Counts } from '../seed/ledger/counts.js';
import { differenceOf, digestOf, planSilent } from '../seed/plan/difference.js';
import { formatPlan, formatSilent } from '../seed/plan/format.js';
import { planShape, type Plan } from '../seed/plan/plan.js';
import type { PlannedSeed } from '../seed/plan/plan-seeds.js';
import { interruptible } from './interruptible.js';
import type { CommandIo } from './io.js';
import { preparePending, type Pending } from './pending.js';
import { defaultWait, planPending, tellWait } from './plan-pending.js';
import { jsonVersion } from './report-failure.js';
import { rowsProgress } from './rows-progress.js';
import { problemsError, textOfSeeds } from './seed-problems.js';
import { isLoadable } from './seed-plan.js';
import { withSession, type Session } from './session.js';

export interface LoadOptions {
  /** Apply without asking. */
  readonly yes?: boolean;
  /** Seconds to wait for another loader. */
  readonly wait?: number;
  /** File of `seed plan --out`: apply just what it shows. */
  readonly plan?: string;
}

export interface LoadedSeed {
  readonly file: string;
  /** undefined when another loader applied it. */
  readonly revision: number | undefined;
  readonly counts: Counts | undefined;
}

export const seedLoad = (config: Config, io: CommandIo, { yes, wait, plan }: LoadOptions): Promise<void> =>
  withSession(config, io, async (session) => {
    const pending = await preparePending(session);
    const ask = yes !== true && io.isTerminal && !io.json;
    const agreed = plan === undefined ? undefined : await readPlan(plan);
    const loaded = agreed
      ? await applyPlan(session, io, pending, agreed, wait)
      : ask
        ? await applyAsked(session, io, pending, wait)
        : await applyPending(session, io, pending, { wait });
    if (io.json) io.out(JSON.stringify({ version: jsonVersion, loaded }));
    else if (pending.seeds.length === 0) io.err('Nothing to do: every seed is applied.');
  });

/** Applies the pending seeds without a question, the difference computed on the way. */
export const loadPending = async (
  session: Session,
  io: CommandIo,
  options: { readonly wait?: number } = {},
): Promise<LoadedSeed[]> => applyPending(session, io, await preparePending(session), options);

/** Shows the plan, asks, and applies just that. */
export async function applyAsked(
  session: Session,
  io: CommandIo,
  pending: Pending,
  wait: number | undefined,
): Promise<LoadedSeed[]> {
  if (pending.seeds.length === 0) return [];
  const plan = await planPending(io, pending, wait);
  io.err(formatPlan(plan, textOfSeeds(session.config)));
  if (!isLoadable(plan))
    throw new PactgraphError('SEED_PROBLEMS', 'Nothing was applied.', { details: { plan } });
  const count = plan.seeds.length;
  if (!(await io.confirm(`Apply ${count === 1 ? 'it' : `these ${count} seeds`}?`))) {
    io.err('Nothing was applied.');
    return [];
  }
  return applyPlan(session, io, pending, plan, wait);
}

/** @throws PactgraphError PLAN_OUTDATED when the graph or the files are not what the plan was made on */
function applyPlan(
  session: Session,
  io: CommandIo,
  pending: Pending,
  plan: Plan,
  wait: number | undefined,
): Promise<LoadedSeed[]> {
  const { ledger } = pending;
  if (plan.revision !== ledger.revision || plan.head !== ledger.head)
    throw outdated(`The plan was made at revision ${plan.revision}; the graph is at ${ledger.revision}.`);
  const seeds = plan.seeds.map(({ file, checksum }): PlannedSeed => {
    const found = pending.seeds.find(({ seed }) => seed.file === file && seed.checksum === checksum);
    if (!found) throw outdated(`${file} was changed or applied since the plan was made.`);
    return found;
  });
  return applyPending(session, io, { ...pending, seeds }, { wait, plan });
}

const outdated = (message: string): PactgraphError =>
  new PactgraphError('PLAN_OUTDATED', message, { hint: 'Make a new one with pactgraph seed plan.' });

/**
 * Applies seeds in order; the first that is refused ends it, those before it stay.
 * @throws PactgraphError LEDGER_CONFLICT, SEED_PROBLEMS, PLAN_OUTDATED, LOCK_TIMEOUT, DATABASE_UNAVAILABLE
 */
export async function applyPending(
  { config, ontology }: Session,
  io: CommandIo,
  { loading, seeds }: Pending,
  { wait = defaultWait, plan }: { readonly wait?: number | undefined; readonly plan?: Plan },
): Promise<LoadedSeed[]> {
  const loaded: LoadedSeed[] = [];
  let at = '';
  const told = () => stays(loaded, at);
  await interruptible(told, async () => {
    for (const pending of seeds) {
      const { seed, readRows } = pending;
      at =
        seed.header.batch === undefined
          ? `Of ${seed.file} nothing was applied.`
          : `The finished batches of ${seed.file} stay; the next load goes on behind them.`;
      const planned = plan?.seeds.find(({ file }) => file === seed.file);
      const total = seed.statements.length;
      const applied = await loadSeed(loading, seed, readRows, wait * 1000, {
        onWait: () => tellWait(io, wait),
        onRows: rowsProgress(io, pending),
        onStatement: (done) => {
          if (done % 500 === 0 && done < total) io.note(`${seed.file}: ${done} of ${total} statements`);
        },
        onOutcome: ({ changes, located, problems, silent }) => {
          if (problems.length === 0)
            for (const rows of planSilent(silent))
              io.err(`${seed.file}: nothing was written for ${formatSilent(rows)}`);
          if (!planned || seed.header.batch !== undefined || problems.length > 0) return;
          if (digestOf(differenceOf(changes, located, ontology)) !== planned.digest)
            throw outdated(`${seed.file} would not do what the plan shows.`);
        },
      }).catch((error: unknown) => {
        throw withLoaded(
          loaded,
          error instanceof SeedRefused ? problemsError(config, error.problems) : error,
        );
      });
      loaded.push({ file: seed.file, revision: applied?.revision, counts: applied?.counts });
      io.err(
        applied
          ? `Applied ${seed.file}: ${describeCounts(applied.counts)}.`
          : `${seed.file} was applied by another loader.`,
      );
    }
  });
  return loaded;
}

/** The same failure, with what was applied before it. */
function withLoaded(loaded: readonly LoadedSeed[], error: unknown): unknown {
  if (!(error instanceof PactgraphError) || loaded.length === 0) return error;
  const { code, message, hint, details, cause } = error;
  return new PactgraphError(code, message, {
    ...(hint !== undefined && { hint }),
    ...(cause !== undefined && { cause }),
    details: { ...details, loaded },
  });
}

const stays = (loaded: readonly LoadedSeed[], at: string): string =>
  loaded.length === 0 ? at : `${at} Applied before: ${loaded.map(({ file }) => file).join(', ')}.`;

async function readPlan(path: string): Promise<Plan> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new PactgraphError('USAGE', `The plan ${path} cannot be read.`, { cause });
  });
  try {
    return planShape.parse(JSON.parse(text));
  } catch (cause) {
    throw new PactgraphError('USAGE', `${path} is no plan.`, {
      cause,
      hint: 'Make one with pactgraph seed plan --out FILE.',
    });
  }
}
