/** What sources quote a person as saying. */
import type { NodeRow } from '../../loaders/request.js';
import { statementsOf } from '../../questions/statements.js';
import type { Analytic } from '../analytic.js';
import { nodeColumns, nodePlan, oncePerPlace } from '../selection.js';

const planOf = oncePerPlace((info) =>
  nodePlan(['Evidence'], nodeColumns(info, info.returnType, info.fieldNodes)),
);

export const statements: Analytic<NodeRow> = {
  resolve: async (source, args, context, info) => {
    const { loaders } = context;
    const ids = await loaders
      .batch('Official.statements', (officials) => statementsOf(context, officials))
      .load(source.id);
    const plan = planOf(info, args);
    return Promise.all(ids.map((id) => loaders.node(plan.question, plan, id)));
  },
};
