/** What is new, and by which seed. */
import type { GraphQLResolveInfo } from 'graphql';
import { getNamedType, isObjectType } from 'graphql';
import { integer } from '../../graph/values.js';
import { upperSnake } from '../../ontology/public/names.js';
import type { Analytic } from '../analytic.js';
import { pageSize, type PageArguments } from '../arguments.js';
import { badInput } from '../bad-input.js';
import { toChanges, type Change } from '../changes/change.js';
import { behind, fromCursor, laterOf, toCursor } from '../changes/position.js';
import { countParameters, pageParameters } from '../changes/request.js';
import { collectFields } from '../collect-fields.js';
import { statementText, type RequestContext } from '../request-context.js';
import { nodeColumns, nodePlan, oncePerPlace } from '../selection.js';

interface Arguments extends PageArguments {
  readonly sinceRevision: number;
  readonly types?: readonly string[] | null;
}

export const changes: Analytic<unknown, Arguments> = {
  resolve: async (_, args, context, info) => {
    const { sinceRevision, after } = args;
    if (sinceRevision < 0) throw badInput('sinceRevision', `must be 0 or more, got ${sinceRevision}.`);
    const first = pageSize(args);
    const isBehind = typeof after === 'string';
    const start = isBehind ? laterOf(fromCursor(after), sinceRevision) : behind(sinceRevision);
    const { ontology, read } = context.loaders;
    const types = args.types
      ? [...ontology.entities.values()].filter(({ name }) => args.types?.includes(upperSnake(name)))
      : undefined;
    const wanted = wantedOf(info);
    const [rows, counted] = await Promise.all([
      wanted.list
        ? read(
            statementText(context, 'changes/since'),
            pageParameters(ontology, { types, start, count: first + 1 }),
          )
        : [],
      wanted.count
        ? read(statementText(context, 'changes/count'), countParameters(ontology, { types }, sinceRevision))
        : [],
    ]);
    const found = toChanges(rows, ontology);
    const page = found.slice(0, first).map(toNode);
    const edges = page.map((node) => ({ cursor: toCursor(node.position), node }));
    return {
      edges,
      nodes: page,
      pageInfo: {
        hasNextPage: found.length > first,
        hasPreviousPage: isBehind,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      totalCount: counted[0]?.count,
    };
  },
};

function wantedOf(info: GraphQLResolveInfo): { readonly list: boolean; readonly count: boolean } {
  const type = getNamedType(info.returnType);
  if (!isObjectType(type)) throw new Error(`${info.fieldName} is no connection.`);
  const fields = collectFields(info, type, info.fieldNodes);
  return {
    list: fields.has('edges') || fields.has('nodes') || fields.has('pageInfo'),
    count: fields.has('totalCount'),
  };
}

const toNode = (change: Change) => ({
  ...change,
  revision: change.position.revision,
  entityType: change.ends === null ? upperSnake(change.type) : null,
  relationshipType: change.ends === null ? null : change.type,
});

/** The entity with an id, as it is now: those of a page are one statement. */
const entityBy = (idOf: (change: Change) => string | undefined): Analytic<Change> => {
  const columnsOf = oncePerPlace((info) => nodeColumns(info, info.returnType, info.fieldNodes));
  return {
    resolve: (change, args, context, info) => {
      const id = idOf(change);
      return id === undefined ? null : nodeNow(id, columnsOf(info, args), context);
    },
  };
};

function nodeNow(id: string, columns: readonly string[], context: RequestContext) {
  const plan = nodePlan([...context.loaders.ontology.entities.keys()], columns);
  return context.loaders.node(plan.question, plan, id);
}

export const changedEntity = entityBy(({ ends, id }) => (ends === null ? id : undefined));
export const changedFrom = entityBy(({ ends }) => ends?.[0]);
export const changedTo = entityBy(({ ends }) => ends?.[1]);

export const changedName: Analytic<Change> = {
  resolve: async ({ ends, id, kind, nameThen }, _, context) => {
    if (ends !== null) return null;
    return kind === 'REMOVED' ? nameThen : (await nodeNow(id, ['name'], context))?.name;
  },
};

export const changedBy: Analytic<Change> = {
  resolve: ({ position }, _, context) => seedOfLine(context).load(String(position.revision)),
};

/** By revision of the line, not by number: an undone seed's number may have gone to another file. */
const seedOfLine = (context: RequestContext) =>
  context.loaders.batch<unknown>('changes seeds', async (lines) => {
    const parameters = { lines: lines.map((line) => integer(Number(line))) };
    const rows = await context.loaders.read(statementText(context, 'changes/seeds'), parameters);
    const found = new Map(rows.map((row) => [row.line, { ...row, revision: row.seedRevision }]));
    return lines.map((line) => found.get(Number(line)) ?? null);
  });
