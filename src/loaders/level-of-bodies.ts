/** The edges of a level where parents or ends may be in bodies: facts that are equal but for the member are one edge. */
import Cypher from '@neo4j/cypher-builder';
import { branchesOf, factsOf } from '../ontology/followed.js';
import { bodyProperty } from '../ontology/identity.js';
import type { Ontology } from '../ontology/model.js';
import { quotedName } from '../identifier.js';
import { membersOf } from './bodies.js';
import { arrows, ofBranch, typesOf } from './branches.js';
import { labelOf } from './columns.js';
import { predicate } from './condition.js';
import type { LevelRequest } from './request.js';
import type { Scope } from './scope.js';

/** Labels of the types that have bodies; undefined where none has. */
interface Merging {
  readonly parent: string | undefined;
  readonly ends: string | undefined;
  readonly end: { readonly labels?: string | ReturnType<typeof Cypher.labelExpr.or> };
}

/**
 * From `owner` to `node`, the kept member at the other end, `facts`, the equal ones, and `fact`, the first of them: the one
 * whose ends are nearest to the kept ones, so that it is the same from both ends. Conditions look at `node` and `fact`.
 */
export function edgesOfBodies(
  ontology: Ontology,
  request: LevelRequest,
  scope: Scope,
  { parent, ends, end }: Merging,
): Cypher.Raw {
  const { field } = request;
  const key = factsOf(ontology, field).key.map((name) => `coalesce(stated.${quotedName(name)}, '')`);
  const inside = ends !== undefined && parent !== undefined && ends.split('|').includes(parent);
  const places = [
    ...(parent === undefined ? [] : ['at']),
    ...(ends === undefined
      ? []
      : [
          `coalesce([i IN range(0, size(coalesce(end.${bodyProperty}, [])) - 1) WHERE end.${bodyProperty}[i] = end.id][0], 0)`,
        ]),
  ];
  return new Cypher.Raw((context) => {
    const [from, fact, to] = [
      new Cypher.NamedNode(parent === undefined ? 'owner' : 'member'),
      new Cypher.NamedRelationship('stated'),
      new Cypher.NamedNode('end'),
    ];
    const pattern = new Cypher.Pattern(from)
      .related(fact, { type: typesOf(branchesOf(field)), direction: arrows[field.direction] })
      .to(to, end);
    const conditions = [
      ...(field.branches ? [context.compile(ofBranch(ontology, request, fact, to))] : []),
      ...(inside ? [`NOT end.id IN coalesce(owner.${bodyProperty}, [])`] : []),
    ];
    const label = quotedName(labelOf(ontology, request.parent));
    return [
      ...(parent === undefined
        ? []
        : [
            `UNWIND range(0, size(${membersOf('owner')}) - 1) AS at`,
            `MATCH (member:${label} {id: ${membersOf('owner')}[at]})`,
            `USING INDEX SEEK member:${label}(id)`,
          ]),
      `MATCH ${context.compile(pattern)}`,
      ...(conditions.length === 0 ? [] : [`WHERE ${conditions.join(' AND ')}`]),
      ...(ends === undefined ? [] : [`OPTIONAL MATCH (kept:${ends} {id: end.${bodyProperty}[0]})`]),
      `WITH ${ends === undefined ? 'end' : 'coalesce(kept, end)'} AS node, stated, ${places.join(' + ')} AS place`,
      'ORDER BY place, stated.factId',
      `WITH node, ${['type(stated)', ...key].map((part, index) => `${part} AS key${index}`).join(', ')}, collect(stated) AS facts`,
      `WITH node, facts, facts[0] AS fact${request.where ? `\nWHERE ${context.compile(predicate(request.where, scope))}` : ''}`,
    ].join('\n');
  });
}
