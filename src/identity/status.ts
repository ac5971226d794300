/** Where a stored record stands on a day, by the days that the loader derives. Pure. */
import type { AskedDay } from '../dates/asked-day.js';
import { statusOn, type Status } from '../dates/status.js';
import type { Row, Value } from '../graph/values.js';
import { lifetimeOf, statusProperty } from '../ontology/lifetime.js';
import type { Property } from '../ontology/model.js';

interface Lasting {
  readonly properties: ReadonlyMap<string, Property>;
  /** Of a relationship type: it happens at one time. */
  readonly moment?: boolean;
}

/** The days of a record that decide where it stands. */
export const standingColumns = (type: Lasting): readonly string[] => {
  const { starts, ends } = lifetimeOf(type);
  return [...new Set([...starts, ...ends])].flatMap((name) => [`${name}Earliest`, `${name}Latest`]);
};

export function standingOf(record: Row, type: Lasting, day: AskedDay): Value {
  const { starts, ends } = lifetimeOf(type);
  const spans = (names: readonly string[]) =>
    names.map((name) => ({
      earliest: dayIn(record[`${name}Earliest`]),
      latest: dayIn(record[`${name}Latest`]),
    }));
  return statusOn(day, {
    status: statusIn(record[statusProperty]),
    absent: statusIn(type.properties.get(statusProperty)?.absent),
    moment: type.moment === true,
    starts: spans(starts),
    ends: spans(ends),
  });
}

const dayIn = (value: Value | undefined): number | null => (typeof value === 'number' ? value : null);

const statuses: readonly Status[] = ['WITHDRAWN', 'UNKNOWN', 'PLANNED', 'ENDED', 'ACTIVE'];
const statusIn = (value: Value | undefined): Status | null =>
  statuses.find((status) => status === value) ?? null;
