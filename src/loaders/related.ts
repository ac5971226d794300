/** What a relationship field of a node leads to, as a subquery of a condition. */
import Cypher from '@neo4j/cypher-builder';
import { branchesOf, factsOf, relationshipsOf } from '../ontology/followed.js';
import type { Ontology, RelationshipField } from '../ontology/model.js';
import { noBodies } from '../graph/known-bodies.js';
import { labelsWithBodies } from './bodies.js';
import { arrows, ofBranch, typesOf } from './branches.js';
import { holdsOn } from './day.js';
import { endLabels } from './end-labels.js';
import { edgesOfBodies } from './level-of-bodies.js';
import type { FieldName } from './request.js';
import type { Scope } from './scope.js';

/**
 * The entries that the field's list has on the day of the scope, as clauses for EXISTS and COUNT.
 * @param such what must hold of them; without, all
 */
export function factsAt(
  through: FieldName,
  scope: Scope,
  such?: (inner: Scope) => Cypher.Predicate,
): Cypher.Clause {
  const { found, node, fact, ofBodies } = followedFrom(through, scope, such);
  return ofBodies ? Cypher.utils.concat(found, new Cypher.Return(node, fact)) : found;
}

interface Followed {
  /** Clauses that give a row for each entry. */
  readonly found: Cypher.Clause;
  readonly node: Cypher.Node;
  readonly fact: Cypher.Relationship;
  /** Types that the node may have. */
  readonly types: readonly string[];
  /** Whether the clauses must end with RETURN in a subquery. */
  readonly ofBodies: boolean;
}

/** The entries that the field's list has, for clauses that go on. */
export function followedFrom(
  through: FieldName,
  scope: Scope,
  such?: (inner: Scope) => Cypher.Predicate,
): Followed {
  const { ontology, bodies = noBodies, depth = 0 } = scope;
  const field = fieldOf(ontology, through);
  // Of a field that all entities have, the node may have any of its types.
  const parents = field.owner === 'Entity' ? scope.types : [field.owner];
  const types = field.sameType ? scope.types : field.ends;
  const merging = {
    parent: labelsWithBodies(ontology, parents, bodies),
    ends: labelsWithBodies(ontology, types, bodies),
  };
  const ofBodies = merging.parent !== undefined || merging.ends !== undefined;
  const suffix = String(depth + 1);
  const node = ofBodies ? new Cypher.NamedNode(`node${suffix}`) : new Cypher.Node();
  const edge = ofBodies ? new Cypher.NamedRelationship(`fact${suffix}`) : new Cypher.Relationship();
  const inner: Scope = {
    ...scope,
    node,
    types,
    fact: { variable: edge, types: relationshipsOf(ontology, field), key: factsOf(ontology, field).key },
    depth: depth + 1,
  };
  const labels = [...new Set(parents.flatMap((parent) => labelsAt(ontology, field, parent)))];
  const end = labels.length === 0 ? {} : { labels: Cypher.labelExpr.or(...labels) };
  if (ofBodies) {
    const place = { owner: scope.node, parents, suffix };
    const condition = such && (() => such(inner));
    const found = edgesOfBodies(ontology, field, place, condition, { ...merging, end, day: scope.day });
    return { found, node, fact: edge, types, ofBodies };
  }
  const pattern = new Cypher.Pattern(scope.node)
    .related(edge, { type: typesOf(branchesOf(field)), direction: arrows[field.direction] })
    .to(node, end);
  const held = holdsOn(edge, scope.day);
  const condition = Cypher.and(
    ...(held ? [held] : []),
    ...(field.branches
      ? [Cypher.or(...parents.map((parent) => ofBranch(ontology, { field, parent }, edge, node)))]
      : []),
    ...(such ? [such(inner)] : []),
  );
  const match = new Cypher.Match(pattern);
  return { found: condition ? match.where(condition) : match, node, fact: edge, types, ofBodies };
}

/** @throws Error where the type has no such field */
export function fieldOf(ontology: Ontology, { owner, name }: FieldName): RelationshipField {
  const fields = owner === 'Entity' ? ontology.common.fields : ontology.entities.get(owner)?.fields;
  const field = fields?.get(name);
  if (!field) throw new Error(`${owner} has no field ${name}.`);
  return field;
}

const labelsAt = (ontology: Ontology, field: RelationshipField, parent: string): readonly string[] =>
  field.branches
    ? []
    : endLabels(ontology, parent, field.direction, {
        relationship: field.relationship,
        ends: field.sameType ? [parent] : field.ends,
      });
