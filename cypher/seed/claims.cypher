// purpose: claims beside stored values; a row has id, set of {about, property, value}, evidence and the node it disputes
// parameters: rows
// columns: element
UNWIND $rows AS row
MERGE (c:Claim {id: row.id})
SET c += row.set, c.evidence = coalesce(c.evidence, []) + [e IN row.evidence WHERE NOT e IN coalesce(c.evidence, [])]
WITH c, row
MATCH (n) WHERE elementId(n) = row.disputes
MERGE (c)-[:DISPUTES]->(n)
RETURN elementId(c) AS element
