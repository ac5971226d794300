/** Names of an entity: the best stored one for a language, and all of them, as the loader worked them out. */
import type { GraphQLFieldResolver } from 'graphql';
import type { Value } from '../graph/values.js';
import type { NodeRow } from '../loaders/request.js';
import { bestKept, namesKept } from '../names/kept-names.js';
import { isLanguage, type Language } from '../names/language.js';
import type { RequestContext } from './context.js';
import { partialDate } from './partial-date.js';

type Resolver = GraphQLFieldResolver<NodeRow, RequestContext, { lang?: Language | null }>;

interface NameField {
  readonly columns: readonly string[];
  readonly resolve: Resolver;
}

/** `name` is the display name, whatever property holds it. */
const columns = ['name', 'nameLang', 'nameIn'] as const;
const ofAll = [
  ...['name', 'nameEn', 'nameZhHant', 'nameZhHans', 'aliases', 'formerNames'],
  ...['nameLang', 'nameLangs'],
];

const best = (row: NodeRow, language: Language | null | undefined) =>
  bestKept(
    text(row.name) ?? '',
    { nameLang: languageIn(row.nameLang), nameIn: texts(row.nameIn) },
    language ?? undefined,
  );

export const nameFields: Readonly<Record<string, NameField>> = {
  name: { columns, resolve: (row, { lang }) => best(row, lang).text },
  nameLanguage: { columns, resolve: (row, { lang }) => best(row, lang).language },
  nameConverted: { columns, resolve: (row, { lang }) => best(row, lang).converted },
  names: {
    columns: ofAll,
    resolve: (row) =>
      namesKept(
        {
          name: text(row.name),
          nameEn: text(row.nameEn),
          nameZhHant: text(row.nameZhHant),
          nameZhHans: text(row.nameZhHans),
          aliases: texts(row.aliases),
          formerNames: texts(row.formerNames),
        },
        { nameLang: languageIn(row.nameLang), nameLangs: texts(row.nameLangs) },
      ).map((name) => ({ ...name, period: () => partialDate(name.period) })),
  },
};

const text = (value: Value | undefined) => (typeof value === 'string' ? value : null);
const texts = (value: Value | undefined) =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : null;
const languageIn = (value: Value | undefined) => (isLanguage(value) ? value : null);
