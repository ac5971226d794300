// purpose: ids of the facts that these passages state
// parameters: ids
// columns: id
UNWIND $ids AS passage
MATCH (e:Evidence {id: passage})
  USING INDEX SEEK e:Evidence(id)
MATCH (e)-[s:STATES]->()
WHERE s.factId IS NOT NULL
RETURN DISTINCT s.factId AS id
