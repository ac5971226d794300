/** Applies seeds in order, and says what is applied, even when it ends early. */
import { PactgraphError } from '../../errors.js';
import { partsIn, SeedRefused } from '../../seed/load/apply-part.js';
import { loadSeed, type Loaded } from '../../seed/load/load-seed.js';
import { joinSilent, type SilentRows } from '../../seed/load/run/missing-rows.js';
import { describeCounts, type Counts } from '../../seed/ledger/counts.js';
import { differenceOf, digestOf, planSilent } from '../../seed/plan/difference.js';
import { formatSilent } from '../../seed/plan/format.js';
import type { Plan, SeedPlan } from '../../seed/plan/plan.js';
import { interruptible } from '../run/interruptible.js';
import type { CommandIo } from '../run/io.js';
import type { Pending } from './pending.js';
import { defaultWait, tellWait } from './plan-pending.js';
import { rowsProgress, staysOf, type PartsIn } from './rows-progress.js';
import { problemsError } from './refuse-problems.js';
import type { Session } from '../run/session.js';

export interface LoadedSeed {
  readonly file: string;
  /** undefined when another loader applied it. */
  readonly revision: number | undefined;
  /** Counts of what this run applied of it. */
  readonly counts: Counts | undefined;
  /** Rows that wrote nothing, because what they name does not exist. */
  readonly silent: SeedPlan['silent'];
}

/**
 * Applies seeds in order; the first refused seed ends it, and those before it stay.
 * @param plan each seed must do what it shows
 * @throws PactgraphError LEDGER_CONFLICT, SEED_PROBLEMS, PLAN_OUTDATED, LOCK_TIMEOUT, DATABASE_UNAVAILABLE, INTERRUPTED
 */
export async function applyPending(
  { config, ontology }: Session,
  io: CommandIo,
  { loading, ledger, seeds }: Pending,
  { wait = defaultWait, plan }: { readonly wait?: number | undefined; readonly plan?: Plan },
): Promise<LoadedSeed[]> {
  const loaded: LoadedSeed[] = [];
  let at: PartsIn | undefined;
  // The revision that the plan expects after what this run has applied.
  let revision = plan?.revision;
  const told = () => [...(at ? [staysOf(at)] : []), ...appliedBefore(loaded)].join(' ');
  await interruptible(loading.graph, told, async () => {
    for (const pending of seeds) {
      const { seed, readRows } = pending;
      const before = partsIn(ledger, seed);
      let own = 0;
      const parts = { pending, count: before };
      at = parts;
      const planned = plan?.seeds.find(({ file }) => file === seed.file);
      const isBatched = seed.header.batch !== undefined;
      const total = seed.statements.length;
      const silent = new Map<SilentRows['statement'], SilentRows>();
      const applied = await loadSeed(loading, seed, readRows, wait * 1000, {
        onWait: () => tellWait(io, wait),
        onRows: rowsProgress(io, pending, before),
        onStatement: (done) => {
          if (done % 500 === 0 && done < total) io.note(`${seed.file}: ${done} of ${total} statements`);
        },
        onLedger: (now) => {
          // The plan shows one batch of a batched seed, which says nothing of the others.
          if (isBatched && own === 0 && revision !== undefined && now.revision !== revision)
            throw outdated(
              `The plan leaves the graph at revision ${revision} before ${seed.file}; it is at ${now.revision}.`,
            );
        },
        onOutcome: ({ changes, located, problems, silent: unseen }) => {
          if (problems.length > 0) return;
          for (const rows of unseen) silent.set(rows.statement, joinSilent(silent.get(rows.statement), rows));
          if (planned && !isBatched && digestOf(differenceOf(changes, located, ontology)) !== planned.digest)
            throw outdated(`${seed.file} would not do what the plan shows.`);
        },
        onPart: (index, part) => {
          parts.count = index + 1;
          if (!part) return;
          own++;
          if (revision !== undefined) revision = part.revision;
        },
      }).catch((error: unknown) => {
        throw withLoaded(
          loaded,
          error instanceof SeedRefused
            ? problemsError(config, error.problems, staysOf(parts))
            : withStays(error, parts),
        );
      });
      at = undefined;
      const unwritten = planSilent([...silent.values()]);
      loaded.push({
        file: seed.file,
        revision: applied?.revision,
        counts: applied?.counts,
        silent: unwritten,
      });
      for (const rows of unwritten) io.err(`${seed.file}: nothing was written for ${formatSilent(rows)}`);
      io.err(describeLoaded(seed.file, applied));
    }
  });
  return loaded;
}

function describeLoaded(file: string, loaded: Loaded | undefined): string {
  if (!loaded) return `${file} was applied by another loader.`;
  const { counts, parts, allParts } = loaded;
  if (parts === allParts) return `Applied ${file}: ${describeCounts(counts)}.`;
  const rest = 'the others were in already, or another loader applied them';
  return `Applied ${parts} of the ${allParts} batches of ${file}: ${describeCounts(counts)}; ${rest}.`;
}

export const outdated = (message: string): PactgraphError =>
  new PactgraphError('PLAN_OUTDATED', message, { hint: 'Make a new one with pactgraph seed plan.' });

/** The same failure, with the seeds that were applied before it. */
const withLoaded = (loaded: readonly LoadedSeed[], error: unknown): unknown =>
  error instanceof PactgraphError && loaded.length > 0 ? error.with({ details: { loaded } }) : error;

/** The same failure, with what of the seed is applied; where that is not known, only what surely is. */
const withStays = (error: unknown, parts: PartsIn): unknown =>
  error instanceof PactgraphError && (error.code !== 'OUTCOME_UNKNOWN' || parts.count > 0)
    ? error.with({ message: `${error.message}\n${staysOf(parts)}` })
    : error;

const appliedBefore = (loaded: readonly LoadedSeed[]): string[] =>
  loaded.length === 0 ? [] : [`Applied before: ${loaded.map(({ file }) => file).join(', ')}.`];
