/** The passages of a source. */
import type { NodeRow } from '../../loaders/request.js';
import { readPassages, type PassagePage } from '../../questions/facts/read-passages.js';
import { readsOfPassages } from '../../questions/facts/reads.js';
import type { Analytic } from '../analytic.js';
import type { PageArguments } from '../arguments.js';
import { spanOf } from '../paging/both-ways.js';
import { toConnection } from '../paging/connection.js';
import { listSelection, nodePlan, oncePerPlace, questionOf } from '../selection.js';

const planOf = oncePerPlace((info, args: PageArguments) => {
  const { columns, list, count } = listSelection(info);
  return {
    list,
    count,
    node: nodePlan(['Evidence'], columns),
    question: questionOf(info, { ...args, list, count }),
  };
});

export const sourceEvidence: Analytic<NodeRow, PageArguments> = {
  resolve: async ({ id }, args, context, info) => {
    const plan = planOf(info, args);
    const { node, question } = plan;
    const list = { field: 'Source.evidence', parent: id, order: 'TEXT', filter: undefined };
    const span = spanOf(args, list, 1);
    const seen = span.from && { seen: span.from.revision };
    const request = { ...span, ...seen, size: plan.list ? span.size : undefined, count: plan.count };
    const page = await context.loaders
      .batch<PassagePage>(question, (sources) => readPassages(context, request, sources))
      .load(id);
    return toConnection(
      page,
      {
        list,
        span,
        reads: () => readsOfPassages,
        node: (entry) => context.loaders.node(node.question, node, entry.id),
        edge: () => undefined,
      },
      context,
    );
  },
};
