/** The edges of a level where parents or ends may be in bodies: facts that are equal but for the member are one edge. */
import Cypher from '@neo4j/cypher-builder';
import { branchesOf, factsOf } from '../ontology/followed.js';
import { bodyProperty } from '../ontology/identity.js';
import type { Ontology, RelationshipField } from '../ontology/model.js';
import { quotedName } from '../identifier.js';
import { wasThere } from './as-seen.js';
import { membersOf } from './bodies.js';
import { arrows, ofBranch, typesOf } from './branches.js';
import { labelOf } from './columns.js';
import { holdsOn, type Day } from './day.js';

/** Labels of the types that have bodies; undefined where none has. */
interface Merging {
  readonly parent: string | undefined;
  readonly ends: string | undefined;
  readonly end: { readonly labels?: string | ReturnType<typeof Cypher.labelExpr.or> };
  /** Only facts that were there at this revision. */
  readonly seen?: number | undefined;
  /** Only edges of which a fact holds on it, where it is asked about. */
  readonly day: Day;
}

/** Where the edges are looked for. */
interface Place {
  /** The node that they hang from. */
  readonly owner: Cypher.Node;
  /** Entity types that it may have. */
  readonly parents: readonly string[];
  /** Behind the names of all variables, so that a subquery hides none of those around it. */
  readonly suffix: string;
}

/**
 * From the owner to `node`, the kept member at the other end, `facts`, the equal ones, and `fact`, the first of them: the one
 * whose ends are nearest to the kept ones, so that it is the same from both ends. The condition looks at `node` and `fact`.
 */
export function edgesOfBodies(
  ontology: Ontology,
  field: RelationshipField,
  { owner, parents, suffix }: Place,
  condition: (() => Cypher.Predicate) | undefined,
  { parent, ends, end, seen, day }: Merging,
): Cypher.Raw {
  const [at, i, member, stated, other, keptMember] = [
    `at${suffix}`,
    `i${suffix}`,
    `member${suffix}`,
    `stated${suffix}`,
    `end${suffix}`,
    `kept${suffix}`,
  ];
  const [node, place, facts, fact] = [`node${suffix}`, `place${suffix}`, `facts${suffix}`, `fact${suffix}`];
  const key = factsOf(ontology, field).key.map((name) => `coalesce(${stated}.${quotedName(name)}, '')`);
  const inside =
    ends !== undefined &&
    parent !== undefined &&
    ends.split('|').some((one) => parent.split('|').includes(one));
  const places = [
    ...(parent === undefined ? [] : [at]),
    ...(ends === undefined
      ? []
      : [
          `coalesce([${i} IN range(0, size(coalesce(${other}.${bodyProperty}, [])) - 1) WHERE ${other}.${bodyProperty}[${i}] = ${other}.id][0], 0)`,
        ]),
  ];
  return new Cypher.Raw((context) => {
    const from = parent === undefined ? owner : new Cypher.NamedNode(member);
    const edge = new Cypher.NamedRelationship(stated);
    const to = new Cypher.NamedNode(other);
    const pattern = new Cypher.Pattern(from)
      .related(edge, { type: typesOf(branchesOf(field)), direction: arrows[field.direction] })
      .to(to, end);
    const ofBranches = () =>
      Cypher.or(...parents.map((one) => ofBranch(ontology, { field, parent: one }, edge, to))) ??
      Cypher.false;
    const start = context.compile(owner);
    const conditions = [
      ...(field.branches ? [context.compile(ofBranches())] : []),
      ...(seen === undefined ? [] : [context.compile(wasThere(edge, seen))]),
      ...(inside ? [`NOT ${other}.id IN coalesce(${start}.${bodyProperty}, [])`] : []),
    ];
    const labels = parents.map((one) => quotedName(labelOf(ontology, one)));
    const held = new Cypher.NamedRelationship(`held${suffix}`);
    const holds = holdsOn(held, day);
    const kept = [
      ...(holds ? [`any(${context.compile(held)} IN ${facts} WHERE ${context.compile(holds)})`] : []),
      ...(condition ? [context.compile(condition())] : []),
    ];
    return [
      ...(parent === undefined
        ? []
        : [
            `UNWIND range(0, size(${membersOf(start)}) - 1) AS ${at}`,
            `MATCH (${member}:${labels.join('|')} {id: ${membersOf(start)}[${at}]})`,
            // A hint names one label.
            ...(labels.length === 1 ? [`USING INDEX SEEK ${member}:${labels.join()}(id)`] : []),
          ]),
      `MATCH ${context.compile(pattern)}`,
      ...(conditions.length === 0 ? [] : [`WHERE ${conditions.join(' AND ')}`]),
      ...(ends === undefined
        ? []
        : [`OPTIONAL MATCH (${keptMember}:${ends} {id: ${other}.${bodyProperty}[0]})`]),
      `WITH ${ends === undefined ? other : `coalesce(${keptMember}, ${other})`} AS ${node}, ${stated}, ${places.join(' + ')} AS ${place}`,
      `ORDER BY ${place}, ${stated}.factId`,
      `WITH ${node}, ${[`type(${stated})`, ...key].map((part, index) => `${part} AS key${index}${suffix === '' ? '' : `of${suffix}`}`).join(', ')}, collect(${stated}) AS ${facts}`,
      `WITH ${node}, ${facts}, ${facts}[0] AS ${fact}${kept.length === 0 ? '' : `\nWHERE ${kept.join(' AND ')}`}`,
    ].join('\n');
  });
}
