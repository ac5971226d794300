/** What an operation wants of a field, with fragments, @skip and @include resolved as the executor resolves them. */
import {
  getNamedType,
  isAbstractType,
  isObjectType,
  type FieldNode,
  type GraphQLField,
  type GraphQLResolveInfo,
} from 'graphql';
import type { ByIdRequest } from '../loaders/request.js';
import { collectFields } from './collect-fields.js';

/** Stored properties that a field needs for its answer: set on the field when its resolver is attached. */
const columnsKey = 'pactgraphColumns';

export function setColumns(field: GraphQLField<unknown, unknown>, columns: readonly string[]): void {
  field.extensions = { ...field.extensions, [columnsKey]: columns };
}

const columnsOf = (field: GraphQLField<unknown, unknown> | undefined): readonly string[] =>
  (field?.extensions[columnsKey] as readonly string[] | undefined) ?? [];

type FieldNodes = readonly FieldNode[];

/**
 * Columns of a node selection, sorted, so that selections that differ only in order share a statement.
 * @param only concrete types the node can have, where the field knows better than its declared type
 */
export function nodeColumns(
  info: GraphQLResolveInfo,
  declared: GraphQLField<unknown, unknown>['type'],
  nodes: FieldNodes,
  only?: readonly string[],
): string[] {
  const named = getNamedType(declared);
  const possible = isAbstractType(named)
    ? info.schema.getPossibleTypes(named).filter((t) => !only || only.includes(t.name))
    : isObjectType(named)
      ? [named]
      : [];
  const columns = new Set<string>();
  for (const type of possible) {
    for (const name of collectFields(info, type, nodes).keys()) {
      for (const column of columnsOf(type.getFields()[name])) columns.add(column);
    }
  }
  columns.delete('id');
  return [...columns].sort();
}

/** What an operation wants of a connection, whatever its nodes are. */
export interface Wanted {
  /** Whether it wants any entry. */
  readonly list: boolean;
  readonly count: boolean;
}

export const wantedOf = (info: GraphQLResolveInfo): Wanted => wantedIn(fieldsOf(info).fields);

const wantedIn = (fields: ReadonlyMap<string, FieldNodes>): Wanted => ({
  list: fields.has('edges') || fields.has('nodes') || fields.has('pageInfo'),
  count: fields.has('totalCount'),
});

function fieldsOf(info: GraphQLResolveInfo) {
  const connection = getNamedType(info.returnType);
  if (!isObjectType(connection)) throw new Error(`${info.fieldName} is no connection.`);
  return { connection, fields: collectFields(info, connection, info.fieldNodes) };
}

export interface ListSelection extends Wanted {
  readonly columns: readonly string[];
  readonly edgeColumns: readonly string[];
}

/** What an operation wants of a connection: of its nodes by `nodes` and `edges.node` together, and of its edges. */
export function listSelection(info: GraphQLResolveInfo, only?: readonly string[]): ListSelection {
  const { connection, fields } = fieldsOf(info);
  const edgeNodes = fields.get('edges') ?? [];
  const edgeField = connection.getFields().edges;
  const edge = edgeField ? getNamedType(edgeField.type) : undefined;
  if (!isObjectType(edge)) throw new Error(`${connection.name} has no edges.`);
  const edgeFields = collectFields(info, edge, edgeNodes);
  const declared = edge.getFields().node?.type;
  if (!declared) throw new Error(`${edge.name} has no node.`);
  const nodes = [...(fields.get('nodes') ?? []), ...(edgeFields.get('node') ?? [])];
  const edgeColumns = new Set([...edgeFields.keys()].flatMap((name) => columnsOf(edge.getFields()[name])));
  return {
    columns: nodeColumns(info, declared, nodes, only),
    edgeColumns: [...edgeColumns].sort(),
    ...wantedIn(fields),
  };
}

/**
 * What a field asks, as the name of its loader: two places of an answer that ask the same share one loader, so that
 * neither reads or holds again what the other has.
 */
export const questionOf = ({ parentType, fieldName }: GraphQLResolveInfo, request: unknown): string =>
  `${parentType.name}.${fieldName} ${JSON.stringify(request)}`;

/** Nodes by id: one question, wherever the answer asks for them. */
export interface NodePlan extends ByIdRequest {
  readonly question: string;
}

export const nodePlan = (types: readonly string[], columns: readonly string[]): NodePlan => ({
  types,
  columns,
  question: `by id ${JSON.stringify([types, columns])}`,
});

/**
 * Computes something once per place of an operation instead of once per parent: the executor hands every parent at
 * one place the same array of field nodes, and another operation another one.
 */
export function oncePerPlace<Arguments, T>(
  compute: (info: GraphQLResolveInfo, args: Arguments) => T,
): (info: GraphQLResolveInfo, args: Arguments) => T {
  const known = new WeakMap<FieldNodes, { readonly value: T }>();
  return (info, args) => {
    const before = known.get(info.fieldNodes);
    if (before) return before.value;
    const value = compute(info, args);
    known.set(info.fieldNodes, { value });
    return value;
  };
}
