/** Facts: those of an entity, of a passage and of a source, and by id. */
import { excerpt } from '../../excerpt.js';
import type { NodeRow } from '../../loaders/request.js';
import type { Fact } from '../../questions/facts/fact.js';
import {
  factRef,
  readFacts,
  readFactsById,
  type FactEntry,
  type FactPage,
} from '../../questions/facts/read-facts.js';
import { readsOfFacts } from '../../questions/facts/reads.js';
import type { FactOrder, FactOrigin, FactsRequest } from '../../questions/facts/request.js';
import { sortKeys } from '../../questions/facts/statement.js';
import type { Analytic } from '../analytic.js';
import type { PageArguments, Where } from '../arguments.js';
import { badInput } from '../bad-input.js';
import { dayOfPage, onItsDay, type DayArgument } from '../asked-day.js';
import { spanOf } from '../paging/both-ways.js';
import { toConnection } from '../paging/connection.js';
import type { RequestContext } from '../context.js';
import { factConditionOf } from '../fact-where.js';
import { bounded } from '../limits/conditions.js';
import { oncePerPlace, wantedOf } from '../selection.js';
import { passageOf, toFact } from './fact.js';
import type { CountableFacts } from './fact-groups.js';

interface FactsArguments extends PageArguments, DayArgument {
  readonly where?: Where | null;
  readonly orderBy?: string | null;
}

const noFacts: FactPage = { entries: [], hasMore: false, totalCount: undefined };

/** @param edge the fields that entries have beside node and cursor */
const factsOf = (
  origin: FactOrigin,
  edge: (entry: FactEntry, parent: NodeRow, context: RequestContext) => object,
): Analytic<NodeRow, FactsArguments> => {
  const planOf = oncePerPlace((info, args: FactsArguments) => {
    const name = args.orderBy ?? 'PROPERTY_ASC';
    const order = name.replace(/_(ASC|DESC)$/, '') as FactOrder;
    const asked = { origin, order, descending: name.endsWith('_DESC') };
    const where = args.where ? bounded(factConditionOf(args.where)) : undefined;
    const list = {
      field: `${info.parentType.name}.${info.fieldName}`,
      order: name,
      filter: onItsDay(args, where),
    };
    return { asked: { ...asked, where }, list, wanted: wantedOf(info), keys: sortKeys(asked).length };
  });
  return {
    resolve: async (parent, args, context, info) => {
      const { asked, wanted, keys, ...plan } = planOf(info, args);
      const list = { ...plan.list, parent: parent.id };
      const span = spanOf(args, list, keys);
      const request: FactsRequest = {
        ...asked,
        ...span,
        day: dayOfPage(args, span, context),
        ...(span.from && { seen: span.from.revision }),
        size: wanted.list ? span.size : undefined,
        count: wanted.count,
      };
      const question = `facts ${JSON.stringify(request)}`;
      const page =
        wanted.list || wanted.count || span.from
          ? await context.loaders
              .batch<FactPage>(question, (ids) => readFacts(context, request, ids))
              .load(parent.id)
          : noFacts;
      const connection = toConnection(
        page,
        {
          list,
          span,
          reads: () => readsOfFacts(context.ontology, request, parent.id),
          node: ({ fact }) => toFact(fact),
          edge: (entry) => edge(entry, parent, context),
        },
        context,
      );
      const counted: CountableFacts = { countedFacts: { parent: parent.id, request, where: args.where } };
      return { ...connection, ...counted };
    },
  };
};

export const entityFacts = factsOf('ENTITY', ({ outwards }) => ({ direction: outwards ? 'OUT' : 'IN' }));
export const evidenceFacts = factsOf('EVIDENCE', () => ({}));
export const sourceFacts = factsOf('SOURCE', ({ passage }, _, context) => passageOf(passage ?? '', context));

/** The fact with an id; one statement for all that the answer asks at once. */
export const factById = async (id: string, context: RequestContext) => {
  const found = await context.loaders
    .batch<Fact | null>('facts by id', (ids) => readFactsById(context, ids))
    .load(id);
  return found && toFact(found);
};

export const fact: Analytic<unknown, { id: string }> = {
  resolve: (_, { id }, context) => {
    if (!factRef(id, context.ontology))
      throw badInput(
        'id',
        `"${excerpt(id, 60)}" is no id of a fact: those are \`fact/…\` of a relationship, \`org/hkpc#kind\` of a property, \`org/hkpc#\` of an entity's existence.`,
      );
    return factById(id, context);
  },
};
