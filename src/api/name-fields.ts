/** Names of an entity: the best stored one for a language, and all of them, as the loader worked them out. */
import type { GraphQLFieldResolver } from 'graphql';
import { utcDay } from '../dates/day.js';
import type { Value } from '../graph/values.js';
import type { NodeRow } from '../loaders/request.js';
import { bestKept, namesKept } from '../names/kept-names.js';
import { isLanguage, type Language } from '../names/language.js';
import { nameOfDay } from '../names/name-of-day.js';
import type { RequestContext } from './context.js';
import { firstOf, type FirstArguments } from './paging/first-of.js';
import { partialDate } from './partial-date.js';
import type { Columns } from './selection.js';

interface NameArguments extends FirstArguments {
  readonly lang?: Language | null;
  /** As the scalar gives it: midnight by UTC. */
  readonly asOf?: Date | null;
}

interface NameField {
  readonly columns: Columns;
  readonly resolve: GraphQLFieldResolver<NodeRow, RequestContext, NameArguments>;
}

/** `name` is the display name, whatever property holds it. */
const ofPresent = ['name', 'nameLang', 'nameIn'];
const ofAll = [
  ...['name', 'nameEn', 'nameZhHant', 'nameZhHans', 'aliases', 'formerNames'],
  ...['nameLang', 'nameLangs'],
];
const columns: Columns = ({ asOf }) =>
  (asOf ?? null) === null ? ofPresent : [...new Set([...ofPresent, ...ofAll])];

const best = (row: NodeRow, { lang, asOf }: NameArguments) =>
  (asOf ? nameOfDay(all(row), utcDay(asOf), lang ?? undefined) : undefined) ??
  bestKept(
    text(row.name) ?? '',
    { nameLang: languageIn(row.nameLang), nameIn: texts(row.nameIn) },
    lang ?? undefined,
  );

const all = (row: NodeRow) =>
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
  );

export const nameFields: Readonly<Record<string, NameField>> = {
  name: { columns, resolve: (row, args) => best(row, args).text },
  nameLanguage: { columns, resolve: (row, args) => best(row, args).language },
  nameConverted: { columns, resolve: (row, args) => best(row, args).converted },
  names: {
    columns: ofAll,
    resolve: (row, args) =>
      firstOf(all(row), args).map((name) => ({ ...name, period: () => partialDate(name.period) })),
  },
  nameCount: { columns: ofAll, resolve: (row) => all(row).length },
};

const text = (value: Value | undefined) => (typeof value === 'string' ? value : null);
const texts = (value: Value | undefined) =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : null;
const languageIn = (value: Value | undefined) => (isLanguage(value) ? value : null);
