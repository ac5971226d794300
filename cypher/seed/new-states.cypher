// purpose: what evidence states of entities just made; a group has evidence, property and elements
// parameters: groups
// columns:
UNWIND $groups AS g
MATCH (e:Evidence {id: g.evidence})
  USING INDEX SEEK e:Evidence(id)
UNWIND g.elements AS element
MATCH (n) WHERE elementId(n) = element
// What an undo brings back is as old as it was.
CREATE (e)-[:STATES {property: g.property, revision: n.addedIn}]->(n)
