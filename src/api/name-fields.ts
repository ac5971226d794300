/** Names of an entity: the best stored one for a language, and all of them. */
import type { GraphQLFieldResolver } from 'graphql';
import type { EntityType } from '../ontology/model.js';
import { bestName, namesOf, type StoredNames } from '../names/entity-names.js';
import type { Language } from '../names/language.js';
import type { NodeRow } from '../loaders/request.js';
import type { RequestContext } from './request-context.js';

type Resolver = GraphQLFieldResolver<NodeRow, RequestContext, { lang?: Language | null }>;

interface NameField {
  readonly columns: readonly string[];
  readonly resolve: Resolver;
}

/** Columns that the best name is chosen from; `name` is the display name, whatever property holds it. */
const stored = ['name', 'nameEn', 'nameZhHant', 'nameZhHans', 'aliases'] as const;

const best = (row: NodeRow, lang: Language | null | undefined) => bestName(row as unknown as StoredNames, lang ?? undefined);

export function nameFields(type: EntityType): Readonly<Record<string, NameField>> {
  return {
    name: { columns: stored, resolve: (row, { lang }) => best(row, lang).text },
    nameLanguage: { columns: stored, resolve: (row, { lang }) => best(row, lang).language },
    nameConverted: { columns: stored, resolve: (row, { lang }) => best(row, lang).converted },
    names: {
      columns: [...stored, 'formerNames'],
      resolve: (row) => namesOf(row as unknown as StoredNames, { person: type.person }),
    },
  };
}
