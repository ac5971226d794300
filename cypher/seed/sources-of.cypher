// purpose: the source of each of these passages
// parameters: ids
// columns: evidence, source
UNWIND $ids AS id
MATCH (e:Evidence {id: id})
  USING INDEX SEEK e:Evidence(id)
RETURN id AS evidence, e.source AS source
