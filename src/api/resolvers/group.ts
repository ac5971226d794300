/** What the value of a key leads to. */
import type { Analytic } from '../analytic.js';
import type { ShownKey } from '../counting/counting.js';
import { nodeColumns, nodePlan, oncePerPlace } from '../selection.js';

const planOf = oncePerPlace((info, types: readonly string[]) =>
  nodePlan(types, nodeColumns(info, info.returnType, info.fieldNodes)),
);

export const groupEntity: Analytic<ShownKey> = {
  resolve: ({ entityId }, _, { loaders, ontology }, info) => {
    if (entityId === undefined) return null;
    const plan = planOf(info, [...ontology.entities.keys()]);
    return loaders.node(plan.question, plan, entityId);
  },
};

export const groupLabel: Analytic<ShownKey> = {
  resolve: async ({ label, entityId }, _, { loaders, ontology }) => {
    if (label !== undefined || entityId === undefined) return label ?? '';
    const plan = nodePlan([...ontology.entities.keys()], ['name']);
    const name = (await loaders.node(plan.question, plan, entityId))?.name;
    return typeof name === 'string' ? name : entityId;
  },
};
