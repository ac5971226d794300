/** Which partners a field wants: by kinds, statuses and disputes of their ties, then by conditions. */
import type { AskedDay } from '../../dates/asked-day.js';
import type { Condition } from '../../loaders/request.js';
import type { Ontology } from '../../ontology/model.js';
import {
  partnersOf,
  type Partner,
  type StandingPair,
  type TieFilter,
} from '../../questions/partners/rule.js';
import {
  compares,
  isSuch,
  onNodes,
  type Looked,
  type PartnerCondition,
} from '../../questions/partners/where.js';
import type { Where } from '../arguments.js';
import { unlessToday } from '../asked-day.js';
import type { RequestContext } from '../context.js';
import { bounded } from '../limits/conditions.js';
import { partnerConditionOf } from '../partner-where.js';
import { nodePlan } from '../selection.js';

/** Ties are chosen first; the conditions are on what these make of a partner. */
export interface Choice {
  readonly filter: TieFilter;
  readonly where: PartnerCondition | undefined;
}

export interface ChoiceArguments extends TieFilter {
  readonly where?: Where | null;
}

export const choiceOf = ({ where, ...ties }: ChoiceArguments, ontology: Ontology): Choice => ({
  filter: filterOf(ties),
  where: where ? bounded(partnerConditionOf(where, ontology)) : undefined,
});

const filterOf = ({ kinds, status, disputed }: TieFilter): TieFilter => ({
  ...(kinds && { kinds }),
  ...(status && { status }),
  ...(typeof disputed === 'boolean' && { disputed }),
});

export const chosenPartners = (
  pairs: readonly StandingPair[],
  { filter, where }: Choice,
  day: AskedDay,
  context: RequestContext,
): readonly Partner[] | Promise<readonly Partner[]> => {
  const all = partnersOf(pairs, filter);
  return where ? suchPartners(all, where, day, context) : all;
};

/** The database answers for the organisations, in one statement for each different condition on them, as of the day. */
export async function suchPartners(
  all: readonly Partner[],
  where: PartnerCondition,
  day: AskedDay,
  context: RequestContext,
): Promise<readonly Partner[]> {
  const found = new Map<Condition, ReadonlySet<string>>();
  const sources = new Map<string, number>();
  await Promise.all([
    ...onNodes(where).map(async (condition) => {
      const plan = { types: ['Organisation'], columns: [], where: condition, ...unlessToday(day, context) };
      const question = `partners/such ${JSON.stringify([condition, day])}`;
      const rows = await Promise.all(all.map(({ id }) => context.loaders.node(question, plan, id)));
      found.set(condition, new Set(rows.flatMap((row) => row?.id ?? [])));
    }),
    ...(compares(where, 'sources')
      ? all.map(async (partner) => sources.set(partner.id, await countSources(partner, context)))
      : []),
  ]);
  await context.answer.turn();
  const looked: Looked = {
    holds: (condition, id) => found.get(condition)?.has(id) ?? false,
    sources: ({ id }) => sources.get(id) ?? 0,
  };
  return all.filter((partner) => isSuch(where, partner, looked));
}

const sourcesOfEvidence = nodePlan(['Evidence'], ['source']);

/** Counts different sources of the evidence, in one statement for all partners that are asked about together. */
export async function countSources(partner: Partner, { loaders }: RequestContext): Promise<number> {
  const ids = new Set(partner.ties.flatMap((tie) => tie.evidence));
  const plan = sourcesOfEvidence;
  const found = await Promise.all([...ids].map((id) => loaders.node(plan.question, plan, id)));
  return new Set(found.map((evidence) => evidence?.source)).size;
}
