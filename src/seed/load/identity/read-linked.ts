/** Entities with the judgements on their identity, and all that are or were one body with them. */
import { z } from 'zod';
import type { Parameters, Row } from '../../../graph/values.js';
import { quotedName } from '../../../identifier.js';
import { bodyProperty, differentFrom, keepProperty, sameAs } from '../../../ontology/identity.js';
import { entityTypeOfId, type EntityType, type Ontology } from '../../../ontology/model.js';
import { groupBy } from '../elements/group-by.js';
import { slicesOf } from '../run/send-ahead.js';

/** Runs a statement in the transaction. */
export type RunText = (text: string, parameters: Parameters) => Promise<readonly Row[]>;

/** SAME_AS or DIFFERENT_FROM as the graph has it now. */
export interface StoredLink {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly keep?: string | undefined;
  /** Revision that added it; undefined for the one that is being made. */
  readonly addedIn?: number | undefined;
}

export interface Linked {
  readonly id: string;
  readonly type: EntityType;
  readonly element: string;
  readonly addedIn: number;
  /** As it was derived before: empty for an entity alone. */
  readonly body: readonly string[];
  readonly links: readonly StoredLink[];
}

const linkShape = z
  .tuple([z.string(), z.string(), z.string(), z.string().nullable(), z.int().nullable()])
  .transform(([type, from, to, keep, addedIn]): StoredLink => ({
    ...{ type, from, to },
    keep: keep ?? undefined,
    addedIn: addedIn ?? undefined,
  }));
const rowShape = z.object({
  id: z.string(),
  element: z.string(),
  addedIn: z.int().nullable(),
  body: z.array(z.string()).nullable(),
  links: z.array(linkShape),
});

/** Ids per statement. */
const slice = 1_000;

const textOf = ({ label }: EntityType): string =>
  `UNWIND $ids AS id
  MATCH (n:${quotedName(label)} {id: id})
    USING INDEX SEEK n:${quotedName(label)}(id)
  RETURN id, elementId(n) AS element, n.addedIn AS addedIn, n.${bodyProperty} AS body, COLLECT {
    MATCH (n)-[r:${sameAs}|${differentFrom}]-()
    RETURN [type(r), startNode(r).id, endNode(r).id, r.${keepProperty}, r.addedIn]
  } AS links`;

/** Those of these ids that exist. */
export async function readLinked(
  run: RunText,
  ids: Iterable<string>,
  ontology: Ontology,
): Promise<Map<string, Linked>> {
  const found = new Map<string, Linked>();
  for (const [type, own] of byType(ids, ontology)) {
    for (const some of slicesOf(own, slice)) {
      for (const row of await run(textOf(type), { ids: some })) {
        const { addedIn, body, ...rest } = rowShape.parse(row);
        found.set(rest.id, { ...rest, type, addedIn: addedIn ?? Infinity, body: body ?? [] });
      }
    }
  }
  return found;
}

function* byType(
  ids: Iterable<string>,
  ontology: Ontology,
): Generator<[type: EntityType, ids: readonly string[]]> {
  const labels = groupBy(new Set(ids), (id) => entityTypeOfId(ontology, id)?.label ?? '');
  for (const own of labels.values()) {
    const type = entityTypeOfId(ontology, own[0] ?? '');
    if (type) yield [type, own];
  }
}

/**
 * These ids, and all that are one body with them or were before what is being done. What was derived before names them, so
 * that this takes two rounds however long their chains are; more only where it was not derived yet.
 */
export async function readBodies(
  run: RunText,
  ids: Iterable<string>,
  ontology: Ontology,
): Promise<Map<string, Linked>> {
  const found = new Map<string, Linked>();
  const asked = new Set<string>();
  for (let wanted = new Set(ids); wanted.size > 0;) {
    for (const id of wanted) asked.add(id);
    const round = await readLinked(run, wanted, ontology);
    wanted = new Set();
    for (const linked of round.values()) {
      found.set(linked.id, linked);
      for (const id of neighboursOf(linked)) if (!asked.has(id)) wanted.add(id);
    }
  }
  return found;
}

const neighboursOf = ({ body, links }: Linked): string[] => [
  ...body,
  ...links.flatMap(({ type, from, to }) => (type === sameAs ? [from, to] : [])),
];

/** The links of some type, each once. */
export function linksIn(found: Iterable<Linked>, type: string): StoredLink[] {
  const links = new Map<string, StoredLink>();
  for (const linked of found)
    for (const link of linked.links) if (link.type === type) links.set(linkKey(link), link);
  return [...links.values()];
}

export const linkKey = ({ type, from, to }: Pick<StoredLink, 'type' | 'from' | 'to'>): string =>
  JSON.stringify([type, from, to]);
