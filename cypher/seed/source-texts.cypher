// purpose: stored texts of sources
// parameters: ids
// columns: id, text
UNWIND $ids AS id
MATCH (s:Source {id: id})
  USING INDEX SEEK s:Source(id)
RETURN id, s.text AS text
