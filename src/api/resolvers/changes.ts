/** What is new, and by which seed. */
import type { GraphQLResolveInfo } from 'graphql';
import { isObjectType, getNamedType } from 'graphql';
import { integer } from '../../graph/values.js';
import type { Analytic } from '../analytic.js';
import { pageSize } from '../arguments.js';
import { badInput } from '../bad-input.js';
import { listedTypes, prefixesOf, toChange, type ChangeRow } from '../changes/change.js';
import { behind, fromCursor, toCursor } from '../changes/position.js';
import { collectFields } from '../collect-fields.js';
import { statementText, type RequestContext } from '../request-context.js';
import { nodeColumns, placeOf } from '../selection.js';

interface Arguments {
  readonly sinceRevision: number;
  readonly types?: readonly string[] | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export const changes: Analytic<unknown, Arguments> = {
  resolve: async (_, args, context, info) => {
    const { sinceRevision, types, after } = args;
    if (sinceRevision < 0) throw badInput('sinceRevision', `must be 0 or more, got ${sinceRevision}.`);
    const first = pageSize(args);
    const { ontology, read } = context.loaders;
    const scope = { types: listedTypes(ontology), prefixes: prefixesOf(ontology, types) };
    const wanted = fieldsOf(info);
    const start = typeof after === 'string' ? fromCursor(after) : behind(sinceRevision);
    const [rows, counted] = await Promise.all([
      wanted.list
        ? read(statementText(context, 'changes/since'), {
            ...scope,
            revision: integer(start.revision),
            kind: integer(start.kind),
            index: integer(start.index),
            count: integer(first + 1),
          })
        : [],
      wanted.count
        ? read(statementText(context, 'changes/count'), { ...scope, revision: integer(sinceRevision) })
        : [],
    ]);
    const page = rows.slice(0, first).map((row) => toChange(row, ontology));
    const edges = page.map((node) => ({ cursor: toCursor(node.position), node }));
    return {
      edges,
      nodes: page,
      pageInfo: {
        hasNextPage: rows.length > first,
        hasPreviousPage: typeof after === 'string',
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      totalCount: counted[0]?.count ?? 0,
    };
  },
};

function fieldsOf(info: GraphQLResolveInfo): { readonly list: boolean; readonly count: boolean } {
  const type = getNamedType(info.returnType);
  const fields = isObjectType(type) ? collectFields(info, type, info.fieldNodes) : new Map<string, unknown>();
  return {
    list: fields.has('edges') || fields.has('nodes') || fields.has('pageInfo'),
    count: fields.has('totalCount'),
  };
}

/** The entity with an id as it is now: one statement for all of a page. */
const entityBy = (idOf: (change: ChangeRow) => string | null): Analytic<ChangeRow> => ({
  resolve: (change, _, context, info) => {
    const id = idOf(change);
    if (id === null) return null;
    const types = [...context.loaders.ontology.entities.keys()].sort();
    const columns = nodeColumns(info, info.returnType, info.fieldNodes);
    return context.loaders.node(placeOf(info, columns), { types, columns }, id);
  },
});

export const changedEntity = entityBy(({ entityType, id }) => (entityType === null ? null : id));
export const changedFrom = entityBy(({ fromId }) => fromId);
export const changedTo = entityBy(({ toId }) => toId);

export const changedBy: Analytic<ChangeRow> = {
  resolve: ({ number }, _, context) => seedByNumber(context).load(String(number)),
};

const seedByNumber = (context: RequestContext) =>
  context.loaders.batch<unknown>('changes seeds', async (numbers) => {
    const rows = await context.loaders.read(statementText(context, 'graph/seeds'), {});
    const found = new Map(
      rows.map((row) => [
        typeof row.number === 'number' ? `${row.number}` : '',
        { ...row, revision: row.seedRevision },
      ]),
    );
    return numbers.map((number) => found.get(number) ?? null);
  });
