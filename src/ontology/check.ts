/** Cross-checks of an ontology: what a single file cannot get wrong alone. */
import type { ASTNode, FieldDefinitionNode } from 'graphql';
import { PactgraphError } from '../errors.js';
import { didYouMean } from '../did-you-mean.js';
import { sdlPlace } from './documents.js';
import { branchesOf } from './followed.js';
import {
  reservedNames,
  type Branch,
  type Ontology,
  type Property,
  type RelationshipField,
  type RelationshipType,
} from './model.js';

type Definitions = ReadonlyMap<
  string,
  ASTNode & { readonly fields?: readonly FieldDefinitionNode[] | undefined }
>;

/**
 * @param definitions the parsed types, for the places in messages
 * @throws PactgraphError ONTOLOGY listing every mistake found
 */
export function checkOntology(ontology: Ontology, definitions: Definitions): void {
  const faults: string[] = [];
  const at = (type: string, field?: string) => {
    const node = definitions.get(type);
    return node ? sdlPlace(node.fields?.find((f) => f.name.value === field) ?? node) : type;
  };
  const known = [...ontology.entities.keys(), ...ontology.records.keys(), 'Entity'];

  for (const [name, node] of definitions) {
    if (!('description' in node) || !node.description)
      faults.push(`${sdlPlace(node)}: ${name} has no description.`);
    for (const field of node.fields ?? []) {
      if (!field.description)
        faults.push(`${sdlPlace(field)}: ${name}.${field.name.value} has no description.`);
    }
  }
  for (const { name, values } of ontology.enums.values()) {
    for (const value of values) {
      if (!value.description && name !== 'RelationshipDirection')
        faults.push(`${name}.${value.name} has no description.`);
    }
  }

  const unique = (what: string, entries: Iterable<readonly [string, string]>) => {
    const seen = new Map<string, string>();
    for (const [value, type] of entries) {
      const before = seen.get(value);
      if (before) faults.push(`${at(type)}: ${type} has the ${what} "${value}" of ${before}.`);
      seen.set(value, type);
    }
  };
  const entities = [...ontology.entities.values()];
  unique(
    'label',
    [...entities, ...ontology.records.values()].map((e) => [e.label, e.name]),
  );
  unique(
    'idPrefix',
    entities.map((e) => [e.idPrefix, e.name]),
  );
  unique(
    'root field',
    entities.flatMap((e) => [[e.singular, e.name] as const, [e.plural, e.name] as const]),
  );

  for (const entity of entities) {
    if (reservedNames.includes(entity.label))
      faults.push(`${at(entity.name)}: the label ${entity.label} is reserved.`);
    if (!entity.properties.has(entity.nameProperty)) {
      faults.push(
        `${at(entity.name)}: nameProperty "${entity.nameProperty}" is not a property of ${entity.name}.`,
      );
    }
    for (const field of entity.fields.values()) {
      const place = at(field.owner, field.name);
      const path = `${field.owner}.${field.name}`;
      for (const branch of branchesOf(field)) {
        const fault = branchFault(ontology, entity.name, field, branch);
        if (fault !== undefined) faults.push(`${place}: ${path} follows ${branch.relationship}${fault}`);
      }
      for (const end of [field.target, ...field.ends]) {
        if (!known.includes(end))
          faults.push(`${place}: ${path} leads to ${end}, which is not a type.${didYouMean(end, known)}`);
      }
      if (entity.properties.has(field.name))
        faults.push(`${place}: ${path} is a property and a relationship field.`);
    }
  }

  for (const relationship of ontology.relationships.values()) {
    const { type, name, key, pairs } = relationship;
    if (reservedNames.includes(type)) faults.push(`${at(name)}: the relationship type ${type} is reserved.`);
    if (pairs.length === 0) faults.push(`${at(name)}: no field follows ${type}.`);
    const { term } = relationship;
    if (term !== undefined)
      faults.push(...[...termFaults(relationship, term)].map((fault) => `${at(name)}: ${fault}`));
    for (const part of key) {
      if (!relationship.properties.has(part))
        faults.push(`${at(name)}: the key "${part}" is not a property of ${name}.`);
    }
    for (const [from, to] of pairs) {
      const leaves = fieldLeads(ontology, from, to, type, 'OUT');
      const arrives = fieldLeads(ontology, to, from, type, 'IN');
      if (!leaves) faults.push(`${at(from)}: ${from} has no field that follows ${type} out to ${to}.`);
      if (!arrives) faults.push(`${at(to)}: ${to} has no field that follows ${type} back to ${from}.`);
    }
  }

  for (const owner of [...entities, ...ontology.records.values(), ...ontology.relationships.values()]) {
    for (const property of owner.properties.values()) {
      if (property.to && !known.includes(property.to)) {
        faults.push(
          `${at(owner.name, property.name)}: ${owner.name}.${property.name} refers to ${property.to}, which is not a type.${didYouMean(property.to, known)}`,
        );
      }
      if (property.form !== undefined && (property.kind !== 'STRING' || property.isName)) {
        faults.push(
          `${at(owner.name, property.name)}: ${owner.name}.${property.name} has @text and is ${property.isName ? 'a name' : 'no text'}.`,
        );
      }
      const alone = property.moment ? '@moment' : property.start ? '@start' : undefined;
      if (alone !== undefined && !standsAlone(property)) {
        faults.push(
          `${at(owner.name, property.name)}: ${owner.name}.${property.name} has ${alone} and is no date, or is a start or an end.`,
        );
      }
      const end = endFault(owner.properties, property);
      if (end !== undefined)
        faults.push(`${at(owner.name, property.name)}: ${owner.name}.${property.name} ${end}`);
    }
  }

  if (faults.length > 0) {
    throw new PactgraphError(
      'ONTOLOGY',
      `The ontology has ${faults.length} mistake(s):\n${[...new Set(faults)].join('\n')}`,
    );
  }
}

/** What keeps the common property that is declared to be the term from being the last key of a type. */
function* termFaults({ name, key, own, properties }: RelationshipType, term: string): Generator<string> {
  const property = properties.get(term);
  if (property && (property.kind !== 'STRING' || property.list || property.required))
    yield `the term "${term}" of every fact is no optional text.`;
  if (own.includes(term)) yield `${name}.${term} hides the term of every fact.`;
  if (key.indexOf(term) < key.length - 1)
    yield `the key of ${name} names "${term}", which is its last part anyway.`;
}

/** A date that no other date ends, and that is itself one thing only. */
const standsAlone = ({ kind, list, endOf, startOf, start, moment }: Property): boolean =>
  kind === 'DATE' && !list && !endOf && startOf === undefined && !(start && moment);

/** What is wrong with a property that is declared to be an end: it and its starts are single dates. */
function endFault(properties: ReadonlyMap<string, Property>, end: Property): string | undefined {
  const isDate = ({ kind, list }: Property) => kind === 'DATE' && !list;
  for (const of of end.endOf ?? []) {
    const start = properties.get(of);
    if (!start) return `is the end of ${of}, which is not a property.${didYouMean(of, properties.keys())}`;
    if (start === end) return 'is the end of itself.';
    if (!isDate(end)) return 'is an end and holds no date.';
    if (!isDate(start)) return `is the end of ${of}, which holds no date.`;
  }
  return undefined;
}

/** What is wrong with a relationship type that a field follows, behind its name. */
function branchFault(
  { relationships, enums }: Ontology,
  owner: string,
  { direction }: RelationshipField,
  { relationship, ends, only }: Branch,
): string | undefined {
  const type = relationships.get(relationship);
  if (!type) return `, which no type declares with @fact.${didYouMean(relationship, relationships.keys())}`;
  if (!only) return undefined;
  const property = type.properties.get(only.property);
  if (!property || property.list || (property.kind !== 'STRING' && property.kind !== 'ENUM'))
    return ` by ${only.property}, which is no text or enum of it.${didYouMean(only.property, type.properties.keys())}`;
  const values = enums.get(property.enumName ?? '')?.values.map(({ name }) => name);
  if (values && !values.includes(only.value))
    return ` where ${only.property} is ${only.value}, which is no ${property.enumName ?? ''}.${didYouMean(only.value, values)}`;
  const end = ends.find(
    (one) =>
      !type.pairs.some(([from, to]) =>
        direction === 'IN' ? from === one && to === owner : from === owner && to === one,
      ),
  );
  return end === undefined ? undefined : ` to ${end}, and no field does so without a condition.`;
}

function fieldLeads(
  ontology: Ontology,
  owner: string,
  end: string,
  type: string,
  direction: 'OUT' | 'IN',
): boolean {
  const fields = ontology.entities.get(owner)?.fields.values() ?? [];
  return [...fields].some(
    (f) =>
      (f.direction === direction || f.direction === 'BOTH') &&
      branchesOf(f).some(
        ({ relationship, ends, only }) =>
          relationship === type && !only && (f.sameType ? owner === end : ends.includes(end)),
      ),
  );
}
