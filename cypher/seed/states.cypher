// purpose: which facts a piece of evidence states: of a relationship by factId, of an entity by property ('' its being)
// parameters: facts, properties
// columns:
CALL () {
  UNWIND $facts AS row
  MATCH (e:Evidence {id: row.evidence})
  MATCH (n) WHERE elementId(n) = row.element
  MERGE (e)-[:STATES {factId: row.factId}]->(n)
}
CALL () {
  UNWIND $properties AS row
  MATCH (e:Evidence {id: row.evidence})
  MATCH (n) WHERE elementId(n) = row.element
  MERGE (e)-[:STATES {property: row.property}]->(n)
}
