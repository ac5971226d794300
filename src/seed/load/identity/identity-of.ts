/** What a part changes in which entities are one body, and what contradicts itself there. */
import { differentFrom, keepProperty, sameAs } from '../../../ontology/identity.js';
import { entityTypeOfId, type EntityType, type Ontology } from '../../../ontology/model.js';
import { bodiesOf } from '../../identity/bodies.js';
import { newFaults, type Fault } from '../../identity/faults.js';
import { same } from '../../properties/values.js';
import type { Change } from '../elements/change.js';
import { linkKey, linksIn, readBodies, type Linked, type RunText, type StoredLink } from './read-linked.js';

/** A list of ids that is a body from now on; one id alone is in none any more. */
export interface BodyToWrite {
  readonly type: EntityType;
  readonly ids: readonly string[];
}

export interface Identity {
  /** Only those that differ from what the graph has. */
  readonly bodies: readonly BodyToWrite[];
  /** Element ids of their members. */
  readonly elements: readonly string[];
  /** Types of which SAME_AS came or went. */
  readonly types: readonly EntityType[];
}

export interface IdentityFaults {
  readonly identity: Identity;
  /** What the part brought about. */
  readonly faults: readonly Fault<StoredLink, StoredLink>[];
  /** The bodies that it is about. */
  readonly found: ReadonlyMap<string, Linked>;
  /** Changes of judgements. */
  readonly judged: readonly Change[];
}

export const noIdentity: Identity = { bodies: [], elements: [], types: [] };

/**
 * Reads what the changed judgements are about, and nothing when none changed.
 * @param changes all of the touched, in the graph already
 */
export async function identityOf(
  run: RunText,
  changes: readonly Change[],
  ontology: Ontology,
): Promise<IdentityFaults> {
  const judged = changes.filter(isJudgement);
  if (judged.length === 0) return { identity: noIdentity, faults: [], found: new Map(), judged };
  const found = await readBodies(run, judged.flatMap(endsOf), ontology);
  const now = { joins: linksIn(found.values(), sameAs), apart: linksIn(found.values(), differentFrom) };
  const before = {
    joins: asBefore(now.joins, judged, sameAs),
    apart: asBefore(now.apart, judged, differentFrom),
  };
  const joinedIds = judged
    .filter((change) => isOf(change, sameAs) && change.kind !== 'CHANGED')
    .flatMap(endsOf);
  const types = joinedIds.flatMap((id) => entityTypeOfId(ontology, id) ?? []);
  return {
    identity: { ...toWrite(found), types: [...new Set(types)] },
    faults: newFaults(before, now),
    found,
    judged,
  };
}

/** The bodies of these entities that are not as the graph has them. */
export function toWrite(found: ReadonlyMap<string, Linked>): Pick<Identity, 'bodies' | 'elements'> {
  const members = [...found.values()];
  const bodies = bodiesOf(members, linksIn(members, sameAs));
  const joined = new Set(bodies.flat());
  const alone = members.filter(({ id }) => !joined.has(id)).map(({ id }) => [id]);
  const differing = [...bodies, ...alone].flatMap(
    (ids): { ids: string[]; type: EntityType; elements: string[] }[] => {
      const own = ids.flatMap((id) => found.get(id) ?? []);
      const type = own[0]?.type;
      const wanted = ids.length > 1 ? ids : [];
      return type && own.some(({ body }) => !same([...body], wanted))
        ? [{ ids, type, elements: own.map(({ element }) => element) }]
        : [];
    },
  );
  return {
    bodies: differing.map(({ ids, type }) => ({ ids, type })),
    elements: differing.flatMap(({ elements }) => elements),
  };
}

const isOf = ({ type }: Change, name: string): boolean => 'key' in type && type.type === name;

/** Whether it may change a body, or what holds of one. */
function isJudgement(change: Change): boolean {
  if (isOf(change, differentFrom)) return change.kind === 'ADDED' || change.kind === 'REMOVED';
  if (!isOf(change, sameAs) || change.kind === 'SAME') return false;
  return change.kind !== 'CHANGED' || !same(change.earlier[keepProperty], change.stated[keepProperty]);
}

const endsOf = ({ element }: Change): string[] =>
  element.kind === 'RELATIONSHIP' ? [element.from.id, element.to.id] : [];

/** The links of a type as they were before the changes. */
function asBefore(now: readonly StoredLink[], judged: readonly Change[], type: string): StoredLink[] {
  const links = new Map(now.map((link) => [linkKey(link), link]));
  const own = judged.filter((change) => isOf(change, type));
  // An element that was made again under the ids of a removed one has both changes.
  for (const change of own) if (change.kind === 'ADDED') links.delete(linkKey(linkOf(change, type)));
  for (const change of own) {
    if (change.kind === 'ADDED') continue;
    const link = linkOf(change, type);
    links.set(linkKey(link), link);
  }
  return [...links.values()];
}

function linkOf(change: Change, type: string): StoredLink {
  const [from = '', to = ''] = endsOf(change);
  const keep = change.earlier[keepProperty];
  return { type, from, to, ...(typeof keep === 'string' && { keep }) };
}
