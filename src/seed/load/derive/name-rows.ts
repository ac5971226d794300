/** The Name nodes of a changed entity. */
import { namesOf, type EntityName } from '../../../names/entity-names.js';
import type { Ontology } from '../../../ontology/model.js';
import type { Change } from '../elements/change.js';

/** The loader keeps a name once, whenever it was borne. */
export interface NameRow extends Omit<EntityName, 'period'> {
  /** Unique: an entity has each name once in each role. */
  readonly id: string;
}

export function nameRowsOf(
  { id, type: { name: typeName }, stated }: Pick<Change, 'id' | 'type' | 'stated'>,
  ontology: Ontology,
): NameRow[] {
  const type = ontology.entities.get(typeName);
  if (!type) return [];
  const name = stated[type.nameProperty];
  const names = namesOf({ ...stated, name: typeof name === 'string' ? name : null }, { person: type.person });
  const rows = names.map(({ text, lang, kind, fold, reading }): NameRow => ({
    id: `${id} ${kind} ${text}`,
    text,
    lang,
    kind,
    fold,
    reading,
  }));
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
