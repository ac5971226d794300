/** Pairs where some of the entities concerned are one body, as cypher/partners/ties-of-bodies.cypher finds them. */
import { z } from 'zod';
import type { Row, Value } from '../../graph/values.js';
import { merged } from '../../identity/merge.js';
import { inOrder } from '../../identity/shown.js';
import { holdsFrom } from '../../ontology/holding.js';
import { entityTypeOfId, type Ontology } from '../../ontology/model.js';

/** Types of the entities that ties lead through. */
export const tiedTypes = ['Organisation', 'Agreement', 'Centre', 'StartupProject', 'Event'] as const;

const records = z.array(z.record(z.string(), z.custom<Value>()));
const shape = z.object({
  kind: z.string(),
  partner: z.string(),
  sortName: z.string().nullable(),
  via: z.string(),
  viaMembers: records,
  ownType: z.string(),
  own: records,
  partnerType: z.string().nullable(),
  others: records,
});

export interface MergedPair {
  /** The columns of cypher/partners/ties.cypher, of the edges that the facts make. */
  readonly row: Row;
  /** Of all facts that are either edge. */
  readonly factIds: readonly string[];
}

export function mergedPair(given: Row, ontology: Ontology): MergedPair {
  const { ownType, partnerType, viaMembers, ...pair } = shape.parse(given);
  const own = edge(pair.own, ownType, ontology);
  const partner = partnerType === null ? {} : edge(pair.others, partnerType, ontology);
  const via = viaMembers.length === 0 ? {} : entity(viaMembers, pair.via, ontology);
  return {
    row: {
      ...{ kind: pair.kind, partner: pair.partner, sortName: pair.sortName, via: pair.via },
      role: partner.role ?? null,
      ownFact: own.factId ?? null,
      partnerFact: partner.factId ?? null,
      ownStatus: own.status ?? null,
      partnerStatus: partner.status ?? null,
      viaStatus: via.status ?? null,
      ownFrom: startsOf(own),
      partnerFrom: startsOf(partner),
      viaFrom: values(via.signedOn, via.inForceOn, via.openedOn, via.startedOn, via.heldOn),
      ownTo: endsOf(own),
      partnerTo: endsOf(partner),
      viaTo: values(via.endedOn, via.closedOn, via.heldOn),
      ownHolds: own[holdsFrom] ?? null,
      partnerHolds: partner[holdsFrom] ?? null,
      ...(pair.own.length > 1 && { ownTimes: pair.own.map(timesOf) }),
      ...(pair.others.length > 1 && { partnerTimes: pair.others.map(timesOf) }),
      evidence: [...list(own.evidence), ...list(partner.evidence)],
      inferred: [...list(own.inferred), ...list(partner.inferred)],
      viaInferred: list(via.inferred),
      ownNote: own.note ?? null,
      partnerNote: partner.note ?? null,
      viaNote: via.note ?? null,
      disputed:
        list(own.disputed).length > 0 ||
        list(partner.disputed).length > 0 ||
        list(via.disputed).some(decides),
    },
    factIds: [...pair.own, ...pair.others].flatMap(({ factId }) =>
      typeof factId === 'string' ? [factId] : [],
    ),
  };
}

/** When a party is there by a fact: the columns of one. */
const timesOf = (fact: Row) => ({ from: startsOf(fact), to: endsOf(fact), holds: fact[holdsFrom] ?? null });

/** Whether a property of `via` decides when a tie holds. */
const decides = (name: Value): boolean =>
  name === 'status' || (typeof name === 'string' && name.endsWith('On'));

function edge(facts: readonly Row[], name: string, { relationships }: Ontology): Row {
  const type = relationships.get(name);
  if (!type) throw new Error(`${name} is no type of relationship.`);
  return merged([...facts].sort(byPlace), type.properties);
}

function entity(members: readonly Row[], id: string, ontology: Ontology): Row {
  const type = entityTypeOfId(ontology, id);
  if (!type) throw new Error(`${id} is no id of an entity.`);
  return merged(inOrder(members), type.properties);
}

/** As the edges of lists order their facts. */
function byPlace(a: Row, b: Row): number {
  const [[left, id], [right, other]] = [placeOf(a), placeOf(b)];
  return left - right || (id < other ? -1 : 1);
}

const placeOf = ({ place, factId }: Row): readonly [place: number, id: string] => [
  typeof place === 'number' ? place : 0,
  typeof factId === 'string' ? factId : '',
];

const startsOf = ({ signedOn, ratifiedOn, accededOn, inForceOn, validFrom }: Row): Value[] =>
  values(validFrom, inForceOn, accededOn, ratifiedOn, signedOn);
const endsOf = ({ validTo, leftOn }: Row): Value[] => values(validTo, leftOn);
const values = (...given: readonly (Value | undefined)[]): Value[] => given.map((value) => value ?? null);
const list = (value: Value | undefined): Value[] => (Array.isArray(value) ? value : []);
