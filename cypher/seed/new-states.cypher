// purpose: what evidence states of elements just made; a group has evidence and rows of element, factId and property, one of them null
// parameters: groups
// columns:
UNWIND $groups AS g
MATCH (e:Evidence {id: g.evidence})
UNWIND g.rows AS row
MATCH (n) WHERE elementId(n) = row.element
CREATE (e)-[:STATES {factId: row.factId, property: row.property}]->(n)
