/** The passages of a source. */
import type { NodeRow } from '../../loaders/request.js';
import { readPassages, type PassagePage } from '../../questions/facts/read-passages.js';
import type { Analytic } from '../analytic.js';
import { pageEnds, spanOf, type BothWays } from '../both-ways.js';
import { toConnection } from '../connection.js';
import { listSelection, nodePlan, oncePerPlace, questionOf } from '../selection.js';

const signature = 'Source.evidence';

const planOf = oncePerPlace((info, args: BothWays) => {
  const span = spanOf(args, signature, 1);
  const { columns, list, count } = listSelection(info);
  const request = { ...span, size: list ? span.size : undefined, count };
  return { span, request, node: nodePlan(['Evidence'], columns), question: questionOf(info, request) };
});

export const sourceEvidence: Analytic<NodeRow, BothWays> = {
  resolve: async ({ id }, args, context, info) => {
    const { span, request, node, question } = planOf(info, args);
    const { entries, hasMore, totalCount } = await context.loaders
      .batch<PassagePage>(question, (sources) => readPassages(context, request, sources))
      .load(id);
    return toConnection(
      {
        entries: entries.map((entry) => ({ ...entry, position: { ...entry.position, factId: null } })),
        ...pageEnds(span, hasMore),
        totalCount,
      },
      {
        signature,
        isBehind: false,
        node: (entry) => context.loaders.node(node.question, node, entry.id),
        edge: () => undefined,
      },
      context,
    );
  },
};
