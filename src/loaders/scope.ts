/** What a statement speaks of where it names a property of its nodes or facts. */
import Cypher from '@neo4j/cypher-builder';
import type { Bodies } from '../graph/known-bodies.js';
import type { EntityType, Ontology, RelationshipType } from '../ontology/model.js';
import { lifetimeOf, statedStatus, statusProperty } from '../ontology/lifetime.js';
import { displayName } from './columns.js';
import type { Day } from './day.js';
import { addingSeed, type PropertyOrder, type Side } from './request.js';
import { statusOf } from './status.js';

export interface Scope {
  readonly ontology: Ontology;
  readonly node: Cypher.Node;
  /** Concrete types the node may have. */
  readonly types: readonly string[];
  /** undefined in a list without facts. */
  readonly fact?: {
    readonly variable: Cypher.Relationship;
    readonly types: readonly RelationshipType[];
    /** Properties that belong to its key. */
    readonly key: readonly string[];
  };
  /** Types of which some entities are one body. */
  readonly bodies?: Bodies;
  /** How many relationship fields lead here from the listed node; 0 in a list itself. */
  readonly depth?: number;
  /** The day that it is about. */
  readonly day: Day;
}

/** A property as answers show it: the display name by any property that holds it, the status as it is on the day. */
export const propertyOf = (side: Side, property: string, scope: Scope): Cypher.Expr =>
  side === 'NODE' ? ofNode(property, scope) : ofFact(property, scope);

/** Characters of a long text that count in an order. */
const orderedCharacters = 200;

/** A property as conditions and orders compare it: an absent value may count as another one. */
export function comparedOf(
  { side, property, absent, long }: Pick<PropertyOrder, 'side' | 'property' | 'absent' | 'long'>,
  scope: Scope,
): Cypher.Expr {
  if (property === 'disputed') return isDisputed(side, scope);
  if (property === addingSeed) return seedOf(revisionOf(side, scope));
  const whole = propertyOf(side, property, scope);
  const value = long === true ? Cypher.left(whole, new Cypher.Literal(orderedCharacters)) : whole;
  // The status says already what its absence means.
  return absent === undefined || property === statusProperty
    ? value
    : Cypher.coalesce(value, new Cypher.Literal(absent));
}

/** The loader keeps the names of disputed properties, and no empty list. Without brackets, IN could not stand behind it. */
const isDisputed = (side: Side, { node, fact }: Scope): Cypher.Expr =>
  Cypher.coalesce(
    Cypher.isNotNull((side === 'NODE' ? node : (fact?.variable ?? node)).property('disputed')),
    Cypher.false,
  );

/** The revision that it was added in. */
export const revisionOf = (side: Side, { node, fact }: Scope): Cypher.Expr =>
  (side === 'NODE' ? node : (fact?.variable ?? node)).property('addedIn');

/** The number of the seed that made a revision; a line of the ledger tells it. */
export function seedOf(revision: Cypher.Expr): Cypher.Expr {
  const line = new Cypher.Node();
  const told = new Cypher.Match(
    new Cypher.Pattern(line, { labels: ['LedgerLine'], properties: { revision } }),
  );
  return Cypher.head(new Cypher.Collect(told.return([line.property('number'), new Cypher.Variable()])));
}

function ofNode(property: string, { node, types, ontology, day }: Scope): Cypher.Expr {
  if (property === 'name') return displayName(node, types, ontology);
  if (property === statedStatus) return node.property(statusProperty);
  const entities = types.flatMap((type) => ontology.entities.get(type) ?? []);
  if (property !== statusProperty || entities.length < types.length) return node.property(property);
  const lasting = entities.map((type) => ({
    ...howLong(type),
    isOfType: node.hasLabel(type.label),
    moment: false,
  }));
  return statusOf(node, lasting, day);
}

/**
 * Neo4j holds '' for a property of the fact's key that the fact does not give: conditions and orders then treat it as
 * absent, as answers do.
 */
function ofFact(property: string, { fact, day }: Scope): Cypher.Expr {
  if (!fact) throw new Error('A list without facts has neither conditions nor orders of facts.');
  const { variable, types, key } = fact;
  if (property === statusProperty) {
    const lasting = types.map((type) => ({
      ...howLong(type),
      isOfType: Cypher.eq(Cypher.type(variable), new Cypher.Literal(type.type)),
      moment: type.moment,
    }));
    return statusOf(variable, lasting, day);
  }
  return key.includes(property)
    ? new Cypher.Function('nullIf', [variable.property(property), new Cypher.Literal('')])
    : variable.property(property);
}

const howLong = (type: EntityType | RelationshipType) => ({
  absent: type.properties.get(statusProperty)?.absent,
  ...lifetimeOf(type),
});
