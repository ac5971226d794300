/** Turns flat rows into entries, aligned by parent id. */
import type { Row, Value } from '../graph/values.js';
import { factsColumn, membersColumn } from './bodies.js';
import { edgePrefix, keyPrefix, nodePrefix, typeColumn } from './columns.js';
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

/**
 * Makes one record of several that are one body.
 * @param members all properties of each
 */
export type MergeNodes = (members: readonly Row[], type: string) => Row;

export interface NodeShape {
  readonly columns: readonly string[];
  readonly typeOf: TypeOf;
  readonly merge: MergeNodes;
}

export function toNode(row: Row, id: string, { columns, typeOf, merge }: NodeShape): NodeRow {
  const type = typeOf(id);
  const node: Record<string, Value> & { __typename: string; id: string } = { __typename: type, id };
  const members = rowsIn(row[membersColumn]);
  const record = members.length > 1 ? merge(members, type) : undefined;
  for (const column of columns) node[column] = (record ? record[column] : row[nodePrefix + column]) ?? null;
  return node;
}

/** The maps of a list. */
const rowsIn = (value: Value | undefined): Row[] => (Array.isArray(value) ? value.filter(isMap) : []);

const isMap = (value: Value): value is { [key: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface Shape {
  /** undefined for a list without facts. */
  readonly edgeColumns: readonly string[] | undefined;
  /** Makes one edge of several facts that are equal; gets all properties of each, and the column of the type. */
  readonly merge?: (facts: readonly Row[], type: Value) => Row;
  readonly orders: number;
  readonly first: number | undefined;
  readonly backwards?: boolean;
}

/** Makes the page of one parent's rows; the row beyond `first` only shows that there is more. */
export function toPage(rows: readonly Row[], shape: Shape, nodeOf: NodeOf): Page {
  const total = rows[0]?.total;
  const entries = rows.flatMap((row) => {
    const node = nodeOf(row);
    return node ? [toEntry(row, node, shape)] : [];
  });
  const page = entries.slice(0, shape.first ?? 0);
  return {
    entries: shape.backwards ? page.reverse() : page,
    hasMore: entries.length > page.length,
    totalCount: typeof total === 'number' ? total : undefined,
  };
}

function toEntry(row: Row, node: NodeRow, shape: Shape): Entry {
  const edge = shape.edgeColumns ? edgeOf(row, shape.edgeColumns, shape.merge) : undefined;
  const keys = Array.from({ length: shape.orders }, (_, index) => row[`${keyPrefix}${index}`] ?? null);
  return { node, edge, position: { keys, id: node.id, factId: edge?.factId ?? null } };
}

function edgeOf(row: Row, columns: readonly string[], merge: Shape['merge']): EdgeRow {
  const factId = row[`${edgePrefix}factId`];
  if (typeof factId !== 'string')
    throw new Error('A fact without an id: it was not written by the seed loader.');
  const edge: Record<string, Value> & { factId: string } = { factId };
  const facts = rowsIn(row[factsColumn]);
  const type = row[edgePrefix + typeColumn] ?? null;
  const record = facts.length > 1 ? merge?.(facts, type) : undefined;
  for (const column of columns)
    edge[column] = (record && column !== typeColumn ? record[column] : row[edgePrefix + column]) ?? null;
  if (record) edge.factIds = record.factIds ?? null;
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
