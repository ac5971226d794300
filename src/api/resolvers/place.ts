/** To-one shorthands over relationship fields: each takes the first by start, then by id. */
import type { NodeRow } from '../../loaders/request.js';
import type { Analytic } from '../analytic.js';
import { askedDay, type DayArgument } from '../asked-day.js';
import { nodeColumns, oncePerPlace, questionOf } from '../selection.js';

/** The only entry of a page of one. */
const first = (through: string): Analytic<NodeRow, DayArgument>['resolve'] => {
  const planOf = oncePerPlace((info, args: DayArgument) => {
    const request = {
      columns: nodeColumns(info, info.returnType, info.fieldNodes),
      edgeColumns: [],
      first: 1,
      after: undefined,
      where: undefined,
      orders: [{ side: 'EDGE', property: 'validFromEarliest', descending: false }],
      count: false,
      day: askedDay(args),
    } as const;
    return { request, question: questionOf(info, request) };
  });
  return async (source, args, context, info) => {
    const { request, question } = planOf(info, args);
    const field = context.ontology.entities.get(source.__typename)?.fields.get(through);
    if (!field) throw new Error(`${source.__typename} has no field ${through}.`);
    const page = await context.loaders.level(
      question,
      { ...request, field, parent: source.__typename },
      source.id,
    );
    return page.entries[0]?.node ?? null;
  };
};

export const place: Analytic<NodeRow, DayArgument> = { resolve: first('places') };
export const parent: Analytic<NodeRow, DayArgument> = { resolve: first('parents') };
