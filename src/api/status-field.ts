/** Where an entity stands: today as its statement works it out, on another day by its dates. */
import type { GraphQLFieldResolver } from 'graphql';
import { standingColumns, standingOf } from '../identity/status.js';
import type { NodeRow } from '../loaders/request.js';
import { statedStatus, statusProperty } from '../ontology/lifetime.js';
import type { EntityType } from '../ontology/model.js';
import { askedDay, type DayArgument } from './asked-day.js';
import type { RequestContext } from './context.js';
import type { Columns } from './selection.js';

interface StatusField {
  readonly columns: Columns;
  readonly resolve: GraphQLFieldResolver<NodeRow, RequestContext, DayArgument>;
}

/** Nothing for a type without a status. */
export function statusField(type: EntityType): Readonly<Record<string, StatusField>> {
  const property = type.properties.get(statusProperty);
  if (!property) return {};
  const ofDay = [statedStatus, ...standingColumns(type)];
  return {
    [statusProperty]: {
      columns: ({ asOf }) => ((asOf ?? null) === null ? [statusProperty] : ofDay),
      resolve: (row, args) => {
        const day = askedDay(args);
        const status = day
          ? standingOf({ ...row, [statusProperty]: row[statedStatus] ?? null }, type, day)
          : row[statusProperty];
        return status ?? property.absent ?? null;
      },
    },
  };
}
