// purpose: ids of the facts that passages of these sources state
// parameters: ids
// columns: id
UNWIND $ids AS source
MATCH (e:Evidence {source: source})
  USING INDEX SEEK e:Evidence(source)
MATCH (e)-[s:STATES]->()
WHERE s.factId IS NOT NULL
RETURN DISTINCT s.factId AS id
