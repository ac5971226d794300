/** Why an undo is refused, in words. */
import { PactgraphError } from '../../errors.js';
import type { LedgerSeed } from '../ledger/ledger.js';
import type { Dependent } from './dependents.js';

type Named = Pick<LedgerSeed, 'file'>;

/** @throws PactgraphError UNDO_REFUSED naming seed, element and property */
export function refuseDependents({ file }: Named, dependents: readonly Dependent[]): void {
  const told = [...new Set(dependents.map((dependent) => dependent.told))];
  if (told.length > 0) throw refused(file, told, undoLater, dependents);
}

export const undoLater = 'Undo the later seed first, or correct the error in a new seed with //! corrects:';

/**
 * For what no line of the ledger explains: the undo ends before it reports what it has not done.
 * @throws PactgraphError UNDO_REFUSED
 */
export function refuseUnexplained({ file }: Named, reasons: readonly string[], hint = putBack): void {
  if (reasons.length > 0) throw refused(file, reasons, hint, reasons);
}

const putBack =
  'No seed did this, so something else wrote to the graph. Restore what the seeds left, or correct the error ' +
  'in a new seed with //! corrects:';

const shown = 20;

function refused(file: string, reasons: readonly string[], hint: string, details: unknown): PactgraphError {
  const more = reasons.length > shown ? [`… and ${reasons.length - shown} more.`] : [];
  return new PactgraphError(
    'UNDO_REFUSED',
    [
      `${file} cannot be undone:`,
      ...[...reasons.slice(0, shown), ...more].map((reason) => `  ${reason}`),
    ].join('\n'),
    { hint, details: { dependents: details } },
  );
}
