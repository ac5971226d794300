/**
 * Which facts a list is of, as Cypher: rows of `owner`, an entity, and either `r`, a relationship, or `p`, one of its
 * properties, with the id of the fact. The property '' is that the entity exists.
 */
import { integer, type Parameters } from '../../graph/values.js';
import { quotedName } from '../../identifier.js';
import { membersOf } from '../../loaders/bodies.js';
import { factProperties } from '../../ontology/facts.js';
import { bodyProperty } from '../../ontology/identity.js';
import type { NodeType, Ontology } from '../../ontology/model.js';

export interface Candidates {
  /** From `parent` to `owner`, `p`, `id`, and `r` or what `lookUp` finds it by. */
  readonly text: string;
  /** Finds `r`, where the candidates do not have it yet. */
  readonly lookUp: string;
  readonly parameters: Parameters;
}

/** Properties as the statements take them: `rank` is their place in the ontology. */
const propertiesOf = (type: NodeType) =>
  ['', ...factProperties(type).map(({ name }) => name)].map((name, index) => ({
    name,
    rank: integer(index),
  }));

const byLabel = ({ entities }: Ontology) =>
  Object.fromEntries([...entities.values()].map((type) => [type.label, propertiesOf(type)]));

/** The passages of a relationship, those of its properties among them; some may come twice. */
export const citedBy = (r: string): string =>
  `reduce(all = [], name IN [key IN keys(${r}) WHERE key = 'evidence' OR key ENDS WITH 'Evidence'] | all + ${r}[name])`;

const typesOf = ({ relationships }: Ontology): string => [...relationships.keys()].map(quotedName).join('|');

const isStated = `(p.name = '' OR coalesce(owner[p.name], []) <> [])`;
const hasOwnProof = `size(coalesce(owner[p.name + 'Evidence'], [])) > 0`;

/**
 * Of entities of all types alike, so that a mixed list needs one statement.
 * @param inBodies whether some may be members of a body: its facts are those of all members, each once
 */
export function ofEntities(ontology: Ontology, inBodies: boolean): Candidates {
  const labels = [...ontology.entities.values()].map(({ label }) => quotedName(label)).join('|');
  const owners = inBodies
    ? `MATCH (asked:${labels} {id: parent})
  UNWIND ${membersOf('asked')} AS memberId
  MATCH (owner:${labels} {id: memberId})
  CALL (owner, asked) {`
    : `MATCH (owner:${labels} {id: parent})
  CALL (owner) {`;
  // Both ends of a fact inside the body are members.
  const once = inBodies
    ? `
    WHERE startNode(r) = owner OR asked.${bodyProperty} IS NULL OR NOT startNode(r).id IN asked.${bodyProperty}`
    : '';
  return {
    text: `${owners}
    UNWIND $properties[head(labels(owner))] AS p
    WITH p WHERE ${isStated}
    RETURN p, null AS r
    UNION ALL
    MATCH (owner)-[r:${typesOf(ontology)}]-()${once}
    RETURN null AS p, r
  }
  WITH owner, p, r, null AS passage, coalesce(r.factId, owner.id + '#' + p.name) AS id`,
    lookUp: '',
    parameters: { properties: byLabel(ontology) },
  };
}

/**
 * What passages state, without the relationships: those are looked up for the page alone. The passages of an entity also state
 * each of its properties that has no passages of its own.
 * @param key property of evidence that holds the parent's id
 */
export function ofPassages(ontology: Ontology, key: PassageKey): Candidates {
  return {
    text: `${statingOf(key)}
  UNWIND CASE WHEN states.factId IS NOT NULL THEN [null] ELSE ${statedProperties} END AS p
  WITH passage, states, owner, p, coalesce(states.factId, owner.id + '#' + p.name) AS id`,
    lookUp: `OPTIONAL ${relationshipOf(ontology, 'states.factId')}`,
    parameters: { properties: byLabel(ontology) },
  };
}

/**
 * What passages state, with the relationships, as a condition reads them. A seek by id tries the index of each type: of an
 * entity that has few relationships beside the stated ones they are read from the entity.
 */
export function ofPassagesInFull(ontology: Ontology, key: PassageKey): Candidates {
  const types = typesOf(ontology);
  return {
    text: `CALL (parent) {
    ${statingOf(key)}
    WHERE states.factId IS NULL
    UNWIND ${statedProperties} AS p
    RETURN passage, owner, p, null AS r
    UNION ALL
    ${statingOf(key)}
    WHERE states.factId IS NOT NULL
    WITH owner, collect(DISTINCT states.factId) AS ids
    CALL (owner, ids) {
      WITH owner, ids WHERE COUNT { (owner)-->() } <= $seek * size(ids)
      MATCH (owner)-[r:${types}]->() WHERE r.factId IN ids
      RETURN r
      UNION ALL
      WITH owner, ids WHERE COUNT { (owner)-->() } > $seek * size(ids)
      UNWIND ids AS id
      ${relationshipOf(ontology, 'id')}
      RETURN r
    }
    UNWIND ${citedBy('r')} AS cited
    WITH DISTINCT owner, r, cited
    MATCH (passage:Evidence {id: cited})
    USING INDEX SEEK passage:Evidence(id)
    WHERE passage.${key} = parent
    RETURN passage, owner, null AS p, r
  }
  WITH passage, owner, p, r, coalesce(r.factId, owner.id + '#' + p.name) AS id`,
    lookUp: '',
    parameters: { properties: byLabel(ontology), seek: integer(typesSought * ontology.relationships.size) },
  };
}

/** Property of evidence that holds the parent's id. */
type PassageKey = 'id' | 'source';

/** A seek in the index of one type costs about as much as reading so many relationships. */
const typesSought = 2;

// Without the hint, the planner scans an index that it believes to be empty.
const statingOf = (
  key: PassageKey,
): string => `MATCH (passage:Evidence {${key}: parent})-[states:STATES]->(owner)
    USING INDEX SEEK passage:Evidence(${key})`;

const statedProperties = `[p IN $properties[head(labels(owner))]
    WHERE ${isStated} AND (p.name = states.property OR (states.property = '' AND NOT ${hasOwnProof}))]`;

/** By id: the union of a seek in the index of each type. */
const relationshipOf = (ontology: Ontology, id: string): string =>
  `MATCH ()-[r:${typesOf(ontology)} {factId: ${id}}]->()`;

/** A fact by its id: a relationship, or a property of an entity of a type. */
export interface FactRef {
  readonly id: string;
  /** undefined for a relationship. */
  readonly property?: { readonly type: string; readonly owner: string; readonly name: string };
}

/** The facts with these ids: a whole subquery, without parents. */
export function byIds(ontology: Ontology, refs: readonly FactRef[]): Omit<Candidates, 'lookUp'> {
  const parameters: Record<string, Parameters[string]> = {};
  const branches: string[] = [];
  const relationships = refs.filter(({ property }) => !property);
  if (relationships.length > 0) {
    parameters.facts = relationships.map(({ id }) => id);
    branches.push(`UNWIND $facts AS id
    ${relationshipOf(ontology, 'id')}
    RETURN id, startNode(r) AS owner, r, null AS p`);
  }
  for (const type of ontology.entities.values()) {
    const ranks = new Map(propertiesOf(type).map((p) => [p.name, p]));
    const own = refs.flatMap(({ id, property }) => {
      const p = property?.type === type.name ? ranks.get(property.name) : undefined;
      return p && property ? [{ id, owner: property.owner, p }] : [];
    });
    if (own.length === 0) continue;
    parameters[`of${type.name}`] = own;
    branches.push(`UNWIND $of${type.name} AS row
    MATCH (owner:${quotedName(type.label)} {id: row.owner})
    WITH owner, row, row.p AS p WHERE ${isStated}
    RETURN row.id AS id, owner, null AS r, p`);
  }
  return { text: branches.join('\n    UNION ALL\n    '), parameters };
}
