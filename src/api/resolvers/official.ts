/** What sources quote a person as saying. */
import { z } from 'zod';
import type { NodeRow } from '../../loaders/request.js';
import { statementsOf, type Statement } from '../../questions/statements.js';
import type { Analytic } from '../analytic.js';
import { afterOf, pageSize, type PageArguments } from '../arguments.js';
import { toConnection } from '../connection.js';
import { noCursor, type Cursor } from '../cursor.js';
import { listSelection, nodePlan, oncePerPlace, questionOf } from '../selection.js';

const askedOf = oncePerPlace((info, args: PageArguments) => {
  const { columns, list, count } = listSelection(info);
  const first = pageSize(args);
  const wanted = { limit: list ? first + 1 : 0, count };
  return { first, wanted, node: nodePlan(['Evidence'], columns), question: questionOf(info, wanted) };
});

export const statements: Analytic<NodeRow, PageArguments> = {
  resolve: async (source, args, context, info) => {
    const { first, wanted, node, question } = askedOf(info, args);
    const list = { field: 'Official.statements', parent: source.id, order: '', filter: undefined };
    const cursor = afterOf(args, list, 2);
    const after = cursor && placeAt(cursor);
    const page = await context.loaders
      .batch(`${question} ${args.after ?? ''}`, (ids) => statementsOf(context, ids, { ...wanted, after }))
      .load(source.id);
    return toConnection(
      {
        entries: page.statements.slice(0, first).map(({ id, source: text, start }) => ({
          position: { keys: [text, start], id, factId: null },
        })),
        hasNextPage: page.statements.length > first,
        totalCount: page.total,
      },
      {
        list,
        after: cursor,
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
