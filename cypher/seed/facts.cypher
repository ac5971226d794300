// purpose: state of relationships of one TYPE by element id, with both ends; those that are not there have no row
// parameters: ids
// columns: element, type, properties, fromElement, fromId, fromLabels, toElement, toId, toLabels
// The type makes the planner seek by element id also while it believes the graph to be empty, as in its first large seed.
UNWIND $ids AS element
MATCH (a)-[r:TYPE]->(b) WHERE elementId(r) = element
RETURN element, type(r) AS type, properties(r) AS properties,
  elementId(a) AS fromElement, a.id AS fromId, labels(a) AS fromLabels,
  elementId(b) AS toElement, b.id AS toId, labels(b) AS toLabels
