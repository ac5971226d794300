/** One change, as a row of cypher/changes/since.cypher holds it. */
import { z } from 'zod';
import type { Row } from '../../graph/values.js';
import type { Ontology } from '../../ontology/model.js';
import type { ChangePosition } from './position.js';

export interface Change {
  readonly position: ChangePosition;
  readonly kind: 'ADDED' | 'CHANGED' | 'REMOVED';
  /** The line took a seed back. */
  readonly undone: boolean;
  readonly at: string;
  /** Number of the seed. */
  readonly number: number;
  /** Its file, by the name it had then. */
  readonly file: string;
  /** Name of the entity type, or the relationship type. */
  readonly type: string;
  /** Id of the entity, or the factId. */
  readonly id: string;
  /** Ids of a fact's ends; null for an entity. */
  readonly ends: readonly [from: string, to: string] | null;
  /** Of a fact that has one; lines of earlier versions lack it. */
  readonly term: string | null;
  /** Display name that a removed entity had. */
  readonly nameThen: string | null;
  /** Stated properties that differ, when something was changed. */
  readonly properties: readonly string[];
}

const kinds = ['ADDED', 'CHANGED', 'REMOVED'] as const;

const shape = z.object({
  line: z.int(),
  kind: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  index: z.int(),
  number: z.int(),
  file: z.string(),
  action: z.enum(['APPLIED', 'UNDONE']),
  at: z.string(),
  type: z.string(),
  id: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  term: z.string().nullable(),
  values: z.string().nullable(),
});
const stated = z.record(z.string(), z.unknown());
const changed = z.object({ before: stated });

/** @param rows a row of nulls says that there is nothing, and is no change */
export const toChanges = (rows: readonly Row[], ontology: Ontology): Change[] =>
  rows.filter((row) => row.line !== null).map((row) => toChange(row, ontology));

function toChange(row: Row, ontology: Ontology): Change {
  const { line, kind, index, number, file, action, at, type, id, from, to, term, values } = shape.parse(row);
  const json: unknown = JSON.parse(values ?? '{}');
  const nameProperty = ontology.entities.get(type)?.nameProperty;
  const name = kind === 2 && nameProperty !== undefined ? stated.parse(json)[nameProperty] : undefined;
  return {
    position: { revision: line, kind, index },
    kind: kinds[kind],
    undone: action === 'UNDONE',
    at,
    number,
    file,
    type,
    id,
    ends: from === null || to === null ? null : [from, to],
    term,
    nameThen: typeof name === 'string' ? name : null,
    properties: kind === 1 ? Object.keys(changed.parse(json).before).sort() : [],
  };
}
