/** Compares the derived names of stored entities with those that this version derives. */
import { z } from 'zod';
import type { Parameter, Row, Value } from '../../../graph/values.js';
import type { EntityType, Ontology } from '../../../ontology/model.js';
import { same } from '../../properties/values.js';
import { derivedNames } from './derived.js';
import { nameRowsOf, type NameRow } from './name-rows.js';
import { readScripts } from './scripts.js';

const value = z.custom<Value>((given) => given !== undefined);

/** A row with the columns element, id, properties, and names: the properties of its Name nodes. */
const shape = z.object({
  element: z.string(),
  id: z.string(),
  properties: z.record(z.string(), value),
  names: z.array(z.object({ id: z.string() }).catchall(value)),
});

export interface StoredEntity extends z.infer<typeof shape> {
  readonly type: EntityType;
}

export const storedEntity = (row: Row, type: EntityType): StoredEntity => ({ ...shape.parse(row), type });

/**
 * @param read runs cypher/seed/languages.cypher
 * @returns rows for seed/names and seed/set-nodes, of the entities that differ
 */
export async function namesToWrite(
  entities: readonly StoredEntity[],
  ontology: Ontology,
  read: (ids: readonly string[]) => Promise<readonly Row[]>,
): Promise<Record<string, Parameter>[]> {
  const named = entities.map(({ type, properties }) => ({ type, stated: properties }));
  const scripts = await readScripts(named, read);
  return entities.flatMap(({ element, id, type, properties, names }) => {
    const wanted = nameRowsOf({ id, type, stated: properties }, ontology, scripts);
    const set = derivedNames({ type, stated: properties }, scripts);
    const isAsWanted = Object.entries(set).every(([name, is]) => same(properties[name], is as Value));
    if (isAsWanted && same(byId(names), byId(wanted))) return [];
    return [{ element, names: wanted.map((name) => ({ ...name })), set }];
  });
}

const byId = (names: readonly (StoredEntity['names'][number] | NameRow)[]): Row =>
  Object.fromEntries<Value>(names.map((name) => [name.id, { ...name }]));
