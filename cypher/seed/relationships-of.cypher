// purpose: every relationship of these nodes that is a fact, by element id
// parameters: ids, types
// columns: element, type, from, to, properties
UNWIND $ids AS id
MATCH (n) WHERE elementId(n) = id
MATCH (n)-[r]-()
WHERE type(r) IN $types
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
RETURN elementId(r) AS element, type(r) AS type, properties(r) AS properties,
  {elementId: elementId(a), id: a.id, labels: labels(a)} AS from,
  {elementId: elementId(b), id: b.id, labels: labels(b)} AS to
