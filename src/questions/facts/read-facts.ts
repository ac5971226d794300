/** Facts of entities and of texts, and facts by id: one statement for all that a level asks. */
import type { AskedDay } from '../../dates/asked-day.js';
import type { Row, Value } from '../../graph/values.js';
import { factProperties } from '../../ontology/facts.js';
import { entityTypeOfId, type Ontology } from '../../ontology/model.js';
import type { Asking } from '../asking.js';
import type { FactRef } from './candidates.js';
import { toFact, type Fact } from './fact.js';
import { toFactGroups, type FactGroups } from './groups.js';
import type { FactGrouping, FactPosition, FactsRequest } from './request.js';
import { statusParameters } from './status.js';
import { factsByIdStatement, factsStatement, sortKeys } from './statement.js';

export interface FactEntry {
  readonly fact: Fact;
  readonly position: FactPosition;
  /** Id of the evidence that states it, in a list of a text. */
  readonly passage: string | null;
  /** Whether it starts from the parent, as properties do; of a list of an entity. */
  readonly outwards: boolean;
}

export interface FactPage {
  /** In the order of the list, also where it was read backwards. */
  readonly entries: readonly FactEntry[];
  /** Whether there is more in the direction in which it was read. */
  readonly hasMore: boolean;
  readonly totalCount: number | undefined;
}

type Reading = Pick<Asking, 'ontology' | 'read' | 'today' | 'bodies'>;

const presentOf = (today: number): AskedDay => ({ day: today, asOf: false });

/** @returns a page for each parent, in their order; an unknown one has an empty page */
export async function readFacts(
  { ontology, read, bodies }: Omit<Reading, 'today'>,
  request: FactsRequest,
  parents: readonly string[],
): Promise<readonly FactPage[]> {
  const rows = await rowsOf({ ontology, read, bodies }, request, parents);
  return parents.map((parent) => pageOf(parent, rows.get(parent) ?? [], request, ontology));
}

/** @returns the groups for each parent, in their order; an unknown one has none */
export async function readFactGroups(
  reading: Omit<Reading, 'today'>,
  request: FactsRequest & { readonly grouping: FactGrouping },
  parents: readonly string[],
): Promise<readonly FactGroups[]> {
  const rows = await rowsOf(reading, request, parents);
  return parents.map((parent) => toFactGroups(rows.get(parent) ?? [], request.grouping));
}

async function rowsOf(
  { ontology, read, bodies }: Omit<Reading, 'today'>,
  request: FactsRequest,
  parents: readonly string[],
): Promise<ReadonlyMap<Value | undefined, readonly Row[]>> {
  const { text, parameters } = factsStatement(ontology, request, parents, bodies);
  const rows = new Map<Value | undefined, Row[]>(parents.map((id) => [id, []]));
  for (const row of await read(text, { ...parameters, ...statusParameters(ontology, request.day) }))
    rows.get(row.parent)?.push(row);
  return rows;
}

function pageOf(parent: string, rows: readonly Row[], request: FactsRequest, ontology: Ontology): FactPage {
  const keys = sortKeys(request).map((_, index) => `k${index}`);
  const found = rows.flatMap((row): FactEntry[] => {
    const fact = toFact(row, ontology);
    if (!fact) return [];
    const position = { keys: keys.map((key) => row[key] ?? null), id: fact.id };
    const passage = typeof row.passage === 'string' ? row.passage : null;
    const outwards = typeof row.outwards === 'boolean' ? row.outwards : fact.subject === parent;
    return [{ fact, position, passage, outwards }];
  });
  const entries = found.slice(0, request.size ?? 0);
  const total = rows[0]?.total;
  return {
    entries: request.backwards ? entries.reverse() : entries,
    hasMore: found.length > entries.length,
    totalCount: typeof total === 'number' ? total : undefined,
  };
}

/** @returns the facts with these ids, in their order; null for what is no fact, or is not there */
export async function readFactsById(
  { ontology, read, today }: Pick<Reading, 'ontology' | 'read' | 'today'>,
  ids: readonly string[],
): Promise<readonly (Fact | null)[]> {
  const refs = ids.flatMap((id) => factRef(id, ontology) ?? []);
  if (refs.length === 0) return ids.map(() => null);
  const { text, parameters } = factsByIdStatement(ontology, refs);
  const facts = (
    await read(text, { ...parameters, ...statusParameters(ontology, presentOf(today)) })
  ).flatMap((row) => toFact(row, ontology) ?? []);
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** What an id of a fact names; undefined for one of something else. */
export function factRef(id: string, ontology: Ontology): FactRef | undefined {
  if (/^fact\/[0-9a-f]{24}$/.test(id)) return { id };
  const at = id.indexOf('#');
  const [owner, name] = [id.slice(0, at), id.slice(at + 1)];
  const type = at < 0 ? undefined : entityTypeOfId(ontology, owner);
  if (!type || (name !== '' && !factProperties(type).some((property) => property.name === name)))
    return undefined;
  return { id, property: { type: type.name, owner, name } };
}
