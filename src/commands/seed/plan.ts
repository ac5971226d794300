/** `pactgraph seed plan`: what the pending seeds would do; changes nothing. */
import type { Config } from '../../config.js';
import { errorEntry } from '../../errors.js';
import { formatPlan } from '../../seed/plan/format.js';
import type { Plan } from '../../seed/plan/plan.js';
import type { CommandIo } from '../run/io.js';
import { preparePending } from './pending.js';
import { planPending } from './plan-pending.js';
import { textOfSeeds } from './refuse-problems.js';
import { withSession } from '../run/session.js';
import { writeWhole } from '../run/write-whole.js';

export interface PlanOptions {
  /** File to write the plan to, for `seed load --plan`. */
  readonly out?: string;
  /** Seconds to wait for another loader. */
  readonly wait?: number;
  /** Each row that would write nothing, because an id does not exist, is an error. */
  readonly strict?: boolean;
}

/** @returns exit code: 0 when every planned seed can be loaded, 1 when one cannot */
export const seedPlan = (
  config: Config,
  io: CommandIo,
  { out, wait, strict }: PlanOptions,
): Promise<number> =>
  withSession(config, io, async (session) => {
    const plan = await planPending(io, await preparePending(session, { strict }), wait);
    if (out !== undefined) await writeWhole(out, `${JSON.stringify(plan, null, 2)}\n`);
    io.out(io.json ? JSON.stringify(plan) : formatPlan(plan, textOfSeeds(config)));
    if (out !== undefined)
      io.err(`The plan is in ${out}. Apply just this: pactgraph seed load --plan ${out}`);
    return isLoadable(plan) ? 0 : (errorEntry('SEED_PROBLEMS').exit ?? 1);
  });

export const isLoadable = ({ seeds }: Plan): boolean => seeds.every(({ problems }) => problems.length === 0);
