/** A stored value is not overwritten, and nothing stated before goes away. */
import type { Value } from '../../../graph/values.js';
import { same, type Change } from '../changes.js';
import { isEvidenceList } from '../../property-roles.js';
import { statedOf } from '../stated.js';
import { called, type Report } from './report.js';

/** Quotes of evidence, by its id. */
export type Quotes = ReadonlyMap<string, string>;

/** A value that a seed gives in place of another one. */
export interface Conflict {
  readonly change: Change;
  readonly property: string;
  readonly before: Value;
  readonly after: Value;
}

export function conflictsOf(changes: readonly Change[]): Conflict[] {
  return changes.flatMap((change) => {
    const { before, type, stated } = change;
    if (!before) return [];
    return Object.entries(statedOf(type, before.properties)).flatMap(([property, value]): Conflict[] => {
      const now = stated[property] ?? null;
      if (isEvidenceList(type, property) || same(value, now)) return [];
      return [{ change, property, before: value, after: now }];
    });
  });
}

/** Evidence that proves either side of the conflicts. */
export const evidenceOf = (conflicts: readonly Conflict[]): string[] =>
  conflicts.flatMap(({ change, property }) => [
    ...proof(change.before?.properties ?? {}, property),
    ...proof(change.stated, property),
  ]);

export function reportConflicts(conflicts: readonly Conflict[], quotes: Quotes, report: Report): void {
  for (const { change, property, before, after } of conflicts) {
    const stored = proof(change.before?.properties ?? {}, property);
    const given = proof(change.stated, property).filter((id) => !stored.includes(id));
    if (after === null) {
      report(change, 'only-adds', `${called(change)}: this removes ${property}, which is ${show(before)}.`, {
        property,
        hint: 'A seed only adds.',
      });
      continue;
    }
    report(
      change,
      'conflict',
      `${called(change)}: ${property} is ${show(before)} already (${cite(stored, quotes)}), and this gives ${show(after)}` +
        ` (${cite(given.length > 0 ? given : proof(change.stated, property), quotes)}).`,
      {
        property,
        hint: 'A seed does not overwrite what an earlier one stated. Leave the value out, or correct the source of the error.',
      },
    );
  }
}

function proof(properties: Readonly<Record<string, Value>>, property: string): string[] {
  const own = properties[`${property}Evidence`] ?? properties.evidence;
  return Array.isArray(own) ? own.filter((id) => typeof id === 'string') : [];
}

const show = (value: Value): string => (typeof value === 'string' ? `"${value}"` : JSON.stringify(value));

const cite = (ids: readonly string[], quotes: Quotes): string =>
  ids.length === 0 ? 'no evidence' : ids.map((id) => `${id}: “${quotes.get(id) ?? ''}”`).join('; ');
