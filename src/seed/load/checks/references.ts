/** Ids that properties hold: they must be of the right type, and exist. */
import type { Value } from '../../../graph/values.js';
import { referredTo, typeReferredTo, type Ontology, type Property } from '../../../ontology/model.js';
import type { Stated } from '../../properties/values.js';
import type { Change } from '../elements/change.js';
import { isEvidenceList } from '../../properties/property-roles.js';
import type { Report } from './report.js';

export interface Reference {
  readonly change: Change;
  readonly property: string;
  readonly id: string;
  /** GraphQL name of a node type, or `Entity`, which `only` may narrow. */
  readonly to: string;
  readonly only?: readonly string[];
}

export function referencesOf(changes: readonly Change[]): Reference[] {
  const references: Reference[] = [];
  for (const change of changes)
    for (const held of referencesIn(change.type, change.stated)) references.push({ change, ...held });
  return references;
}

/** Ids that the values of one element hold. */
export function* referencesIn(type: Change['type'], stated: Stated): Generator<Omit<Reference, 'change'>> {
  for (const [property, value] of Object.entries(stated)) {
    const { to, only }: Pick<Property, 'to' | 'only'> = isEvidenceList(type, property)
      ? evidence
      : (type.properties.get(property) ?? {});
    if (to === undefined) continue;
    for (const id of idsIn(value)) yield { property, id, to, ...(only && { only }) };
  }
}

const evidence = { to: 'Evidence' };

const idsIn = (value: Value): string[] =>
  (Array.isArray(value) ? value : [value]).filter((id) => typeof id === 'string' && id !== '') as string[];

/** Concrete type that a reference leads to; undefined when its id has the prefix of no fitting type. */
export function targetOf({ id, to, only }: Reference, ontology: Ontology): string | undefined {
  return to === 'Evidence' ? to : typeReferredTo(ontology, id, { to, ...(only && { only }) });
}

export function reportReferences(
  references: readonly Reference[],
  isThere: (type: string, id: string) => boolean,
  ontology: Ontology,
  report: Report,
): void {
  for (const reference of references) {
    const { change, property, id } = reference;
    const target = targetOf(reference, ontology);
    if (target === undefined) {
      report(change, 'wrong-reference', `${property}: "${id}" is no id of ${referredTo(reference)}.`, {
        property,
      });
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
