// purpose: state of nodes by element id; those that are not there have no row
// parameters: ids
// columns: element, labels, properties
UNWIND $ids AS element
MATCH (n) WHERE elementId(n) = element
RETURN element, labels(n) AS labels, properties(n) AS properties
