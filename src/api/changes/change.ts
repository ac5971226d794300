/** One change, as a row of cypher/changes/since.cypher tells it. */
import { z } from 'zod';
import type { Row } from '../../graph/values.js';
import type { Ontology } from '../../ontology/model.js';
import { upperSnake } from '../../ontology/public/names.js';
import type { ChangePosition } from './position.js';

export interface ChangeRow {
  readonly position: ChangePosition;
  readonly revision: number;
  readonly kind: 'ADDED' | 'CHANGED' | 'REMOVED';
  readonly undone: boolean;
  readonly at: string;
  /** Number of the seed. */
  readonly number: number;
  readonly id: string;
  readonly entityType: string | null;
  readonly relationshipType: string | null;
  /** Ids of the ends of a fact. */
  readonly fromId: string | null;
  readonly toId: string | null;
  readonly name: string | null;
  readonly properties: readonly string[];
}

const kinds = ['ADDED', 'CHANGED', 'REMOVED'] as const;

const shape = z.object({
  revision: z.int(),
  kind: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  index: z.int(),
  number: z.int(),
  action: z.string(),
  at: z.string(),
  type: z.string(),
  id: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  values: z.string().nullable(),
});
const changedShape = z.object({ before: z.record(z.string(), z.unknown()) });
const removedShape = z.record(z.string(), z.unknown());

export function toChange(row: Row, ontology: Ontology): ChangeRow {
  const { revision, kind, index, number, action, at, type, id, from, to, values } = shape.parse(row);
  const entity = ontology.entities.get(type);
  const json: unknown = values === null ? {} : JSON.parse(values);
  const removed = kind === 2 && entity ? removedShape.parse(json)[entity.nameProperty] : undefined;
  return {
    position: { revision, kind, index },
    revision,
    kind: kinds[kind],
    undone: action === 'UNDONE',
    at,
    number,
    id,
    entityType: entity ? upperSnake(type) : null,
    relationshipType: entity ? null : type,
    fromId: from,
    toId: to,
    name: typeof removed === 'string' ? removed : null,
    properties: kind === 1 ? Object.keys(changedShape.parse(json).before).sort() : [],
  };
}

/** What is listed: entity types by name, and every relationship type. */
export const listedTypes = (ontology: Ontology): string[] => [
  ...ontology.entities.keys(),
  ...ontology.relationships.keys(),
];

/** Id prefixes of entity types given as enum values; null for all. */
export const prefixesOf = (
  ontology: Ontology,
  types: readonly string[] | null | undefined,
): string[] | null =>
  types
    ? [...ontology.entities.values()]
        .filter(({ name }) => types.includes(upperSnake(name)))
        .map(({ idPrefix }) => `${idPrefix}/`)
    : null;
