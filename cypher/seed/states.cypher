// purpose: what evidence states from now on; a row has evidence, element, factId and property, one of them null
// parameters: rows
// columns:
CALL () {
  UNWIND [row IN $rows WHERE row.factId IS NOT NULL] AS row
  MATCH (e:Evidence {id: row.evidence})
  MATCH (n) WHERE elementId(n) = row.element
  MERGE (e)-[:STATES {factId: row.factId}]->(n)
}
CALL () {
  UNWIND [row IN $rows WHERE row.property IS NOT NULL] AS row
  MATCH (e:Evidence {id: row.evidence})
  MATCH (n) WHERE elementId(n) = row.element
  MERGE (e)-[:STATES {property: row.property}]->(n)
}
