/** Anything by its id. */
import type { GraphQLResolveInfo } from 'graphql';
import { nodeTypeOfId } from '../../ontology/model.js';
import { factRef } from '../../questions/facts/read-facts.js';
import type { Analytic } from '../analytic.js';
import { badInput } from '../bad-input.js';
import { checkId } from '../check-id.js';
import { maxPage } from '../arguments.js';
import type { RequestContext } from '../context.js';
import { nodeColumns, nodePlan } from '../selection.js';
import { factById } from './facts.js';

/** Facts have ids of a form of their own; what has the prefix of no type may be evidence. */
export const node: Analytic<unknown, { id: string }> = {
  resolve: (source, args, context, info) => {
    const { ontology } = context;
    if (info.fieldName === 'node') {
      if (factRef(args.id, ontology)) return factById(args.id, context);
      // Ids of evidence have a word for the seed before the slash.
      if (args.id.includes('/') && !nodeTypeOfId(ontology, args.id))
        return evidence.resolve(source, args, context, info);
    }
    return byIds([args.id], context, info)[0] ?? null;
  },
};

export const evidence: Analytic<unknown, { id: string }> = {
  resolve: (_, { id }, context, info) => {
    const type = context.ontology.records.get('Evidence');
    if (type) checkId(id, type, context.ontology);
    const plan = nodePlan(['Evidence'], nodeColumns(info, info.returnType, info.fieldNodes, ['Evidence']));
    return context.loaders.node(plan.question, plan, id);
  },
};

export const entities: Analytic<unknown, { ids: readonly string[] }> = {
  resolve: (_, { ids }, context, info) => {
    if (ids.length > maxPage) throw badInput('ids', `takes ${maxPage} ids at most, got ${ids.length}.`);
    return Promise.all(byIds(ids, context, info));
  },
};

/** One statement for all ids, with the columns of the types that the ids have. */
function byIds(ids: readonly string[], context: RequestContext, info: GraphQLResolveInfo) {
  const { ontology } = context;
  const allowed = (id: string) => {
    const type = nodeTypeOfId(ontology, id)?.name;
    return type !== undefined && (ontology.entities.has(type) || info.fieldName === 'node') ? [type] : [];
  };
  const types = [...new Set(ids.flatMap(allowed))].sort();
  const plan = nodePlan(types, nodeColumns(info, info.returnType, info.fieldNodes, types));
  return ids.map(async (id) =>
    allowed(id).length === 0 ? null : context.loaders.node(plan.question, plan, id),
  );
}
