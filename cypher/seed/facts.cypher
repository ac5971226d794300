// purpose: state of relationships by element id, with both ends; those that are not there have no row
// parameters: ids
// columns: element, type, from, to, properties
UNWIND $ids AS element
MATCH (a)-[r]->(b) WHERE elementId(r) = element
RETURN element, type(r) AS type, properties(r) AS properties,
  {elementId: elementId(a), id: a.id, labels: labels(a)} AS from,
  {elementId: elementId(b), id: b.id, labels: labels(b)} AS to
