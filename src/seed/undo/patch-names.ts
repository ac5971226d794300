/** What a patch names: types, as the ontology has them, and elements, as messages call them. */
import type { NodeType, Ontology, RelationshipType } from '../../ontology/model.js';
import { claimType } from '../load/elements/claims.js';
import { calledTerm } from '../properties/terms.js';
import type { FactKey, Patch } from '../ledger/patch.js';

const find = (ontology: Ontology, name: string): NodeType | RelationshipType | undefined =>
  name === claimType.name
    ? claimType
    : (ontology.relationships.get(name) ?? ontology.entities.get(name) ?? ontology.records.get(name));

/** Names of types that the ontology has no more. */
export function unknownTypes({ created, changed, removed }: Patch, ontology: Ontology): string[] {
  const names = new Set([
    ...[...created.nodes, ...removed.nodes.map(({ type, id }) => [type, id] as const)].map(([type]) => type),
    ...[...created.facts, ...removed.facts.map(({ key }) => key)].map(([, type]) => type),
    ...changed.map(({ type }) => type),
  ]);
  return [...names].filter((name) => !find(ontology, name));
}

/** A type by its name: once `unknownTypes` has found none, a missing one is a mistake of ours. */
export function typeNamed(ontology: Ontology, name: string): NodeType | RelationshipType {
  const type = find(ontology, name);
  if (!type) throw new Error(`No type ${name}.`);
  return type;
}

const calledFact = ([, type, from, to, term]: FactKey): string =>
  `${type} from ${from} to ${to}${calledTerm(term)}`;

/** What messages call a node or fact, by its id. */
export function calledIn({ created, changed, removed }: Patch): (id: string) => string {
  const facts = new Map(
    [
      ...created.facts,
      ...removed.facts.map(({ key }) => key),
      ...changed.flatMap(({ type, id, ends }): FactKey[] => (ends ? [[id, type, ...ends]] : [])),
    ].map((key) => [key[0], calledFact(key)]),
  );
  return (id) => facts.get(id) ?? id;
}
