/** The Name nodes of a changed entity. */
import { namesOf, type EntityName } from '../../../names/entity-names.js';
import type { Ontology } from '../../../ontology/model.js';
import type { Change } from '../elements/change.js';
import { displayName } from './display-name.js';
import { writtenIn, type Scripts } from './scripts.js';

/** The loader keeps a name once, whenever it was borne. */
export interface NameRow extends Omit<EntityName, 'period'> {
  /** Unique: an entity has each name once in each role. */
  readonly id: string;
}

export function nameRowsOf(
  { id, type: { name: typeName }, stated }: Pick<Change, 'id' | 'type' | 'stated'>,
  ontology: Ontology,
  scripts: Scripts | undefined,
): NameRow[] {
  const type = ontology.entities.get(typeName);
  if (!type) return [];
  const written = writtenIn({ type, stated }, scripts);
  const names = namesOf({ ...stated, name: displayName(type, stated) }, { person: type.person, written });
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
