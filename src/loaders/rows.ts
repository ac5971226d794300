/** Turns flat rows into entries, aligned by parent id. */
import type { Row, Value } from '../graph/values.js';
import { edgePrefix, keyPrefix, nodePrefix } from './columns.js';
import type { EdgeRow, Entry, NodeRow, Page } from './request.js';

/** GraphQL type of a node by its id. */
export type TypeOf = (id: string) => string;

/** The node of a row, or undefined when the row has none. */
export type NodeOf = (row: Row) => NodeRow | undefined;

/** Id of the node of a row, or undefined when the row has none. */
export function idOf(row: Row): string | undefined {
  const id = row[`${nodePrefix}id`];
  return typeof id === 'string' ? id : undefined;
}

export function toNode(row: Row, id: string, columns: readonly string[], typeOf: TypeOf): NodeRow {
  const node: Record<string, Value> & { __typename: string; id: string } = { __typename: typeOf(id), id };
  for (const column of columns) node[column] = row[nodePrefix + column] ?? null;
  return node;
}

export interface Shape {
  /** undefined for a list without facts. */
  readonly edgeColumns: readonly string[] | undefined;
  readonly orders: number;
  readonly first: number | undefined;
}

/** Makes the page of one parent's rows; the row beyond `first` only shows that there is more. */
export function toPage(rows: readonly Row[], shape: Shape, nodeOf: NodeOf): Page {
  const total = rows[0]?.total;
  const entries = rows.flatMap((row) => {
    const node = nodeOf(row);
    return node ? [toEntry(row, node, shape)] : [];
  });
  const first = shape.first ?? 0;
  return {
    entries: entries.slice(0, first),
    hasNextPage: entries.length > first,
    totalCount: typeof total === 'number' ? total : undefined,
  };
}

function toEntry(row: Row, node: NodeRow, shape: Shape): Entry {
  const edge = shape.edgeColumns ? edgeOf(row, shape.edgeColumns) : undefined;
  const keys = Array.from({ length: shape.orders }, (_, index) => row[`${keyPrefix}${index}`] ?? null);
  return { node, edge, position: { keys, id: node.id, factId: edge?.factId ?? null } };
}

function edgeOf(row: Row, columns: readonly string[]): EdgeRow {
  const factId = row[`${edgePrefix}factId`];
  if (typeof factId !== 'string')
    throw new Error('A fact without an id: it was not written by the seed loader.');
  const edge: Record<string, Value> & { factId: string } = { factId };
  for (const column of columns) edge[column] = row[edgePrefix + column] ?? null;
  return edge;
}

/**
 * Groups rows by their parent.
 * @throws Error for a row of a parent nobody asked for: a shifted answer must never pass
 */
export function byParent(rows: readonly Row[], parents: readonly string[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>(parents.map((id) => [id, []]));
  for (const row of rows) {
    const group = typeof row.parent === 'string' ? groups.get(row.parent) : undefined;
    if (!group) throw new Error('A row belongs to no parent that was asked for.');
    group.push(row);
  }
  return groups;
}
