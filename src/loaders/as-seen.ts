/** Lists as they were at a revision: what was added later is left out. */
import Cypher from '@neo4j/cypher-builder';

/** Holds for what was there already; what no seed wrote always was. */
export const wasThere = (element: Cypher.Node | Cypher.Relationship, revision: number): Cypher.Predicate =>
  Cypher.lte(
    Cypher.coalesce(element.property('addedIn'), new Cypher.Literal(0)),
    new Cypher.Param(BigInt(revision)),
  );
