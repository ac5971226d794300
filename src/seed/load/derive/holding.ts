/** The days from which and until which a fact holds, of what is stated of it. Pure. */
import { boundsOf, restsOnSources, type Known, type Span } from '../../../dates/bounds.js';
import { parsePartialDate } from '../../../dates/partial-date.js';
import { integer, type Value } from '../../../graph/values.js';
import { holdsFrom, holdsUntil } from '../../../ontology/holding.js';
import { lifetimeOf, statusProperty, type Lifetime } from '../../../ontology/lifetime.js';
import type { RelationshipType } from '../../../ontology/model.js';
import { isEvidenceList } from '../../properties/property-roles.js';
import { textsIn, type Stated } from '../../properties/values.js';

type Lasting = Pick<RelationshipType, 'properties' | 'moment'>;

/** Of each passage, when its source was published; undefined where nobody says. */
export type ToldOn = (evidence: string) => number | undefined;

/** Asked of each fact of a bulk load. */
const lifetimes = new WeakMap<Lasting, Lifetime>();

/** @returns both properties, null where there is no bound */
export function holdingOf(type: Lasting, stated: Stated, toldOn: ToldOn) {
  const known = knownOf(type, stated);
  const told = restsOnSources(known)
    ? passagesOf(type, stated).reduce(
        (first, id) => Math.min(first, toldOn(id) ?? Infinity),
        Number.POSITIVE_INFINITY,
      )
    : Infinity;
  const { from, until } = boundsOf({ ...known, told: Number.isFinite(told) ? told : null });
  return {
    [holdsFrom]: from === null ? null : integer(from),
    [holdsUntil]: until === null ? null : integer(until),
  };
}

/** The passages whose sources decide from when it holds; none where its start is known. */
export const decidingPassages = (type: Lasting, stated: Stated): readonly string[] =>
  restsOnSources(knownOf(type, stated)) ? passagesOf(type, stated) : [];

/** Those of its details too. */
const passagesOf = (type: Lasting, stated: Stated): readonly string[] =>
  Object.entries(stated).flatMap(([name, value]) => (isEvidenceList(type, name) ? textsIn(value) : []));

function knownOf(type: Lasting, stated: Stated): Omit<Known, 'told'> {
  let lifetime = lifetimes.get(type);
  if (!lifetime) lifetimes.set(type, (lifetime = lifetimeOf(type)));
  const spans = (names: readonly string[]) => names.map((name) => spanOf(stated[name]));
  return {
    planned: stated[statusProperty] === 'PLANNED',
    starts: spans(lifetime.starts),
    // What happened stays so.
    ends: type.moment ? [] : spans(lifetime.ends),
  };
}

const spanOf = (date: Value | undefined): Span =>
  typeof date === 'string' && date !== '' ? parsePartialDate(date) : { earliest: null, latest: null };
