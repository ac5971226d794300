/** Ids that properties hold: they must be of the right type, and there. */
import type { Value } from '../../../graph/values.js';
import { nodeTypeOfId, type Ontology } from '../../../ontology/model.js';
import type { Change } from '../changes.js';
import { isEvidenceList } from '../../property-roles.js';
import type { Report } from './report.js';

export interface Reference {
  readonly change: Change;
  readonly property: string;
  readonly id: string;
  /** GraphQL name of a node type, or `Entity`. */
  readonly to: string;
}

export function referencesOf(changes: readonly Change[]): Reference[] {
  return changes.flatMap((change) =>
    Object.entries(change.stated).flatMap(([property, value]): Reference[] => {
      const to = isEvidenceList(change.type, property)
        ? 'Evidence'
        : change.type.properties.get(property)?.to;
      return to === undefined ? [] : idsIn(value).map((id) => ({ change, property, id, to }));
    }),
  );
}

const idsIn = (value: Value): string[] =>
  (Array.isArray(value) ? value : [value]).filter((id) => typeof id === 'string' && id !== '') as string[];

/** Concrete type that a reference leads to; undefined where its id has the prefix of none that fits. */
export function targetOf({ id, to }: Reference, ontology: Ontology): string | undefined {
  if (to === 'Evidence') return to;
  const type = nodeTypeOfId(ontology, id)?.name;
  if (type === undefined) return undefined;
  return to === 'Entity' ? (ontology.entities.has(type) ? type : undefined) : type === to ? type : undefined;
}

export function reportReferences(
  references: readonly Reference[],
  isThere: (type: string, id: string) => boolean,
  ontology: Ontology,
  report: Report,
): void {
  for (const reference of references) {
    const { change, property, id, to } = reference;
    const target = targetOf(reference, ontology);
    if (target === undefined) {
      report(
        change,
        'wrong-reference',
        `${property}: "${id}" is no id of ${to === 'Entity' ? 'an entity' : `a ${to}`}.`,
        { property },
      );
    } else if (!isThere(target, id)) {
      report(
        change,
        'unknown-id',
        `${property}: there is no ${target} ${id}, in this seed or an earlier one.`,
        { property },
      );
    }
  }
}
