/**
 * How hard the drills and faults strike: in the test run a few times or, where that takes minutes, not at all; as often as
 * is promised with `npm run drills` and `npm run faults`.
 */
import fc from 'fast-check';
import { z } from 'zod';

const count = (few: number) => z.coerce.number().int().min(0).default(few);

const settings = z
  .object({
    PACTGRAPH_DRILL_LOADER_KILLS: count(2),
    PACTGRAPH_DRILL_NEO4J_KILLS: count(0),
    PACTGRAPH_DRILL_UNDO_KILLS: count(1),
    PACTGRAPH_DRILL_RESTORE_KILLS: count(0),
    PACTGRAPH_DRILL_LOADER_ROUNDS: count(1),
    PACTGRAPH_DRILL_LOADERS: z.coerce.number().int().min(2).default(4),
    PACTGRAPH_DRILL_START_KILLS: count(0),
    PACTGRAPH_DRILL_POWER_CUTS: count(0),
    PACTGRAPH_DRILL_RESTARTS: count(1),
    /** Whether those that take long are tried too. */
    PACTGRAPH_DRILL_SLOW: z.stringbool().default(false),
    /** Leads to the same moments again, as far as a machine's pace allows. */
    PACTGRAPH_DRILL_SEED: z.coerce
      .number()
      .int()
      .default(() => Date.now() % 2 ** 31),
  })
  .parse(process.env);

export const loaderKills = settings.PACTGRAPH_DRILL_LOADER_KILLS;
export const neo4jKills = settings.PACTGRAPH_DRILL_NEO4J_KILLS;
export const undoKills = settings.PACTGRAPH_DRILL_UNDO_KILLS;
export const startKills = settings.PACTGRAPH_DRILL_START_KILLS;
export const powerCuts = settings.PACTGRAPH_DRILL_POWER_CUTS;
export const restarts = settings.PACTGRAPH_DRILL_RESTARTS;
export const restoreKills = settings.PACTGRAPH_DRILL_RESTORE_KILLS;
export const slow = settings.PACTGRAPH_DRILL_SLOW;
export const loaderRounds = settings.PACTGRAPH_DRILL_LOADER_ROUNDS;
export const loadersAtOnce = settings.PACTGRAPH_DRILL_LOADERS;

/**
 * Random moments in ms of a command that takes `span` ms, the last ones a little behind its end.
 * @param from thousandths of the span before which there is nothing to strike, as it reads its files
 */
export function moments(number: number, span: number, from = 300): number[] {
  const seed = settings.PACTGRAPH_DRILL_SEED;
  const share = fc.noBias(fc.integer({ min: from, max: 1_050 }));
  return fc.sample(share, { seed, numRuns: number }).map((thousandths) => (span * thousandths) / 1_000);
}

/** Said in each failure, so that it can be had again. */
export const again = `PACTGRAPH_DRILL_SEED=${settings.PACTGRAPH_DRILL_SEED}`;
