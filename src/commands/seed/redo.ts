/** `pactgraph seed redo N`: applies an undone seed again, as a load would. */
import type { Config } from '../../config.js';
import { PactgraphError } from '../../errors.js';
import { isConflict, type ComparedSeed } from '../../seed/ledger/compare.js';
import type { SeedHead } from '../../seed/files/read-heads.js';
import { applyPending } from './apply-pending.js';
import type { CommandIo } from '../run/io.js';
import { preparePending } from './pending.js';
import { jsonVersion } from '../run/report-failure.js';
import { applyAsked } from './load.js';
import { withSession } from '../run/session.js';

export interface RedoOptions {
  /** Apply without asking. */
  readonly yes?: boolean;
  /** Seconds to wait for another loader. */
  readonly wait?: number;
}

export const seedRedo = (
  config: Config,
  io: CommandIo,
  { yes = false, wait }: RedoOptions,
  number: number,
): Promise<void> =>
  withSession(config, io, async (session) => {
    const pending = await preparePending(session, {
      choose: (compared) => [undoneSeed(compared, number)],
    });
    const ask = !yes && io.isTerminal && !io.json;
    const loaded = ask
      ? await applyAsked(session, io, pending, wait)
      : await applyPending(session, io, pending, { wait });
    if (io.json) io.out(JSON.stringify({ version: jsonVersion, loaded }));
  });

/** @throws PactgraphError LEDGER_CONFLICT when there is no such seed to redo */
function undoneSeed(compared: readonly ComparedSeed<SeedHead>[], number: number): SeedHead {
  const found = compared.find((seed) => seed.number === number);
  if (found?.seed && found.state === 'undone') return found.seed;
  const is = !found
    ? `There is no seed ${number}.`
    : found.state === 'undone'
      ? `The file of ${found.file} is missing.`
      : `${found.file} is not undone: it is ${found.state}.`;
  throw new PactgraphError('LEDGER_CONFLICT', is, {
    hint:
      found && !isConflict(found) && found.state === 'pending'
        ? 'Its file is new or was changed since: pactgraph seed load applies it.'
        : 'pactgraph seed status shows what is applied.',
  });
}
