/** Ids that properties hold: shared by unknown-id and wrong-reference. */
import { nodeTypeOfId, type Ontology } from '../../ontology/model.js';
import { textOf } from '../check/given.js';
import type { Literal } from '../check/said.js';
import type { SeedContext } from '../check/seed-context.js';
import { isEvidenceList } from '../property-roles.js';

export interface Reference {
  readonly property: string;
  readonly id: string;
  readonly at: Literal;
  /** GraphQL name of a node type, or `Entity`. */
  readonly to: string;
  /** Concrete type that it leads to; undefined where the id has the prefix of none that fits. */
  readonly target: string | undefined;
}

export function* referencesIn({ things, number, ontology }: SeedContext): Generator<Reference> {
  for (const thing of things) {
    for (const { element } of thing.in(number)) {
      for (const { name, value } of element.properties) {
        const to = isEvidenceList(thing.type, name) ? 'Evidence' : thing.type.properties.get(name)?.to;
        if (to === undefined) continue;
        for (const at of 'items' in value ? value.items : [value]) {
          const id = textOf(at);
          if (id === undefined || id === '' || !('value' in at)) continue;
          yield { property: name, id, at, to, target: targetOf(ontology, id, to) };
        }
      }
    }
  }
}

function targetOf(ontology: Ontology, id: string, to: string): string | undefined {
  const type = nodeTypeOfId(ontology, id)?.name;
  if (to === 'Evidence') return type === undefined ? to : undefined;
  if (type === undefined) return undefined;
  return to === 'Entity' ? (ontology.entities.has(type) ? type : undefined) : type === to ? type : undefined;
}
