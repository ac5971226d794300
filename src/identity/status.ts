/** Where a merged record stands today: the rule of loaders/status.ts, over the days that the loader derives. Pure. */
import type { Row, Value } from '../graph/values.js';
import { lifetimeOf, statusProperty } from '../ontology/lifetime.js';
import type { Property } from '../ontology/model.js';

interface Lasting {
  readonly properties: ReadonlyMap<string, Property>;
  /** Of a relationship type: it happens at one time. */
  readonly moment?: boolean;
}

/** @param today yyyymmdd */
export function standingOf(record: Row, type: Lasting, today: number): Value {
  const { starts, ends } = lifetimeOf(type);
  const stated = record[statusProperty] ?? null;
  const absent = type.properties.get(statusProperty)?.absent;
  const start = starts.map((name) => day(record[`${name}Earliest`])).find((earliest) => earliest !== null);
  const isAhead = stated === null && (start ?? today) > today;
  if (type.moment === true) {
    if (stated === 'PLANNED' || stated === 'WITHDRAWN') return stated;
    return isAhead ? 'PLANNED' : null;
  }
  const said = stated ?? absent ?? null;
  const passed = ends.some((name) => (day(record[`${name}Latest`]) ?? today) < today);
  if (said === 'ACTIVE' && passed) return 'ENDED';
  return absent !== undefined && isAhead ? 'PLANNED' : said;
}

const day = (value: Value | undefined): number | null => (typeof value === 'number' ? value : null);
