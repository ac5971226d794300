// purpose: every relationship of these nodes that is a fact, by element id
// parameters: ids, types
// columns: element, type, properties, fromElement, fromId, fromLabels, toElement, toId, toLabels
// The subquery makes the planner start from the nodes, also while it believes the graph to be empty.
UNWIND $ids AS id
MATCH (n) WHERE elementId(n) = id
CALL (n) {
  MATCH (n)-[r]-()
  WHERE type(r) IN $types
  RETURN r
}
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
RETURN elementId(r) AS element, type(r) AS type, properties(r) AS properties,
  elementId(a) AS fromElement, a.id AS fromId, labels(a) AS fromLabels,
  elementId(b) AS toElement, b.id AS toId, labels(b) AS toLabels
