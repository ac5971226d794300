/**
 * Where a fact stands today: of a relationship its own, of the existence of an entity the entity's, null for a property.
 * The rule is that of dates/status.ts. Here types are data, not cases of the text: the planner takes half the time.
 */
import { integer, type Parameters } from '../../graph/values.js';
import { lifetimeOf } from '../../ontology/lifetime.js';
import type { EntityType, Ontology } from '../../ontology/model.js';

const start = 'head([name IN lasting.starts WHERE e[name] IS NOT NULL | e[name]])';

/** Cypher over `r`, a relationship or null, `owner`, an entity, `p`, one of its properties, and the parameters below. */
export const status = `CASE WHEN r IS NOT NULL OR p.name = '' THEN
  head([e IN [coalesce(r, owner)] | head([lasting IN [$lasting[coalesce(type(r), head(labels(owner)))]] | CASE
    WHEN NOT lasting.moment AND coalesce(e.status, 'ACTIVE') = 'ACTIVE' AND any(name IN lasting.ends WHERE e[name] < $today)
      THEN 'ENDED'
    WHEN e.status IS NULL AND ${start} > $today THEN 'PLANNED'
    WHEN lasting.moment THEN CASE WHEN e.status IN ['PLANNED', 'WITHDRAWN'] THEN e.status END
    ELSE coalesce(e.status, 'ACTIVE')
  END])]) END`;

/** @param today yyyymmdd */
export const statusParameters = ({ entities, relationships }: Ontology, today: number): Parameters => ({
  today: integer(today),
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
  };
}
