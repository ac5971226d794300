/** `pactgraph seed undo`: takes back an applied seed, or all after one; shows what would go and asks first. */
import type { Config } from '../../config.js';
import { PactgraphError } from '../../errors.js';
import { underLock, type LockWait } from '../../seed/load/lock-gate.js';
import { statementText } from '../../graph/statement-files.js';
import { describeCounts, type Counts } from '../../seed/ledger/counts.js';
import { toLedger } from '../../seed/ledger/ledger.js';
import { ensureSchema } from '../../seed/load/schema/ensure-schema.js';
import { formatPlan } from '../../seed/plan/format.js';
import type { Plan } from '../../seed/plan/plan.js';
import { planUndo } from '../../seed/undo/plan-undo.js';
import { seedsToUndo } from '../../seed/undo/seeds-to-undo.js';
import { undoSeed } from '../../seed/undo/undo-seed.js';
import { interruptible } from '../run/interruptible.js';
import type { CommandIo } from '../run/io.js';
import { loadingOf } from './pending.js';
import { defaultWait, tellWait } from './plan-pending.js';
import { jsonVersion } from '../run/report-failure.js';
import { withSession, type Session } from '../run/session.js';

export interface UndoOptions {
  /** Number of the last seed that stays; all after it go. */
  readonly to?: number;
  /** Undo without asking. */
  readonly yes?: boolean;
  /** Only show what would go. */
  readonly plan?: boolean;
  /** Seconds to wait for another loader. */
  readonly wait?: number;
}

export interface UndoneSeed {
  readonly number: number;
  readonly file: string;
  readonly revision: number;
  readonly counts: Counts;
}

/** ms for the plan itself, once it has the lock. */
const timeout = 30 * 60_000;

/** @param number of the seed to undo; none with `to` */
export const seedUndo = (
  config: Config,
  io: CommandIo,
  { to, yes = false, plan: only = false, wait = defaultWait }: UndoOptions,
  number?: number,
): Promise<void> => {
  if ((number === undefined) === (to === undefined))
    throw new PactgraphError(
      'USAGE',
      'Say which seed to undo: its number, or --to and the number of the last seed to keep.',
    );
  const wanted = number === undefined ? { to: to ?? 0 } : { number };
  return withSession(config, io, async (session) => {
    await ensureSchema(session);
    const ask = !yes && io.isTerminal && !io.json;
    const lock = { wait: wait * 1000, onWait: () => tellWait(io, wait) };
    let plan: Plan | undefined;
    if (only || ask) {
      plan = await underLock(lock, (onLock) =>
        planUndo(loadingOf(session), (ledger) => seedsToUndo(ledger, wanted), lock.wait + timeout, onLock),
      );
      if (only) io.out(io.json ? JSON.stringify(plan) : shown(plan));
      if (only) return;
      io.err(shown(plan));
      if (plan.seeds.length === 0) return;
      if (!(await io.confirm('Undo this?'))) {
        io.err('Nothing was undone.');
        return;
      }
    }
    const undone = await interruptible(
      session.graph,
      () => 'The seeds reported as undone are undone; the rest stays.',
      () => undoAll(session, io, wanted, lock, plan?.head),
    );
    if (io.json) io.out(JSON.stringify({ version: jsonVersion, undone }));
    else if (undone.length === 0) io.err('Nothing to do: no such seed is applied.');
  });
};

const shown = (plan: Plan): string =>
  plan.seeds.length === 0 ? 'Nothing to do: no such seed is applied.' : formatPlan(plan, () => undefined);

async function undoAll(
  session: Session,
  io: CommandIo,
  wanted: { readonly number: number } | { readonly to: number },
  lock: LockWait,
  planned: string | undefined,
): Promise<UndoneSeed[]> {
  const head = statementText(session.statements, 'ledger/head');
  const seeds = seedsToUndo(toLedger(await session.graph.readLatest(head)), wanted);
  const undone: UndoneSeed[] = [];
  let expected = planned;
  for (const seed of seeds) {
    const result = await undoSeed(loadingOf(session), seed, lock, expected);
    if (!result) continue;
    const { revision, counts, ledger } = result;
    expected = expected === undefined ? undefined : ledger.head;
    const { number, file } = seed;
    undone.push({ number, file, revision, counts });
    io.err(`Undone ${file}: ${describeCounts(counts)}.`);
  }
  return undone;
}
