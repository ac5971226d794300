// purpose: takes back that evidence states something; a row has evidence, element, factId and property, one of them null
// parameters: rows
// columns:
UNWIND $rows AS row
MATCH (n) WHERE elementId(n) = row.element
// Without its label, so that the planner does not start from the evidence: one may state the facts of a whole data set.
MATCH (n)<-[s:STATES]-(e) WHERE e.id = row.evidence AND (s.factId = row.factId OR s.property = row.property)
DELETE s
