/** How many nodes of a type have which value: what tells whether a list is better found by a value or by its order. */
import Cypher from '@neo4j/cypher-builder';
import { z } from 'zod';
import { indexedValues } from '../../ontology/constraints.js';
import { lifetimeOf, statusProperty } from '../../ontology/lifetime.js';
import type { EntityType } from '../../ontology/model.js';
import type { Row, Value } from '../../graph/values.js';
import type { Statement } from '../statement.js';
import { dayOf } from '../day.js';

export interface ValueCounts {
  readonly total: number;
  /** Those with this value. */
  readonly of: (property: string, value: Value) => number;
  /** How many ends have passed, and how many starts lie ahead. */
  readonly ended: number;
  readonly ahead: number;
}

/**
 * Rows: `property`, `value` and `count`; `''` for the property of the total. Indexes and the count store tell all of it.
 * @param today yyyymmdd
 */
export function valueCountsStatement(type: EntityType, today: number): Statement {
  const node = new Cypher.NamedNode('node');
  const property = new Cypher.NamedVariable('property');
  const value = new Cypher.NamedVariable('value');
  const count = new Cypher.NamedVariable('count');
  const all = () => new Cypher.Match(new Cypher.Pattern(node, { labels: [type.label] }));
  const { starts, ends } = lifetimeOf(type);
  const counted = (name: string, of: Cypher.Expr, match: Cypher.Match) =>
    match
      .with([of, value], [Cypher.count(node), count])
      .return([new Cypher.Literal(name), property], value, count);
  const values = [...indexedValues(type), ...(type.properties.has(statusProperty) ? [statusProperty] : [])];
  const days = (name: string, of: readonly string[], compare: typeof Cypher.lt) =>
    of.map((day) =>
      counted(name, Cypher.Null, all().where(compare(node.property(day), dayOf(today, undefined).parameter))),
    );
  const { cypher, params } = new Cypher.Union(
    counted('', Cypher.Null, all()),
    ...values.map((name) =>
      counted(
        name,
        node.property(name),
        all().where(Cypher.and(Cypher.isNotNull(node.property(name)), Cypher.isNotNull(node.property('id')))),
      ),
    ),
    ...days(
      endsName,
      ends.map((end) => `${end}Latest`),
      Cypher.lt,
    ),
    ...days(
      startsName,
      starts.map((start) => `${start}Earliest`),
      Cypher.gt,
    ),
  )
    .all()
    .build();
  return {
    text: cypher,
    columns: ['property', 'value', 'count'],
    parameters: params as Statement['parameters'],
  };
}

/** No properties have such names. */
const endsName = '<ended';
const startsName = '>ahead';

const row = z.object({ property: z.string(), value: z.string().nullable(), count: z.number() });

export function toValueCounts(rows: readonly Row[]): ValueCounts {
  const counts = new Map<string, number>();
  for (const { property, value, count } of z.array(row).parse(rows)) {
    const key = keyOf(property, value);
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  const of = (property: string, value: Value) => counts.get(keyOf(property, value)) ?? 0;
  return { total: of('', null), of, ended: of(endsName, null), ahead: of(startsName, null) };
}

const keyOf = (property: string, value: Value): string => JSON.stringify([property, value]);
