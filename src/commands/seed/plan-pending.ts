/** Plans pending seeds under the loaders' lock. */
import { underLock } from '../../seed/load/lock-gate.js';
import type { Plan } from '../../seed/plan/plan.js';
import { planSeeds } from '../../seed/plan/plan-seeds.js';
import { interruptible } from '../run/interruptible.js';
import type { CommandIo } from '../run/io.js';
import type { Pending } from './pending.js';
import { rowsProgress } from './rows-progress.js';

/** s */
export const defaultWait = 600;

/** ms for the plan itself, once it has the lock. */
const planTimeout = 30 * 60_000;

/**
 * @param wait s to wait for another loader
 * @throws PactgraphError INTERRUPTED, TERMINATED, HUNG_UP, LOCK_TIMEOUT, DATABASE_UNAVAILABLE
 */
export function planPending(io: CommandIo, { loading, seeds }: Pending, wait = defaultWait): Promise<Plan> {
  const ms = wait * 1000;
  return interruptible(
    loading.graph,
    () => 'Nothing was applied.',
    () =>
      underLock({ wait: ms, onWait: () => tellWait(io, wait) }, (onLock) =>
        planSeeds(loading, seeds, ms + planTimeout, {
          onLock,
          onRows: (pending) => rowsProgress(io, pending),
        }),
      ),
  );
}

export const tellWait = (io: CommandIo, wait: number): void =>
  io.err(`Another loader is at work; waiting up to ${wait} s for it …`);
