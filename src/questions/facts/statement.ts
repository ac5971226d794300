/** Facts as one statement for many parents: filtered, sorted and cut in the graph, as a body may have 100,000 of them. */
import { integer, type Parameter, type Parameters } from '../../graph/values.js';
import { noBodies, type Bodies } from '../../graph/known-bodies.js';
import { entityTypeOfId, type Ontology } from '../../ontology/model.js';
import { byIds, ofEntities, ofPassages, ofPassagesInFull, type FactRef } from './candidates.js';
import { disputed, inferred, predicate } from './condition.js';
import { groupColumns, groupParameters, groupsOf } from './groups.js';
import type { FactOrder, FactPosition, FactsRequest } from './request.js';
import { holds, standing } from './status.js';

export interface Statement {
  readonly text: string;
  readonly parameters: Parameters;
}

/** The revision that stated it first. Graphs of earlier versions know that of whole elements alone. */
const since = `CASE WHEN r IS NULL THEN coalesce(head(COLLECT {
      UNWIND owner[p.name + 'Evidence'] AS cited
      MATCH (:Evidence {id: cited})-[first:STATES {property: p.name}]->(owner)
      RETURN min(first.revision) }), owner.addedIn) ELSE r.addedIn END`;

const rank = 'coalesce(p.rank, $behindProperties)';
const day = `coalesce(CASE WHEN r IS NULL THEN owner[p.name + 'Earliest'] ELSE r.validFromEarliest END, $noDay)`;

/** Sort keys of the facts of an entity; equal ones follow by id. They are never null. */
const orders: Record<FactOrder, readonly string[]> = {
  PROPERTY: [rank, day],
  DATE: [day, rank],
  REVISION: [`coalesce(${since}, 0)`, rank],
};

/** Of passages: they need nothing of the relationship, which is looked up for the page alone. */
const orderOfText = {
  EVIDENCE: ['owner.id', rank],
  SOURCE: ['coalesce(passage.start, $noDay)', 'passage.id', 'owner.id', rank],
} as const;

export const sortKeys = ({ origin, order }: Pick<FactsRequest, 'origin' | 'order'>): readonly string[] =>
  origin === 'ENTITY' ? orders[order] : orderOfText[origin];

/** What a row says of its fact: see `fact.ts`. */
const columns = `id, type(r) AS type, p.name AS property,
  CASE WHEN r IS NULL THEN owner.id ELSE startNode(r).id END AS subject, endNode(r).id AS object,
  CASE WHEN r IS NOT NULL THEN properties(r) WHEN p IS NOT NULL THEN {
    value: owner[p.name], note: owner.note, own: coalesce(owner[p.name + 'Evidence'], []),
    evidence: CASE WHEN size(coalesce(owner[p.name + 'Evidence'], [])) > 0 THEN [] ELSE coalesce(owner.evidence, []) END
  } END AS properties,
  ${standing} AS standing, ${inferred} AS inferred, ${disputed} AS disputed, ${since} AS since`;

/**
 * Rows: `revision`, `parent`, `total` when counted, and per fact the columns of `fact.ts`, its sort keys `k0`…, and the
 * `passage` that states it in a list of a text. A parent without facts gives one row with nulls.
 * @param bodies where a parent's type is among these, the facts are those of all members of its body, with `outwards`: whether
 *   they start from one
 */
export function factsStatement(
  ontology: Ontology,
  request: FactsRequest,
  parents: readonly string[],
  bodies: Bodies = noBodies,
): Statement {
  const { origin, where, size, from, backwards } = request;
  const inBodies =
    origin === 'ENTITY' && parents.some((id) => bodies.has(entityTypeOfId(ontology, id)?.name ?? ''));
  // Passages know what they state; what else is known of it is looked up for a page, or where all of it is looked at.
  const ofTexts = where || request.grouping ? ofPassagesInFull : ofPassages;
  const { text, lookUp, parameters } =
    origin === 'ENTITY'
      ? ofEntities(ontology, inBodies)
      : ofTexts(ontology, origin === 'SOURCE' ? 'source' : 'id');
  const conditions: Record<string, Parameter> = {};
  const kept = keptOf(request, conditions);
  if (request.grouping)
    return {
      text: `MATCH (ledger:Ledger)
UNWIND $ids AS parent
OPTIONAL CALL (parent) {
  ${text}
  ${kept}
  ${groupsOf(request.grouping)}
}
RETURN ledger.revision AS revision, parent, ${groupColumns(request.grouping)}`,
      parameters: {
        ...parameters,
        ...conditions,
        ...groupParameters(request.grouping),
        ...(request.seen !== undefined && { seen: integer(request.seen) }),
        ids: parents,
      },
    };
  const keys = sortKeys(request);
  const names = keys.map((_, index) => `k${index}`);
  const descending = request.descending !== backwards;
  const sorted = [...names, 'id'].map((name) => `${name} ${descending ? 'DESC' : 'ASC'}`);
  const clauses = ['MATCH (ledger:Ledger)', 'UNWIND $ids AS parent'];
  if (request.count) clauses.push(`CALL (parent) {\n  ${text}\n  ${kept}\n  RETURN count(*) AS total\n}`);
  if (size !== undefined) {
    const rest = from ? `WITH * WHERE ${beyond([...names, 'id'], descending)}` : '';
    clauses.push(`OPTIONAL CALL (parent) {
  ${text}
  ${kept}
  WITH *, ${keys.map((key, index) => `${key} AS ${names[index] ?? ''}`).join(', ')}
  ${rest}
  WITH * ORDER BY ${sorted.join(', ')} LIMIT $limit
  ${lookUp}
  RETURN owner, r, p, passage, id, ${names.join(', ')}
}`);
  }
  const counted = request.count ? ', total' : '';
  const ends = inBodies ? ', r IS NULL OR startNode(r) = owner AS outwards' : '';
  const listed = size === undefined ? '' : `, passage.id AS passage, ${names.join(', ')}, ${columns}${ends}`;
  clauses.push(`RETURN ledger.revision AS revision, parent${counted}${listed}`);
  if (size !== undefined) clauses.push(`ORDER BY ${sorted.join(', ')}`);
  return {
    text: clauses.join('\n'),
    parameters: {
      ...parameters,
      ...conditions,
      ...edges(request.descending),
      ...(request.seen !== undefined && { seen: integer(request.seen) }),
      ids: parents,
      limit: integer((size ?? 0) + 1),
      ...(from && valuesOf(from)),
    },
  };
}

/** What passages state has its age in STATES, unless a condition has them read otherwise. */
function keptOf(
  { origin, where, seen, day, grouping }: FactsRequest,
  conditions: Record<string, Parameter>,
): string {
  const age =
    origin !== 'ENTITY' && !where && !grouping
      ? 'coalesce(states.revision, 0) <= $seen'
      : '(r IS NULL OR coalesce(r.addedIn, 0) <= $seen)';
  const parts = [
    ...(day.asOf ? [holds] : []),
    ...(where ? [predicate(where, conditions)] : []),
    ...(seen === undefined ? [] : [age]),
  ];
  return parts.length === 0 ? '' : `WITH * WHERE ${parts.join(' AND ')}`;
}

/** Those with these ids, in any order. Rows have `revision` and the columns of `fact.ts`. */
export function factsByIdStatement(ontology: Ontology, refs: readonly FactRef[]): Statement {
  const { text, parameters } = byIds(ontology, refs);
  return {
    text: `MATCH (ledger:Ledger)
OPTIONAL CALL () {
    ${text}
}
RETURN ledger.revision AS revision, ${columns}`,
    parameters,
  };
}

/** What stands behind all properties, and what behind all days: those without a day come last in both directions. */
const edges = (descending: boolean): Parameters => ({
  behindProperties: integer(10_000),
  noDay: integer(descending ? -100_000_000 : 100_000_000),
});

/** The parameters v0, v1, … of `beyond`. */
export const valuesOf = ({ keys, id }: FactPosition): Parameters =>
  Object.fromEntries(
    [...keys, id].map((key, index) => [`v${index}`, typeof key === 'number' ? integer(key) : key]),
  );

/** Holds for what comes behind the position whose values are v0, v1, … */
export const beyond = (names: readonly string[], descending: boolean): string =>
  names.reduceRight((rest, name, index) => {
    const later = `${name} ${descending ? '<' : '>'} $v${index}`;
    return rest === '' ? later : `(${later} OR (${name} = $v${index} AND ${rest}))`;
  }, '');
