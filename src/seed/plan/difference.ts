/** Changes as people and programs read them: by stable id and name, with old and new values. */
import { createHash } from 'node:crypto';
import type { Value } from '../../graph/values.js';
import type { Ontology } from '../../ontology/model.js';
import { differing } from '../load/elements/changes.js';
import type { Change } from '../load/elements/change.js';
import type { Conflict, Proofs } from '../load/checks/conflicts.js';
import type { Located } from '../load/checks/quotes.js';
import { countedKindOf } from '../load/keep/counts.js';
import { displayName } from '../load/derive/display-name.js';
import { derivedChanges } from './derived-changes.js';
import type { SilentRows } from '../load/run/missing-rows.js';
import type { PlanConflict, PlanItem, SeedPlan } from './plan.js';

const kinds = { ADDED: 'added', CHANGED: 'changed', REMOVED: 'removed' } as const;

/** By what they are and id. */
export function differenceOf(
  changes: readonly Change[],
  located: ReadonlyMap<string, Located>,
  ontology: Ontology,
): PlanItem[] {
  const items = changes.flatMap((change): PlanItem[] => {
    const { kind, element, earlier, stated } = change;
    if (kind === 'SAME') return [];
    const name = nameOf(change, ontology);
    return [
      {
        kind: kinds[kind],
        what: countedKindOf(change, ontology),
        type: typeName(change),
        id: change.id,
        ...(name !== '' && { name }),
        ...(element.kind === 'RELATIONSHIP' && { from: { id: element.from.id }, to: { id: element.to.id } }),
        properties: differing(change)
          .filter((property) => property !== 'id')
          .sort()
          .map((property) => ({
            name: property,
            before: earlier[property] ?? null,
            after: stated[property] ?? null,
          })),
        derived: derivedChanges(change, located.get(element.elementId), ontology),
      },
    ];
  });
  return items.sort((a, b) => compare(a.what, b.what) || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const typeName = ({ type }: Change): string => ('type' in type ? type.type : type.name);

function nameOf({ type, stated, earlier, kind }: Change, ontology: Ontology): string {
  const entity = ontology.entities.get(type.name);
  const of = kind === 'REMOVED' ? earlier : stated;
  if (entity) return displayName(entity, of);
  const shown = type.name === 'Evidence' ? of.quote : type.name === 'Source' ? of.title : undefined;
  return typeof shown === 'string' ? shown : '';
}

/** SHA-256 over what is stated, before and after: equal for a plan and for the load that does the same. */
export const digestOf = (items: readonly PlanItem[]): string =>
  createHash('sha256')
    .update(JSON.stringify(items.map(({ kind, type, id, properties }) => [kind, type, id, properties])))
    .digest('hex');

export function planConflicts(conflicts: readonly Conflict[], proofs: Proofs): PlanConflict[] {
  const side = (value: Value, evidence: readonly string[]) => ({
    value,
    evidence: evidence.map((id) => ({ id, quote: '', ...proofs.get(id) })),
  });
  return conflicts.map(({ change, property, stored, given, storedEvidence, givenEvidence, settlement }) => ({
    type: typeName(change),
    id: change.id,
    property,
    stored: side(stored, storedEvidence),
    given: side(given, givenEvidence),
    settlement,
  }));
}

export const planSilent = (silent: readonly SilentRows[]): SeedPlan['silent'] =>
  silent.map(({ statement, count, rows, missing }) => ({
    parameter: statement.rows?.parameter ?? '',
    line: statement.place.line,
    count,
    rows: [...rows],
    missing: [...missing],
  }));
