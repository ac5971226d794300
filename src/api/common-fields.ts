/** What entities of every type answer to under one name, for lists that mix types: the kind, and from when to when. */
import type { GraphQLFieldResolver } from 'graphql';
import { parsePartialDate } from '../dates/partial-date.js';
import type { Value } from '../graph/values.js';
import type { NodeRow } from '../loaders/request.js';
import { lifetimeOf } from '../ontology/lifetime.js';
import type { EntityType } from '../ontology/model.js';
import type { RequestContext } from './context.js';
import { partialDate } from './partial-date.js';

interface CommonField {
  readonly columns: readonly string[];
  readonly resolve: GraphQLFieldResolver<NodeRow, RequestContext>;
}

/** The resolvers of `kindName`, `startsOn` and `endsOn`: each reads only what its type declares. */
export function commonFields(type: EntityType): Readonly<Record<string, CommonField>> {
  const { starts, ends } = lifetimeOf(type);
  const kind = type.properties.get('kind');
  return {
    kindName: {
      columns: kind && !kind.list ? ['kind'] : [],
      resolve: (row) => row.kind ?? null,
    },
    startsOn: { columns: starts, resolve: (row) => partialDate(given(row, starts)[0]) },
    endsOn: { columns: ends, resolve: (row) => partialDate(first(given(row, ends))) },
  };
}

const isDate = (value: Value | undefined): value is string => typeof value === 'string' && value !== '';

const given = (row: NodeRow, dates: readonly string[]): readonly string[] =>
  dates.map((name) => row[name]).filter(isDate);

/** The one that comes first, by the first day it can mean; those without a known year come last. */
function first(dates: readonly string[]): string | undefined {
  const day = (edtf: string) => parsePartialDate(edtf).earliest ?? Infinity;
  return [...dates].sort((a, b) => day(a) - day(b))[0];
}
