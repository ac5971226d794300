/** Partners of an organisation, each with the ties that make it one. */
import type { GraphQLResolveInfo } from 'graphql';
import type { AskedDay } from '../../dates/asked-day.js';
import { excerpt } from '../../excerpt.js';
import type { NodeRow } from '../../loaders/request.js';
import { nodeKeys, type NamedKey } from '../../ontology/group-keys.js';
import { nodeTypeOfId, type Ontology } from '../../ontology/model.js';
import { commonPartnersOf } from '../../questions/partners/common.js';
import { onDay } from '../../questions/partners/on-day.js';
import { distinctOrders, partnerPage, type PartnerOrder } from '../../questions/partners/page.js';
import { readsOfPartners } from '../../questions/partners/reads.js';
import { readPairs } from '../../questions/partners/read-pairs.js';
import type { Pair, Partner, StandingPair, Tie } from '../../questions/partners/rule.js';
import type { Analytic } from '../analytic.js';
import type { PageArguments } from '../arguments.js';
import { badInput } from '../bad-input.js';
import { askedDay, dayOfPage, onItsDay, unlessToday, type DayArgument } from '../asked-day.js';
import { spanOf } from '../paging/both-ways.js';
import { toConnection, type Walk } from '../paging/connection.js';
import type { RequestContext } from '../context.js';
import type { Counted } from '../counting/counting.js';
import { firstOf, type FirstArguments } from '../paging/first-of.js';
import { chosen } from '../paging/list-key.js';
import { partialDate } from '../partial-date.js';
import { partnerConditionOf } from '../partner-where.js';
import { listSelection, nodeColumns, nodePlan, oncePerPlace, questionOf } from '../selection.js';
import {
  choiceOf,
  chosenPartners,
  countSources,
  suchPartners,
  type Choice,
  type ChoiceArguments,
} from './partner-choice.js';

/** All pairs of one organisation; all fields that ask about partners share them. */
const pairsOf = (id: string, context: RequestContext): Promise<readonly Pair[]> =>
  context.loaders
    .batch('partners/ties', (ids) => readPairs(context, ids, () => context.answer.turn()))
    .load(id);

/** The same on a day: worked out once for each, at however many places the answer asks. */
const pairsOn = (day: AskedDay, id: string, context: RequestContext): Promise<readonly StandingPair[]> =>
  context.loaders
    .batch<readonly StandingPair[]>(`partners/on ${JSON.stringify(day)}`, (ids) =>
      Promise.all(ids.map((organisation) => standingPairs(organisation, day, context))),
    )
    .load(id);

async function standingPairs(id: string, day: AskedDay, context: RequestContext): Promise<StandingPair[]> {
  const standing: StandingPair[] = [];
  for (const pair of await pairsOf(id, context)) {
    const there = onDay(pair, day);
    if (there) standing.push(there);
    const go = context.answer.turn();
    if (go !== true) await go;
  }
  return standing;
}

/** A result worked out from the pairs of an organisation: once, at however many places the answer asks for it. */
const fromPairs = <V>(
  question: string,
  day: AskedDay,
  { id }: NodeRow,
  context: RequestContext,
  work: (pairs: readonly StandingPair[]) => V | Promise<V>,
): Promise<V> =>
  context.loaders
    .batch<V>(question, (ids) =>
      Promise.all(
        ids.map(async (organisation) => {
          const pairs = await pairsOn(day, organisation, context);
          await context.answer.turn();
          return work(pairs);
        }),
      ),
    )
    .load(id);

export const partnersCount: Analytic<NodeRow, ChoiceArguments & DayArgument> = {
  resolve: (source, args, context) => {
    const choice = choiceOf(args, context.ontology);
    const day = askedDay(args) ?? { day: context.today, asOf: false };
    return fromPairs(
      `partners/count ${JSON.stringify([choice, day])}`,
      day,
      source,
      context,
      async (pairs) => (await chosenPartners(pairs, choice, day, context)).length,
    );
  },
};

/** More would be a list of everything. */
const mostInCommon = 10;

export const commonPartners: Analytic<unknown, PartnersArguments & { readonly ids: readonly string[] }> = {
  resolve: async (_, args, context, info) => {
    const ids = [...new Set(args.ids)];
    if (ids.length === 0 || ids.length > mostInCommon)
      throw badInput('ids', `takes 1 to ${mostInCommon} organisations, got ${ids.length}.`);
    const stranger = ids.find((id) => nodeTypeOfId(context.ontology, id)?.name !== 'Organisation');
    if (stranger !== undefined)
      throw badInput('ids', `"${excerpt(stranger, 60)}" is no id of an organisation.`);
    const { asked } = askedOf(info, { args, ontology: context.ontology });
    const list = {
      field: 'Query.commonPartners',
      parent: null,
      order: asked.orders.join(),
      filter: onItsDay(args, { ids: chosen(ids), ...(asked.where && { where: asked.where }) }),
    };
    const span = spanOf(args, list, asked.orders.length);
    const day = dayOfPage(args, span, context);
    const pairs = await Promise.all(ids.map((id) => pairsOn(day, id, context)));
    const common = commonPartnersOf(pairs);
    const all = asked.where ? await suchPartners(common, asked.where, day, context) : common;
    return partnerConnection(all, { ...asked, list, span }, args, day, context);
  },
};

interface PartnersArguments extends PageArguments, ChoiceArguments, DayArgument {
  readonly orderBy?: readonly PartnerOrder[] | null;
}

interface Asked extends Choice {
  readonly orders: readonly PartnerOrder[];
  readonly node: ReturnType<typeof nodePlan>;
}

interface Asking {
  readonly args: PartnersArguments;
  readonly ontology: Ontology;
}

const askedOf = oncePerPlace((info, { args, ontology }: Asking) => {
  const given = args.orderBy ?? [];
  const asked: Asked = {
    orders: distinctOrders(given.length === 0 ? ['TIES_DESC'] : given),
    ...choiceOf(args, ontology),
    node: nodePlan(['Organisation'], listSelection(info).columns),
  };
  const { first, last } = args;
  return { asked, question: questionOf(info, { ...asked, first, last }) };
});

export const partners: Analytic<NodeRow, PartnersArguments> = {
  resolve: (source, args, context, info) => {
    const { asked, question } = askedOf(info, { args, ontology: context.ontology });
    const list = {
      field: 'Organisation.partners',
      parent: source.id,
      order: asked.orders.join(),
      filter: onItsDay(args, {
        ...{ kinds: chosen(args.kinds), status: chosen(args.status), disputed: args.disputed ?? null },
        ...(asked.where && { where: asked.where }),
      }),
    };
    const span = spanOf(args, list, asked.orders.length);
    const day = dayOfPage(args, span, context);
    const page = `${question} ${JSON.stringify(day)} ${args.after ?? args.before ?? ''}`;
    return fromPairs(page, day, source, context, async (pairs) =>
      partnerConnection(
        await chosenPartners(pairs, asked, day, context),
        { ...asked, list, span },
        args,
        day,
        context,
      ),
    );
  },
};

function partnerConnection(
  all: readonly Partner[],
  { orders, filter, where, list, span, node }: Asked & Walk,
  args: PartnersArguments,
  day: AskedDay,
  context: RequestContext,
) {
  const connection = toConnection(
    partnerPage(all, orders, span),
    {
      list,
      span,
      reads: () => readsOfPartners({ filter, where, orders, day }, context.ontology),
      node: ({ partner }) => context.loaders.node(node.question, node, partner.id),
      edge: ({ partner }) => ({
        status: partner.status,
        ties: lazily(() => partner.ties.map(toTie)),
        tieCount: partner.ties.length,
        sourceCount: lazily(() => countSources(partner, context)),
        since: () => partialDate(partner.since),
        until: () => partialDate(partner.until),
        startUnknown: partner.startUnknown,
        inferred: partner.inferred,
        note: partner.note,
        factIds: partner.factIds,
        disputed: partner.disputed,
      }),
    },
    context,
  );
  return { ...connection, counted: countedPartners(all, args, day, context) };
}

/** Partners are counted by what organisations are counted by. */
function countedPartners(
  all: readonly Partner[],
  { where }: PartnersArguments,
  day: AskedDay,
  context: RequestContext,
): Counted {
  const { ontology, loaders } = context;
  return {
    keys: keysOfPartners(ontology),
    where,
    onEntries: true,
    conditionOf: (own) => partnerConditionOf(own, ontology),
    rows: (grouping, first) => {
      const request = { type: 'Organisation', first, grouping, ...unlessToday(day, context) };
      const ids = all.map(({ id }) => id);
      return loaders.groupsAmong(`partners/groups ${JSON.stringify(request)}`, request, ids);
    },
  };
}

export const keysOfPartners = (ontology: Ontology): ReadonlyMap<string, NamedKey> =>
  nodeKeys(ontology, 'Organisation');

interface PartnerEdge {
  readonly ties: () => readonly object[];
}

export const partnerTies: Analytic<PartnerEdge, FirstArguments> = {
  resolve: ({ ties }, args) => firstOf(ties(), args),
};

/** Makes a value when it is first asked for: a page of partners may be at many places of an answer. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

type Nested = (args: unknown, context: RequestContext, info: GraphQLResolveInfo) => unknown;

const viaPlan = oncePerPlace((info, { entities }: Ontology) =>
  nodePlan([...entities.keys()], nodeColumns(info, info.returnType, info.fieldNodes)),
);

function toTie(tie: Tie) {
  const via: Nested = (_, { loaders, ontology }, info) => {
    const plan = viaPlan(info, ontology);
    return loaders.node(plan.question, plan, tie.via);
  };
  return {
    ...tie,
    via,
    validFrom: () => partialDate(tie.validFrom),
    validTo: () => partialDate(tie.validTo),
  };
}
