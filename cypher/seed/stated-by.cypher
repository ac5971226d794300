// purpose: the entities that this evidence states something of, with their names
// parameters: ids
// columns: element, id, labels, properties, names
UNWIND $ids AS id
MATCH (e:Evidence {id: id})
  USING INDEX SEEK e:Evidence(id)
MATCH (e)-[:STATES]->(n)
WITH DISTINCT n
RETURN elementId(n) AS element, n.id AS id, labels(n) AS labels, properties(n) AS properties,
  COLLECT { MATCH (n)-[:HAS_NAME]->(m:Name) RETURN properties(m) } AS names
