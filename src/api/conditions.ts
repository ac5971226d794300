/** Conditions of lists, from GraphQL's form to the loaders'. */
import type { Ontology, Property, RelationshipField } from '../ontology/model.js';
import { isOperator, operators } from '../ontology/operators.js';
import { upperSnake } from '../ontology/public/names.js';
import { fold } from '../names/fold.js';
import {
  addingSeed,
  citedSource,
  type Comparison,
  type Condition,
  type Counted,
  type CountOperator,
  type Side,
} from '../loaders/request.js';
import type { Value } from '../graph/values.js';
import type { ListScope, Where } from './arguments.js';
import { fieldScope } from './field-scope.js';
import { ofDate } from './date-conditions.js';

/** Conditions on a node or a fact: `{AND, OR, NOT, <property>: {<operator>: …}}`. */
export function conditionOf(where: Where, side: Side, scope: ListScope, ontology: Ontology): Condition {
  const properties = side === 'NODE' ? scope.node : scope.edge;
  const parts = Object.entries(where).flatMap(([name, value]): Condition[] => {
    const combined = combination(name, value, (inner) => conditionOf(inner, side, scope, ontology));
    if (combined) return [combined];
    if (name === 'within' && typeof value === 'string')
      return [{ side, property: name, operator: 'eq', value }];
    if (!isObject(value)) return [];
    const property = properties?.get(name);
    if (property) return comparisons(name, value, side, property, ontology);
    if (name === 'sources') return counts(value, side);
    const told = toldOf[name];
    if (told !== undefined) return comparisons(told, value, side, undefined, ontology);
    const field = side === 'NODE' ? scope.fields?.get(name) : undefined;
    if (field) return relatedOf(value, field, ontology);
    return comparisons(name, value, side, property, ontology);
  });
  return { all: parts };
}

/** Where an element is from: names of conditions, and what the loaders call what they compare. */
const toldOf: Readonly<Record<string, string>> = { source: citedSource, seed: addingSeed };

/** Conditions on a relationship field: `{AND, OR, NOT, node, edge}`. */
export function fieldConditionOf(where: Where, scope: ListScope, ontology: Ontology): Condition {
  const parts = Object.entries(where).flatMap(([name, value]): Condition[] => {
    const combined = combination(name, value, (inner) => fieldConditionOf(inner, scope, ontology));
    if (combined) return [combined];
    if (!isObject(value)) return [];
    return [conditionOf(value, name === 'edge' ? 'EDGE' : 'NODE', scope, ontology)];
  });
  return { all: parts };
}

/** Conditions on the entries of a relationship field: `{some, all, none, count}`. */
function relatedOf(filter: Where, field: RelationshipField, ontology: Ontology): Condition[] {
  const through = { owner: field.owner, name: field.name };
  const scope = fieldScope(ontology, field);
  return Object.entries(filter).flatMap(([name, given]): Condition[] => {
    if (!isObject(given)) return [];
    if (name === 'count') return counts(given, through);
    if (name !== 'some' && name !== 'all' && name !== 'none') return [];
    return [{ through, entries: name, related: fieldConditionOf(given, scope, ontology) }];
  });
}

const isCounter = (operator: string): operator is CountOperator =>
  ['eq', 'lt', 'lte', 'gt', 'gte'].includes(operator);

const counts = (filter: Where, counted: Counted['counted']): Condition[] =>
  Object.entries(filter).flatMap(([operator, value]): Condition[] =>
    isCounter(operator) && typeof value === 'number' ? [{ counted, operator, value }] : [],
  );

const isObject = (value: unknown): value is Where =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function combination(
  name: string,
  value: unknown,
  convert: (where: Where) => Condition,
): Condition | undefined {
  if (name === 'NOT' && isObject(value)) return { not: convert(value) };
  if (name !== 'AND' && name !== 'OR') return undefined;
  // null counts as absent, here as elsewhere.
  if (!Array.isArray(value)) return undefined;
  const parts = value.filter(isObject).map(convert);
  return name === 'AND' ? { all: parts } : { any: parts };
}

function comparisons(
  name: string,
  filter: Where,
  side: Side,
  property: Property | undefined,
  ontology: Ontology,
): Condition[] {
  const { absent, kind } = property ?? {};
  return Object.entries(filter).flatMap(([operator, given]): Condition[] => {
    if (!isOperator(operator) || given === undefined) return [];
    if (given === null && operators[operator].whenNull === 'NO_CONDITION') return [];
    const comparison: Omit<Comparison, 'value'> = {
      side,
      property: name,
      operator,
      ...(absent === undefined ? {} : { absent }),
      ...(property?.dated && { dated: true }),
    };
    if (name === 'names' && side === 'NODE' && !property)
      return given === null ? [] : [{ ...comparison, value: folds(given) }];
    if (name === 'type' && side === 'NODE' && !property)
      return [{ ...comparison, value: toLabels(given, ontology) }];
    if (kind !== 'DATE') return [{ ...comparison, value: given as Value }];
    return [{ ...comparison, ...ofDate(operator, given as Value, filter, `where.${name}`) }];
  });
}

/** Names as search compares them. */
const folds = (given: unknown): Value =>
  Array.isArray(given) ? given.map(folds) : typeof given === 'string' ? fold(given) : null;

/** EntityType values to labels. */
function toLabels(given: unknown, ontology: Ontology): Value {
  const label = (name: unknown): Value =>
    [...ontology.entities.values()].find((e) => upperSnake(e.name) === name)?.label ?? null;
  return Array.isArray(given) ? given.map(label) : label(given);
}
