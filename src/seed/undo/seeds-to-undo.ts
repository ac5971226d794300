/** Which seeds an undo takes back, and in which order. Pure. */
import { PactgraphError } from '../../errors.js';
import type { Ledger, LedgerSeed } from '../ledger/ledger.js';

/**
 * The seeds to undo, the last applied first.
 * @throws PactgraphError LEDGER_CONFLICT when the seed is not in force
 */
export function seedsToUndo(
  ledger: Ledger,
  wanted: { readonly number: number } | { readonly to: number },
): LedgerSeed[] {
  const inForce = ledger.seeds.filter(({ state }) => state !== 'UNDONE');
  const chosen = inForce.filter(({ number }) =>
    'to' in wanted ? number > wanted.to : number === wanted.number,
  );
  if (chosen.length === 0 && 'number' in wanted) {
    const undone = ledger.seeds.some(({ number }) => number === wanted.number);
    throw new PactgraphError(
      'LEDGER_CONFLICT',
      `Seed ${wanted.number} ${undone ? 'is undone already' : 'was never applied'}.`,
      { hint: 'pactgraph seed status shows what is applied.' },
    );
  }
  return chosen.sort((a, b) => b.revision - a.revision);
}
