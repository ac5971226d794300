/** What sources quote a person as saying. */
import { z } from 'zod';
import type { NodeRow } from '../../loaders/request.js';
import { readsOfStatements } from '../../questions/facts/reads.js';
import { statementsOf, type Statement } from '../../questions/statements.js';
import type { Analytic } from '../analytic.js';
import { pageSize, type PageArguments } from '../arguments.js';
import { isBackwards, spanOf } from '../paging/both-ways.js';
import { toConnection } from '../paging/connection.js';
import { noCursor, type Cursor } from '../paging/cursor.js';
import { listSelection, nodePlan, oncePerPlace, questionOf } from '../selection.js';

const askedOf = oncePerPlace((info, args: PageArguments) => {
  const { columns, list, count } = listSelection(info);
  const wanted = { size: list ? pageSize(args) : undefined, backwards: isBackwards(args), count };
  return { wanted, node: nodePlan(['Evidence'], columns), question: questionOf(info, wanted) };
});

export const statements: Analytic<NodeRow, PageArguments> = {
  resolve: async (source, args, context, info) => {
    const { wanted, node, question } = askedOf(info, args);
    const list = { field: 'Official.statements', parent: source.id, order: '', filter: undefined };
    const span = spanOf(args, list, 2);
    const from = span.from && placeAt(span.from);
    const page = await context.loaders
      .batch(`${question} ${args.after ?? args.before ?? ''}`, (ids) =>
        statementsOf(context, ids, { ...wanted, from, seen: span.from?.revision }),
      )
      .load(source.id);
    return toConnection(
      {
        entries: page.statements.map(({ id, source: text, start }) => ({
          position: { keys: [text, start], id },
        })),
        hasMore: page.hasMore,
        totalCount: page.total,
      },
      {
        list,
        span,
        reads: () => readsOfStatements,
        node: ({ position }) => context.loaders.node(node.question, node, position.id),
        edge: () => undefined,
      },
      context,
    );
  },
};

const keysShape = z.tuple([z.string(), z.int().nullable()]);

/** @throws PactgraphError BAD_USER_INPUT for keys that are none of a statement */
function placeAt({ keys, id }: Cursor): Statement {
  const parsed = keysShape.safeParse(keys);
  if (!parsed.success) throw noCursor();
  const [source, start] = parsed.data;
  return { id, source, start };
}
