/** The groups of the entries of a list: clauses behind those that find the entries, `node` and `fact`. */
import Cypher from '@neo4j/cypher-builder';
import { groupValues, labelColumn, type GroupValues } from './group-values.js';
import type { Row } from '../../graph/values.js';
import type { Grouping, GroupOrder, GroupRow, GroupValue, ListRequest } from '../request.js';
import type { Scope } from '../scope.js';

type Column = [Cypher.Expr, string];

export interface Grouped {
  readonly clause: Cypher.Clause;
  /** What it returns, under the names that rows have. */
  readonly columns: Column[];
}

/** Column of the number of all groups. */
const groupsColumn = 'groups';
const countColumn = 'count';
const valueColumn = (key: number, part = 0): string => (part === 0 ? `v${key}` : `v${key}to`);

/** Groups as rows have them: a row of nulls where there is none. */
export function toGroups(rows: readonly Row[], { by }: Grouping): GroupRow[] {
  return rows.flatMap((row) => {
    const count = row[countColumn];
    if (typeof count !== 'number') return [];
    const values = by.map((key, index): GroupValue => {
      const first = row[valueColumn(index)] ?? null;
      const label = row[labelColumn(index)];
      return {
        value: key.by === 'DAYS' ? [first, row[valueColumn(index, 1)] ?? null] : first,
        label: typeof label === 'string' ? label : undefined,
      };
    });
    return [{ values, count }];
  });
}

export function toGroupCount([row]: readonly Row[]): number {
  const groups = row?.[groupsColumn];
  return typeof groups === 'number' ? groups : 0;
}

/** @returns the groups, or their number where no `first` is wanted */
export const groupsIn = ({ first }: Pick<ListRequest, 'first'>, grouping: Grouping, scope: Scope): Grouped =>
  first === undefined
    ? groupsCounted(grouping, scope)
    : groupsListed(grouping, scope, new Cypher.NamedParam('limit'));

/** How many groups there are. */
function groupsCounted({ by }: Grouping, scope: Scope): Grouped {
  const keys = by.map((key, index) => groupValues(key, index, scope));
  const groups = new Cypher.NamedVariable(groupsColumn);
  const clause = Cypher.utils.concat(
    ...foundOf(keys),
    new Cypher.With(...keys.flatMap(({ grouped }) => grouped)).distinct(),
    ...(isRefined(keys) ? [new Cypher.With(...refinedOf(keys)).distinct()] : []),
    new Cypher.Return([Cypher.count('*'), groups]),
  );
  return { clause, columns: [[groups, groupsColumn]] };
}

/** The groups themselves: rows `count` and per key `v<key>`, of days also `v<key>to`, and `l<key>` where it has a label. */
function groupsListed({ by, order }: Grouping, scope: Scope, limit: Cypher.Param): Grouped {
  const keys = by.map((key, index) => groupValues(key, index, scope));
  const count = new Cypher.NamedVariable(countColumn);
  const shown = keys.flatMap(({ value, label }, key): Column[] => [
    ...value.map((part, index): Column => [part, valueColumn(key, index)]),
    ...(label ? [[label, labelColumn(key)] satisfies Column] : []),
  ]);
  const clause = Cypher.utils.concat(
    ...foundOf(keys),
    new Cypher.With(...keys.flatMap(({ grouped }) => grouped), [Cypher.count('*'), count]),
    ...(isRefined(keys) ? [new Cypher.With(...refinedOf(keys), [Cypher.sum(count), count])] : []),
    new Cypher.Return(
      count,
      ...shown.map(([value, name]): [Cypher.Expr, Cypher.Variable] => [
        value,
        new Cypher.NamedVariable(name),
      ]),
    )
      .orderBy(...orderBy(keys, order, count))
      .limit(limit),
  );
  const columns = [countColumn, ...shown.map(([, name]) => name)];
  return { clause, columns: columns.map((name): Column => [new Cypher.NamedVariable(name), name]) };
}

const foundOf = (keys: readonly GroupValues[]): Cypher.Clause[] => keys.flatMap(({ found }) => found ?? []);

const isRefined = (keys: readonly GroupValues[]): boolean => keys.some(({ refined }) => refined);

/** Several revisions are of one seed: what was counted by the one is counted by the other. */
const refinedOf = (keys: readonly GroupValues[]): Array<GroupValues['grouped'][number]> =>
  keys.flatMap(({ refined, grouped }): GroupValues['grouped'] =>
    refined ? [refined] : grouped.map((one) => (one instanceof Cypher.Variable ? one : one[1])),
  );

type Direction = 'ASC' | 'DESC';

function orderBy(
  keys: readonly GroupValues[],
  { by, descending }: GroupOrder,
  count: Cypher.Variable,
): Array<[Cypher.Expr, Direction]> {
  const direction = (is: GroupOrder['by']): Direction => (descending && by === is ? 'DESC' : 'ASC');
  return [
    ...(by === 'COUNT' ? [[count, direction('COUNT')] satisfies [Cypher.Expr, Direction]] : []),
    ...keys.flatMap(({ isNone, order }): Array<[Cypher.Expr, Direction]> => [
      [isNone, 'ASC'],
      ...order.map((one): [Cypher.Expr, Direction] => [one, direction('KEY')]),
    ]),
  ];
}
