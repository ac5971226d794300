// purpose: derived properties and names of entities just made; a row has element, set and names of {id, text, lang, kind, fold, reading}
// parameters: rows
// columns:
UNWIND $rows AS row
MATCH (n) WHERE elementId(n) = row.element
SET n += row.set
FOREACH (name IN row.names | CREATE (n)-[:HAS_NAME]->(m:Name) SET m = name)
