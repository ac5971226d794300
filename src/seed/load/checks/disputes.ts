/** Reports values that one transaction gives twice, with both rows. */
import { describeDispute, disputeHint, type Dispute } from '../../properties/givens.js';
import { orAnotherPeriod } from '../../properties/terms.js';
import type { Problem } from '../../model.js';
import type { Change } from '../elements/change.js';
import type { Giver } from '../run/given-twice.js';
import { called } from './report.js';

/** @param fileOf file of rows by the name of their parameter */
export function disputeProblems(
  disputes: readonly Dispute<Giver>[],
  changes: readonly Change[],
  fileOf: ReadonlyMap<string, string>,
): Problem[] {
  if (disputes.length === 0) return [];
  const byElement = new Map(changes.map((change) => [change.element.elementId, change]));
  const where = ({ row, statement, element }: Giver): string =>
    row === undefined
      ? `on line ${element.place.line}`
      : `in row ${row} of ${fileOf.get(statement.rows?.parameter ?? '') ?? 'a file'}`;
  return disputes.map((dispute): Problem => {
    const { element } = dispute.by;
    const change = byElement.get(dispute.key);
    return {
      rule: 'reused-id',
      severity: 'error',
      message: `${change ? called(change) : 'This'}: ${describeDispute(dispute, where)}.`,
      hint: disputeHint + orAnotherPeriod(change?.type),
      place: element.assigned.findLast(({ name }) => name === dispute.property)?.place ?? element.place,
    };
  });
}
