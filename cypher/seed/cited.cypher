// purpose: what evidence states, by element id of the evidence: entities by property, facts by factId and their start
// parameters: ids
// columns: evidence, element, factId, property
UNWIND $ids AS id
MATCH (e:Evidence)-[s:STATES]->(n)
WHERE elementId(e) = id
RETURN e.id AS evidence, elementId(n) AS element, s.factId AS factId, s.property AS property
