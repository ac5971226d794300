/** What is new, and by which seed. */
import { z } from 'zod';
import { upperSnake } from '../../ontology/public/names.js';
import type { Change } from '../../questions/changes/change.js';
import { behind, end, laterOf, type ChangePosition } from '../../questions/changes/position.js';
import {
  countChanges,
  readChanges,
  readChangesBefore,
  seedsOfLines,
} from '../../questions/changes/read-changes.js';
import type { Analytic } from '../analytic.js';
import type { PageArguments } from '../arguments.js';
import { badInput } from '../bad-input.js';
import { spanOf } from '../paging/both-ways.js';
import { toConnection } from '../paging/connection.js';
import type { RequestContext } from '../context.js';
import { noCursor, type Cursor } from '../paging/cursor.js';
import { chosen, type ListKey } from '../paging/list-key.js';
import { nodeColumns, nodePlan, oncePerPlace, wantedOf } from '../selection.js';

interface Arguments extends PageArguments {
  readonly sinceRevision: number;
  readonly types?: readonly string[] | null;
}

export const changes: Analytic<unknown, Arguments> = {
  resolve: async (_, args, context, info) => {
    const { sinceRevision } = args;
    if (sinceRevision < 0) throw badInput('sinceRevision', `must be 0 or more, got ${sinceRevision}.`);
    const list: ListKey = {
      field: 'Query.changes',
      parent: null,
      order: '',
      filter: { sinceRevision, types: chosen(args.types) },
    };
    const span = spanOf(args, list, 3);
    const from = span.from && positionAt(span.from);
    const types = args.types
      ? [...context.ontology.entities.values()].filter(({ name }) => args.types?.includes(upperSnake(name)))
      : undefined;
    const wanted = wantedOf(info);
    const more = span.size + 1;
    const read = () =>
      span.backwards
        ? readChangesBefore(context, types, sinceRevision, from ?? end, more)
        : readChanges(context, types, from ? laterOf(from, sinceRevision) : behind(sinceRevision), more);
    const [found, totalCount] = await Promise.all([
      wanted.list ? read() : [],
      wanted.count ? countChanges(context, types, sinceRevision) : undefined,
    ]);
    const page = found
      .slice(0, span.size)
      .map((change) => ({ change, position: { keys: keysOf(change.position), id: '' } }));
    return toConnection(
      {
        entries: span.backwards ? page.reverse() : page,
        hasMore: found.length > page.length,
        totalCount,
      },
      { list, span, node: ({ change }) => toNode(change), edge: () => undefined },
      context,
    );
  },
};

const keysOf = ({ revision, kind, index }: ChangePosition) => [revision, kind, index];

const keysShape = z.tuple([z.int().min(1), z.int().min(0).max(2), z.int().min(0)]);

/** @throws PactgraphError BAD_USER_INPUT for keys that are none of a change */
function positionAt(cursor: Cursor): ChangePosition {
  const keys = keysShape.safeParse(cursor.keys);
  if (!keys.success) throw noCursor();
  const [revision, kind, index] = keys.data;
  return { revision, kind, index };
}

const toNode = (change: Change) => ({
  ...change,
  revision: change.position.revision,
  entityType: change.ends === null ? upperSnake(change.type) : null,
  relationshipType: change.ends === null ? null : change.type,
});

/** The entity with an id, as it is now: one statement reads those of a page. */
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
  const plan = nodePlan([...context.ontology.entities.keys()], columns);
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

/** The seeds of lines of the ledger, by revision: one statement for all that the answer asks at once. */
export const seedOfLine = (context: RequestContext) =>
  context.loaders.batch<unknown>('changes/seeds', async (lines) => {
    const seeds = await seedsOfLines(context, lines.map(Number));
    return lines.map((line) => {
      const seed = seeds.get(Number(line));
      return seed ? { ...seed, revision: seed.seedRevision } : null;
    });
  });
