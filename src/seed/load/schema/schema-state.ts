/** Compares the constraints and indexes that the ontology needs with those that the database has. Pure. */
import { z } from 'zod';
import type { Row } from '../../../graph/values.js';
import type { SchemaRule } from '../../../ontology/constraints.js';

const indexShape = z.object({
  name: z.string(),
  kind: z.string(),
  entity: z.string(),
  /** null for a lookup index. */
  names: z.array(z.string()).nullable(),
  properties: z.array(z.string()).nullable(),
  state: z.string(),
  percent: z.number(),
  constraint: z.string().nullable(),
  failure: z.string().nullable(),
});

/** An index of the database; a uniqueness constraint appears as the index that keeps it. */
export type Index = Readonly<z.infer<typeof indexShape>>;

/** @param rows of cypher/server/indexes.cypher */
export const toIndexes = (rows: readonly Row[]): Index[] => z.array(indexShape).parse(rows);

/** `wrong`: there is one of its name, for something else. */
export type RuleState =
  | { readonly rule: SchemaRule; readonly state: 'missing' }
  | {
      readonly rule: SchemaRule;
      readonly state: 'there' | 'wrong' | 'populating' | 'failed';
      readonly index: Index;
    };

export interface SchemaState {
  readonly rules: readonly RuleState[];
  /** What nobody needs, without the indexes that every database has. */
  readonly others: readonly Index[];
}

export function compareSchema(rules: readonly SchemaRule[], indexes: readonly Index[]): SchemaState {
  const compared = rules.map((rule) => stateOf(rule, indexes));
  const used = new Set(compared.map((one) => ('index' in one ? one.index.name : '')));
  return {
    rules: compared,
    others: indexes.filter(({ name, kind }) => kind !== 'LOOKUP' && !used.has(name)),
  };
}

function stateOf(rule: SchemaRule, indexes: readonly Index[]): RuleState {
  const index = indexes.find((one) => keeps(one, rule));
  if (!index) {
    const taken = indexes.find(({ name, constraint }) => name === rule.name || constraint === rule.name);
    return taken ? { rule, state: 'wrong', index: taken } : { rule, state: 'missing' };
  }
  const state = index.state === 'ONLINE' ? 'there' : index.state === 'FAILED' ? 'failed' : 'populating';
  return { rule, state, index };
}

/** The name does not matter, except for whole texts: a search finds their index by its name. */
const keeps = (index: Index, { name, kind, on, of, properties }: SchemaRule): boolean =>
  index.kind === (kind === 'FULLTEXT' ? 'FULLTEXT' : 'RANGE') &&
  index.entity === on &&
  sameList(index.names, [of]) &&
  sameList(index.properties, properties) &&
  (kind !== 'UNIQUE' || index.constraint !== null) &&
  (kind !== 'FULLTEXT' || index.name === name);

const sameList = (a: readonly string[] | null, b: readonly string[]): boolean =>
  a?.length === b.length && b.every((item, i) => item === a[i]);
