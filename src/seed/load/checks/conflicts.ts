/** Values that contradict stored ones, and what happens to them: stop, keep both, or correct an error. */
import type { Value } from '../../../graph/values.js';
import { grows } from '../../properties/property-roles.js';
import { differing } from '../elements/changes.js';
import type { Change } from '../elements/change.js';
import { howToSettle, mayBeClaimed } from '../../properties/claimable.js';
import { describeProof } from '../../properties/proof.js';
import { orAnotherPeriod } from '../../properties/terms.js';
import type { GivenLists } from '../elements/touch.js';
import { textsIn } from '../../properties/values.js';
import type { Permission } from '../permission.js';
import { called, type Report } from './report.js';

/** What happens to a value that contradicts the stored one. */
export type Settlement = 'STOP' | 'KEEP_BOTH' | 'CORRECT';

/** A value that a seed gives in place of another one. */
export interface Conflict {
  readonly change: Change;
  readonly property: string;
  readonly stored: Value;
  readonly given: Value;
  /** Evidence of both sides, by id. */
  readonly storedEvidence: readonly string[];
  readonly givenEvidence: readonly string[];
  readonly settlement: Settlement;
}

/** @param lists entries of lists that statements gave, by element id */
export function conflictsOf(
  changes: readonly Change[],
  lists: ReadonlyMap<string, GivenLists>,
  onConflict: 'stop' | 'keep-both',
  permission: Permission,
): Conflict[] {
  return changes
    .filter(({ kind }) => kind === 'CHANGED')
    .flatMap((change) =>
      differing(change).flatMap((property): Conflict[] => {
        const [stored, other] = [change.earlier[property] ?? null, change.stated[property] ?? null];
        if (stored === null || other === null || grows(change.type, property)) return [];
        const before = proof(change.earlier, property);
        const now = given(lists.get(change.element.elementId), property) ?? proof(change.stated, property);
        const fresh = now.filter((id) => !before.includes(id));
        const corrects = permission.mayReplace(change.id, property);
        const keepsBoth = onConflict === 'keep-both' && mayBeClaimed(change.type);
        return [
          {
            change,
            property,
            stored,
            given: other,
            storedEvidence: before,
            givenEvidence: fresh.length > 0 ? fresh : now,
            settlement: corrects ? 'CORRECT' : keepsBoth ? 'KEEP_BOTH' : 'STOP',
          },
        ];
      }),
    );
}

const proof = (stated: Change['stated'], property: string): string[] => {
  const own = textsIn(stated[`${property}Evidence`]);
  return own.length > 0 ? own : textsIn(stated.evidence);
};

/** What the seed proves the property with: the property's own list where it gives one, else that of the whole. */
const given = (lists: GivenLists | undefined, property: string): readonly string[] | undefined =>
  [lists?.[`${property}Evidence`], lists?.evidence].find((list) => (list?.length ?? 0) > 0);

/** What evidence shows, by its id: its quote, or the place of the row in its data set. */
export type Proofs = ReadonlyMap<string, { readonly quote: string; readonly locator?: string }>;

export const evidenceOf = (conflicts: readonly Conflict[]): string[] => [
  ...new Set(conflicts.flatMap(({ storedEvidence, givenEvidence }) => [...storedEvidence, ...givenEvidence])),
];

export function reportConflicts(conflicts: readonly Conflict[], proofs: Proofs, report: Report): void {
  for (const { change, property, stored, given, storedEvidence, givenEvidence, settlement } of conflicts) {
    if (settlement !== 'STOP') continue;
    report(
      change,
      'conflict',
      `${called(change)}: ${property} is ${show(stored)} already (${cite(storedEvidence, proofs)}), and this statement gives ` +
        `${show(given)} (${cite(givenEvidence, proofs)}).`,
      {
        property,
        hint: `${howToSettle(change.type)}${orAnotherPeriod(change.type)}`,
      },
    );
  }
}

/** Characters of a value to show: the text of a source is an article. */
const longest = 200;

function show(value: Value): string {
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const cite = (ids: readonly string[], proofs: Proofs): string =>
  ids.length === 0
    ? 'no evidence'
    : ids.map((id) => describeProof({ id, quote: '', ...proofs.get(id) })).join('; ');
