/** Lists of facts, counted by what facts have in common. */
import { readFactGroups } from '../../questions/facts/read-facts.js';
import type { FactGroup, FactGroups } from '../../questions/facts/groups.js';
import type { FactGrouping, FactsRequest, GroupedBy } from '../../questions/facts/request.js';
import type { Analytic } from '../analytic.js';
import { pageSize, type Where } from '../arguments.js';
import type { RequestContext } from '../context.js';
import { checkKeys, groupOrderOf, none, type GroupArguments } from '../counting/counting.js';
import { narrowed } from '../counting/where.js';
import { factConditionOf } from '../fact-where.js';
import { bounded } from '../limits/conditions.js';

/** What the resolver of a list of facts gives to its counts. */
export interface CountableFacts {
  readonly countedFacts: {
    readonly parent: string;
    readonly request: FactsRequest;
    /** Its own conditions, as GraphQL has coerced them. */
    readonly where: Where | null | undefined;
  };
}

/** A new value of FactGroupKey does not compile until this names what it compares. */
const facetOf: Readonly<Record<string, GroupedBy>> = {
  PROPERTY: 'property',
  RELATIONSHIP_TYPE: 'relationshipType',
  STATUS: 'status',
  INFERRED: 'inferred',
  DISPUTED: 'disputed',
  SOURCE: 'source',
};

/** Keys of which a fact may have several values. */
const several = ['SOURCE'];

const facetsOf = (by: readonly string[]): readonly GroupedBy[] => {
  checkKeys(by);
  return by.flatMap((name) => facetOf[name] ?? []);
};

const conditionsOf = (by: readonly GroupedBy[], values: readonly unknown[]): Where =>
  Object.fromEntries(by.map((facet, index) => [facet, { eq: values[index] ?? null }]));

function read(
  { parent, request, where }: CountableFacts['countedFacts'],
  grouping: FactGrouping,
  context: RequestContext,
): Promise<FactGroups> {
  // What opens a group is a little larger than what it is a part of.
  bounded(factConditionOf(narrowed(where, conditionsOf(grouping.by, ['x', 'x']))));
  const asked = { ...request, from: undefined, backwards: false, size: undefined, count: false, grouping };
  return context.loaders
    .batch<FactGroups>(`facts/groups ${JSON.stringify(asked)}`, (ids) => readFactGroups(context, asked, ids))
    .load(parent);
}

/** The existence of an entity is a property without a name. */
const labelOf = (facet: GroupedBy | undefined, value: unknown): string | null =>
  facet === 'property' && value === '' ? 'existence' : textOf(value);

const textOf = (value: unknown): string | null =>
  value === null ? null : typeof value === 'string' ? value : JSON.stringify(value);

export const factGroups: Analytic<CountableFacts, GroupArguments> = {
  several,
  resolve: async ({ countedFacts }, args, context) => {
    const by = facetsOf(args.by);
    const first = pageSize({ first: args.first ?? null });
    const { groups } = await read(countedFacts, { by, first, order: groupOrderOf(args) }, context);
    return groups.map(({ count, values }: FactGroup) => ({
      keys: values.map(({ value, label }, index) => ({
        value: textOf(value),
        label: value === null ? none : (label ?? labelOf(by[index], value)),
        entityId: undefined,
      })),
      count,
      where: () =>
        narrowed(
          countedFacts.where,
          conditionsOf(
            by,
            values.map(({ value }) => value),
          ),
        ),
    }));
  },
};

export const factGroupCount: Analytic<CountableFacts, GroupArguments> = {
  several,
  resolve: async ({ countedFacts }, args, context) => {
    const grouping = { by: facetsOf(args.by), first: undefined, order: groupOrderOf(args) };
    return (await read(countedFacts, grouping, context)).number;
  },
};
