/** `pactgraph seed load`: shows what the pending seeds would do, asks, and applies each in one transaction. */
import { readFile } from 'node:fs/promises';
import type { Config } from '../../config.js';
import { PactgraphError } from '../../errors.js';
import type { ParserFor } from '../../cypher/parser/cypher-parser.js';
import { formatPlan } from '../../seed/plan/format.js';
import { planShape, type Plan } from '../../seed/plan/plan.js';
import type { PendingSeed } from '../../seed/load/loading.js';
import { applyPending, outdated, type LoadedSeed } from './apply-pending.js';
import type { CommandIo } from '../run/io.js';
import { preparePending, type Pending, type PrepareOptions } from './pending.js';
import { planPending } from './plan-pending.js';
import { jsonVersion } from '../run/report-failure.js';
import { textOfSeeds } from './refuse-problems.js';
import { isLoadable } from './plan.js';
import { withSession, type Session } from '../run/session.js';

export interface LoadOptions {
  /** Apply without asking. */
  readonly yes?: boolean;
  /** Seconds to wait for another loader. */
  readonly wait?: number;
  /** File of `seed plan --out`: apply just what it shows. */
  readonly plan?: string;
  /** Each row that writes nothing, because an id does not exist, is an error. */
  readonly strict?: boolean;
  /** Where seeds are parsed; by default, in a process of its own. */
  readonly parserFor?: ParserFor;
}

export const seedLoad = (
  config: Config,
  io: CommandIo,
  { yes, wait, plan, strict, parserFor }: LoadOptions,
): Promise<void> =>
  withSession(
    config,
    io,
    async (session) => {
      const pending = await preparePending(session, { strict });
      const ask = yes !== true && io.isTerminal && !io.json;
      const agreed = plan === undefined ? undefined : await readPlan(plan);
      const loaded = agreed
        ? await applyPlan(session, io, pending, agreed, wait)
        : ask
          ? await applyAsked(session, io, pending, wait)
          : await applyPending(session, io, pending, { wait });
      if (io.json) io.out(JSON.stringify({ version: jsonVersion, loaded }));
      else if (pending.seeds.length === 0) io.err('Nothing to do: no seed is pending.');
      else if (agreed) tellLeft(io, pending, agreed);
    },
    { parserFor },
  );

/** The folder may have seeds that are newer than the plan. */
function tellLeft(io: CommandIo, { seeds }: Pending, plan: Plan): void {
  const left = seeds
    .map(({ seed }) => seed.file)
    .filter((file) => plan.seeds.every((one) => one.file !== file));
  if (plan.seeds.length === 0) io.err('Nothing to do: the plan has no seeds.');
  if (left.length > 0)
    io.err(
      `Pending and not in the plan: ${left.join(', ')}. A new plan shows what they would do: pactgraph seed plan`,
    );
}

/** Applies the pending seeds without asking, and computes the difference on the way. */
export const loadPending = async (
  session: Session,
  io: CommandIo,
  { wait, ...options }: PrepareOptions & { readonly wait?: number } = {},
): Promise<LoadedSeed[]> => applyPending(session, io, await preparePending(session, options), { wait });

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
  const seeds = plan.seeds.map(({ file, checksum }): PendingSeed => {
    const found = pending.seeds.find(({ seed }) => seed.file === file && seed.checksum === checksum);
    if (!found) throw outdated(`${file} was changed or applied since the plan was made.`);
    return found;
  });
  return applyPending(session, io, { ...pending, seeds }, { wait, plan });
}

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
