/** Ids that properties hold: shared by unknown-id and wrong-reference. */
import { nodeTypeOfId, typeReferredTo, type Ontology } from '../../../ontology/model.js';
import { textOf } from '../../statement/given.js';
import type { Literal } from '../../statement/said.js';
import type { SeedContext } from '../../world/seed-context.js';
import { isEvidenceList } from '../../properties/property-roles.js';

export interface Reference {
  readonly property: string;
  readonly id: string;
  readonly at: Literal;
  /** GraphQL name of a node type, or `Entity`, which `only` may narrow. */
  readonly to: string;
  readonly only?: readonly string[] | undefined;
  /** Concrete type that it leads to; undefined where the id has the prefix of none that fits. */
  readonly target: string | undefined;
}

export function* referencesIn({ things, number, ontology }: SeedContext): Generator<Reference> {
  for (const thing of things) {
    for (const { element } of thing.in(number)) {
      for (const { name, value } of element.properties) {
        const property = thing.type.properties.get(name);
        const to = isEvidenceList(thing.type, name) ? 'Evidence' : property?.to;
        if (to === undefined) continue;
        const only = property?.only;
        for (const at of 'items' in value ? value.items : [value]) {
          const id = textOf(at);
          if (id === undefined || id === '' || !('value' in at)) continue;
          yield { property: name, id, at, to, only, target: targetOf(ontology, id, { to, only }) };
        }
      }
    }
  }
}

function targetOf(
  ontology: Ontology,
  id: string,
  reference: Pick<Reference, 'to' | 'only'>,
): string | undefined {
  const { to, only } = reference;
  if (to === 'Evidence') return nodeTypeOfId(ontology, id) ? undefined : to;
  return typeReferredTo(ontology, id, { to, ...(only && { only }) });
}
