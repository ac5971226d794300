// purpose: takes back that evidence states something; a row has evidence, element, factId and property, one of them null
// parameters: rows
// columns:
UNWIND $rows AS row
MATCH (n) WHERE elementId(n) = row.element
MATCH (n)<-[s:STATES]-(e:Evidence {id: row.evidence})
WHERE s.factId = row.factId OR s.property = row.property
DELETE s
