// purpose: every relationship of these nodes that is no fact, by element id: what the loader derived
// parameters: ids, types
// columns: element, fromElement, toElement
// The subquery makes the planner start from the nodes, also while it believes the graph to be empty.
UNWIND $ids AS id
MATCH (n) WHERE elementId(n) = id
CALL (n) {
  MATCH (n)-[r]-()
  WHERE NOT type(r) IN $types
  RETURN r
}
WITH DISTINCT r
RETURN elementId(r) AS element, elementId(startNode(r)) AS fromElement, elementId(endNode(r)) AS toElement
