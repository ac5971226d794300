/** Facts of a field that follows several relationship types, or one in some facts only. */
import Cypher from '@neo4j/cypher-builder';
import { branchesOf } from '../ontology/followed.js';
import type { Branch, Ontology } from '../ontology/model.js';
import { endLabels } from './end-labels.js';
import type { LevelRequest } from './request.js';

export const arrows = { OUT: 'right', IN: 'left', BOTH: 'undirected' } as const;

/** The relationship types that the pattern names. */
export function typesOf(branches: readonly Branch[]): string | ReturnType<typeof Cypher.labelExpr.or> {
  const types = [...new Set(branches.map(({ relationship }) => relationship))];
  return types.length === 1 ? (types[0] ?? '') : Cypher.labelExpr.or(...types);
}

/** Holds for a fact of one of the branches: of its type, under its condition, with an end that it leads to. */
export function ofBranch(
  ontology: Ontology,
  { field, parent }: Pick<LevelRequest, 'field' | 'parent'>,
  fact: Cypher.Relationship,
  node: Cypher.Node,
): Cypher.Predicate {
  const of = (branch: Branch): Cypher.Predicate => {
    const labels = endLabels(ontology, parent, field.direction, branch);
    return Cypher.and(
      Cypher.eq(Cypher.type(fact), new Cypher.Literal(branch.relationship)),
      ...(branch.only
        ? [Cypher.eq(fact.property(branch.only.property), new Cypher.Literal(branch.only.value))]
        : []),
      Cypher.or(...labels.map((label) => node.hasLabel(label))),
    );
  };
  return Cypher.or(...branchesOf(field).map(of)) ?? Cypher.false;
}
