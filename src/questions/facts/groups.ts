/** Facts counted by what they have in common: clauses behind those that find them, as `owner`, `r` and `p`. */
import { integer, type Parameters, type Row, type Value } from '../../graph/values.js';
import { facets, sources } from './condition.js';
import type { FactGrouping, GroupedBy } from './request.js';

const title = (index: number): string =>
  `COLLECT { MATCH (told:Source {id: g${index}}) RETURN coalesce(told.title, told.id) }[0]`;

/** Binds `g0`, `g1`: a fact of several sources once for each, one of none with null. */
const bound = (facet: GroupedBy, index: number): string =>
  facet === 'source'
    ? `WITH *, ${sources} AS from${index}
  UNWIND CASE WHEN size(from${index}) = 0 THEN [null] ELSE from${index} END AS g${index}`
    : `WITH *, ${facets[facet]} AS g${index}`;

/** Returns `count`, the values `g0` and `g1` and of sources their titles `l0` and `l1`; or how many groups there are, as `groups`. */
export function groupsOf({ by, first, order }: FactGrouping): string {
  const values = by.map((_, index) => `g${index}`);
  const found = by.map(bound).join('\n  ');
  if (first === undefined)
    return `${found}\n  WITH DISTINCT ${values.join(', ')}\n  RETURN count(*) AS groups`;
  const titles = by.map((facet, index) => `${facet === 'source' ? title(index) : 'null'} AS l${index}`);
  const sorted = [
    ...(order.by === 'COUNT' ? [`count ${order.descending ? 'DESC' : 'ASC'}`] : []),
    ...values.flatMap((value) => [
      `${value} IS NULL`,
      `${value} ${order.by === 'KEY' && order.descending ? 'DESC' : 'ASC'}`,
    ]),
  ];
  return `${found}
  WITH ${values.join(', ')}, count(*) AS count
  RETURN count, ${values.join(', ')}, ${titles.join(', ')}
  ORDER BY ${sorted.join(', ')} LIMIT $groups`;
}

export const groupColumns = ({ by, first }: FactGrouping): string =>
  first === undefined
    ? 'groups'
    : ['count', ...by.flatMap((_, index) => [`g${index}`, `l${index}`])].join(', ');

export const groupParameters = ({ first }: FactGrouping): Parameters =>
  first === undefined ? {} : { groups: integer(first) };

export interface FactGroup {
  readonly count: number;
  /** In the order of the keys; `label` of sources alone. */
  readonly values: ReadonlyArray<{ readonly value: Value; readonly label: string | undefined }>;
}

export interface FactGroups {
  readonly groups: readonly FactGroup[];
  /** How many there are, where no `first` was given. */
  readonly number: number;
}

/** Of a list without facts the row has nulls. */
export function toFactGroups(rows: readonly Row[], { by }: FactGrouping): FactGroups {
  const [row] = rows;
  const groups = rows.flatMap((one): FactGroup[] => {
    const { count } = one;
    if (typeof count !== 'number') return [];
    const values = by.map((_, index) => {
      const label = one[`l${index}`];
      return { value: one[`g${index}`] ?? null, label: typeof label === 'string' ? label : undefined };
    });
    return [{ count, values }];
  });
  return { groups, number: typeof row?.groups === 'number' ? row.groups : 0 };
}
