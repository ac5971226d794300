/**
 * Where a fact stands on a day: of a relationship its own, of the existence of an entity the entity's, null for a property.
 * The rule is that of dates/status.ts. Here types are data, not cases of the text: the planner takes half the time.
 */
import { integer, type Parameters } from '../../graph/values.js';
import { holdsFrom, holdsUntil } from '../../ontology/holding.js';
import { lifetimeOf } from '../../ontology/lifetime.js';
import type { EntityType, Ontology } from '../../ontology/model.js';
import type { AskedDay } from '../../dates/asked-day.js';

const start = 'head([name IN lasting.starts WHERE e[name] IS NOT NULL | e[name]])';
const yetToEnd = `any(name IN lasting.firstEnds WHERE e[name] IS NOT NULL) AND
      all(i IN range(0, size(lasting.ends) - 1) WHERE coalesce(e[lasting.firstEnds[i]] >= $day, e[lasting.ends[i]] IS NULL))`;

/** Cypher over `r`, a relationship or null, `owner`, an entity, `p`, one of its properties, and the parameters below. */
export const status = `CASE WHEN r IS NOT NULL OR p.name = '' THEN
  head([e IN [coalesce(r, owner)] | head([lasting IN [$lasting[coalesce(type(r), head(labels(owner)))]] | CASE
    WHEN lasting.moment AND e.status IN ['PLANNED', 'WITHDRAWN'] THEN e.status
    WHEN NOT lasting.moment AND coalesce(e.status, 'ACTIVE') = 'ACTIVE' AND any(name IN lasting.ends WHERE e[name] < $day)
      THEN 'ENDED'
    WHEN (e.status IS NULL OR ($asOf AND (lasting.moment OR e.status IN ['ACTIVE', 'ENDED']))) AND ${start} > $day THEN 'PLANNED'
    WHEN lasting.moment THEN null
    WHEN $asOf AND e.status = 'ENDED' AND ${yetToEnd} THEN 'ACTIVE'
    ELSE coalesce(e.status, 'ACTIVE')
  END])]) END`;

/** What decides it on any day, of the same. */
export const standing = `CASE WHEN r IS NOT NULL OR p.name = '' THEN
  head([e IN [coalesce(r, owner)] | head([lasting IN [$lasting[coalesce(type(r), head(labels(owner)))]] | {
    status: e.status, moment: lasting.moment, starts: [name IN lasting.starts | e[name]],
    firstEnds: [name IN lasting.firstEnds | e[name]], ends: [name IN lasting.ends | e[name]]
  }])]) END`;

/** Holds for properties, and for relationships that hold on the day. */
export const holds = `(r IS NULL OR (coalesce(r.${holdsFrom}, $day) <= $day AND coalesce(r.${holdsUntil}, $day) >= $day))`;

export const statusParameters = (
  { entities, relationships }: Ontology,
  { day, asOf }: AskedDay,
): Parameters => ({
  day: integer(day),
  asOf,
  lasting: Object.fromEntries([
    ...[...entities.values()].map((type) => [type.label, lastingOf(type, false)] as const),
    ...[...relationships.values()].map((type) => [type.type, lastingOf(type, type.moment)] as const),
  ]),
});

/** Names of the days that the loader keeps of the dates. */
function lastingOf(type: Pick<EntityType, 'properties'>, moment: boolean) {
  const { starts, ends } = lifetimeOf(type);
  return {
    moment,
    starts: starts.map((name) => `${name}Earliest`),
    ends: ends.map((name) => `${name}Latest`),
    firstEnds: ends.map((name) => `${name}Earliest`),
  };
}
