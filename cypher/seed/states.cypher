// purpose: what evidence states from now on; a row has evidence, element, factId and property, one of
//   them null, and since: the revision that stated it, null for this one
// parameters: rows, revision
// columns:
CALL () {
  UNWIND [row IN $rows WHERE row.factId IS NOT NULL] AS row
  MATCH (e:Evidence {id: row.evidence})
    USING INDEX SEEK e:Evidence(id)
  MATCH (n) WHERE elementId(n) = row.element
  MERGE (e)-[s:STATES {factId: row.factId}]->(n)
  ON CREATE SET s.revision = coalesce(row.since, $revision)
}
CALL () {
  UNWIND [row IN $rows WHERE row.property IS NOT NULL] AS row
  MATCH (e:Evidence {id: row.evidence})
    USING INDEX SEEK e:Evidence(id)
  MATCH (n) WHERE elementId(n) = row.element
  MERGE (e)-[s:STATES {property: row.property}]->(n)
  ON CREATE SET s.revision = coalesce(row.since, $revision)
}
