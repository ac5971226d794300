/**
 * The script of names that are the same in both (北京): the sources of their evidence tell it, where their language does.
 */
import { z } from 'zod';
import type { Row } from '../../../graph/values.js';
import { leavesScriptOpen } from '../../../names/entity-names.js';
import { scriptOfTag, type Script } from '../../../names/script-of-tag.js';
import type { EntityType } from '../../../ontology/model.js';
import { textsIn, type Stated } from '../../properties/values.js';
import { displayName } from './display-name.js';

/** By evidence id, where the source tells. */
export type Scripts = ReadonlyMap<string, Script>;

export interface NamedEntity {
  readonly type: EntityType;
  readonly stated: Stated;
}

/** Evidence of the name first, then of the entity. */
const evidenceOf = ({ type, stated }: NamedEntity): readonly string[] => [
  ...textsIn(stated[`${type.nameProperty}Evidence`]),
  ...textsIn(stated.evidence),
];

const row = z.object({ evidence: z.string(), language: z.string() });

/**
 * @param read runs cypher/seed/languages.cypher; asked at most once, and only when a name leaves its script open
 */
export async function readScripts(
  entities: readonly NamedEntity[],
  read: (ids: readonly string[]) => Promise<readonly Row[]>,
): Promise<Scripts> {
  const ids = new Set(entities.filter(isOpen).flatMap(evidenceOf));
  if (ids.size === 0) return new Map();
  return new Map(
    (await read([...ids])).flatMap((found): [string, Script][] => {
      const { evidence, language } = row.parse(found);
      const script = scriptOfTag(language);
      return script ? [[evidence, script]] : [];
    }),
  );
}

const isOpen = ({ type, stated }: NamedEntity): boolean =>
  leavesScriptOpen({ ...stated, name: displayName(type, stated) });

/** The script that the first source tells. */
export function writtenIn(entity: NamedEntity, scripts: Scripts | undefined): Script | null {
  if (!scripts || scripts.size === 0) return null;
  for (const id of evidenceOf(entity)) {
    const script = scripts.get(id);
    if (script) return script;
  }
  return null;
}
