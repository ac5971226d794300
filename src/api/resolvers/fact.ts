/** The fields of a fact and of the claims about it. */
import type { GraphQLResolveInfo } from 'graphql';
import { statusOn } from '../../dates/status.js';
import type { Fact } from '../../questions/facts/fact.js';
import { aboutOf, claimsOf, readClaims, type Claim } from '../../questions/facts/read-claims.js';
import type { Analytic } from '../analytic.js';
import { askedDay, type DayArgument } from '../asked-day.js';
import type { RequestContext } from '../context.js';
import { firstOf, type FirstArguments } from '../paging/first-of.js';
import { partialDate } from '../partial-date.js';
import { nodeColumns, nodePlan, oncePerPlace } from '../selection.js';
import { seedOfLine } from './changes.js';

/** A fact as the contract has it; what needs a statement of its own is a field below. */
export const toFact = (fact: Fact) => ({
  ...fact,
  __typename: 'Fact',
  subjectId: fact.subject,
  objectId: fact.object,
  date: () => partialDate(fact.date),
  details: () => fact.details.map((detail) => ({ ...detail, date: () => partialDate(detail.date) })),
  validFrom: () => partialDate(fact.validFrom),
  validTo: () => partialDate(fact.validTo),
  startUnknown: () => (partialDate(fact.validFrom)?.earliest ?? null) === null,
  stated: fact,
});

type Shown = ReturnType<typeof toFact>;

export const factStatus: Analytic<Shown, DayArgument> = {
  resolve: ({ stated: { standing } }, args, { today }) =>
    standing && statusOn(askedDay(args) ?? { day: today, asOf: false }, standing),
};

const planOf = oncePerPlace((info, types: readonly string[]) =>
  nodePlan(types, nodeColumns(info, info.returnType, info.fieldNodes)),
);

/** Nodes of one kind by id: one statement reads all of a level. */
function nodesOf(
  ids: readonly string[],
  types: readonly string[],
  context: RequestContext,
  info: GraphQLResolveInfo,
) {
  const plan = planOf(info, types);
  return ids.map((id) => context.loaders.node(plan.question, plan, id));
}

const entityBy = (idOf: (fact: Shown) => string | null): Analytic<Shown> => ({
  resolve: (fact, _, context, info) => {
    const id = idOf(fact);
    return id === null ? null : nodesOf([id], [...context.ontology.entities.keys()], context, info)[0];
  },
});

export const factSubject = entityBy(({ subject }) => subject);
export const factObject = entityBy(({ object }) => object);

/** Of a fact, of a detail, of a claim and of a tie. */
export const provenBy: Analytic<Pick<Fact, 'evidence'>, FirstArguments> = {
  resolve: ({ evidence }, args, context, info) =>
    Promise.all(nodesOf(firstOf(evidence, args), ['Evidence'], context, info)),
};

export const provenByCount: Analytic<Pick<Fact, 'evidence'>> = {
  resolve: ({ evidence }) => evidence.length,
};

/** Of a fact and of a claim. */
export const statedFirstBy: Analytic<Pick<Fact, 'revision'>> = {
  resolve: ({ revision }, _, context) =>
    revision === null ? null : seedOfLine(context).load(String(revision)),
};

async function claimsAbout({ stated }: Shown, context: RequestContext): Promise<readonly Claim[]> {
  // What is not disputed has none, and asks for none.
  if (!stated.disputed) return [];
  const all = await context.loaders
    .batch<readonly Claim[]>('facts/claims', (abouts) => readClaims(context, abouts))
    .load(aboutOf(stated));
  return claimsOf(all, stated);
}

export const factClaims: Analytic<Shown, FirstArguments> = {
  resolve: async (fact, args, context) => firstOf(await claimsAbout(fact, context), args),
};

export const factClaimCount: Analytic<Shown> = {
  resolve: async (fact, _, context) => (await claimsAbout(fact, context)).length,
};

/** The fields of an edge that lead to a passage and its place in the text. */
export function passageOf(id: string, { loaders }: Pick<RequestContext, 'loaders'>) {
  const placed = nodePlan(['Evidence'], ['end', 'start']);
  const place = async (end: 'start' | 'end') =>
    (await loaders.node(placed.question, placed, id))?.[end] ?? null;
  return {
    evidence: (_: unknown, context: RequestContext, info: GraphQLResolveInfo) =>
      nodesOf([id], ['Evidence'], context, info)[0],
    start: () => place('start'),
    end: () => place('end'),
  };
}
