/** What sources quote a person as saying. */
import type { NodeRow } from '../../loaders/request.js';
import type { Analytic } from '../analytic.js';
import { statementText } from '../request-context.js';
import { nodeColumns, nodePlan, oncePerPlace } from '../selection.js';

const planOf = oncePerPlace((info) =>
  nodePlan(['Evidence'], nodeColumns(info, info.returnType, info.fieldNodes)),
);

export const statements: Analytic<NodeRow> = {
  resolve: async (source, args, context, info) => {
    const { loaders } = context;
    const ids = await loaders
      .batch<readonly string[]>('Official.statements', async (officials) => {
        const rows = await loaders.read(statementText(context, 'official/statements'), { ids: officials });
        const found = new Map(rows.map((row) => [row.official, row.evidence]));
        return officials.map((id) => (found.get(id) as string[] | undefined) ?? []);
      })
      .load(source.id);
    const plan = planOf(info, args);
    return Promise.all(ids.map((id) => loaders.node(plan.question, plan, id)));
  },
};
