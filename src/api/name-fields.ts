/** Names of an entity: the best stored one for a language, and all of them. */
import type { GraphQLFieldResolver } from 'graphql';
import type { Value } from '../graph/values.js';
import type { NodeRow } from '../loaders/request.js';
import { bestName, namesOf, type EntityName, type StoredNames } from '../names/entity-names.js';
import type { Language } from '../names/language.js';
import type { EntityType } from '../ontology/model.js';
import type { RequestContext } from './context.js';
import { partialDate } from './partial-date.js';

type Resolver = GraphQLFieldResolver<NodeRow, RequestContext, { lang?: Language | null }>;

interface NameField {
  readonly columns: readonly string[];
  readonly resolve: Resolver;
}

/** Columns that the best name comes from; `name` is the display name, whatever property holds it. */
const columns = ['name', 'nameEn', 'nameZhHant', 'nameZhHans', 'aliases'] as const;

/** The resolvers of `name`, `nameLanguage`, `nameConverted` and `names`. */
export function nameFields({ person }: EntityType): Readonly<Record<string, NameField>> {
  const best = (row: NodeRow, lang: Language | null | undefined) =>
    bestName(storedNames(row), lang ?? undefined);
  return {
    name: { columns, resolve: (row, { lang }) => best(row, lang).text },
    nameLanguage: { columns, resolve: (row, { lang }) => best(row, lang).language },
    nameConverted: { columns, resolve: (row, { lang }) => best(row, lang).converted },
    names: {
      columns: [...columns, 'formerNames'],
      resolve: (row) => namesOf(storedNames(row), { person }).map(named),
    },
  };
}

const named = (name: EntityName) => ({
  text: name.text,
  lang: name.lang,
  kind: name.kind,
  period: () => partialDate(name.period),
});

const storedNames = (row: NodeRow): StoredNames => ({
  name: text(row.name),
  nameEn: text(row.nameEn),
  nameZhHant: text(row.nameZhHant),
  nameZhHans: text(row.nameZhHans),
  aliases: texts(row.aliases),
  formerNames: texts(row.formerNames),
});

const text = (value: Value | undefined) => (typeof value === 'string' ? value : null);
const texts = (value: Value | undefined) =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : null;
