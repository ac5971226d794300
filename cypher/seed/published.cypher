// purpose: the first day on which each of these sources may have been published, null where nobody says
// parameters: ids
// columns: source, day
UNWIND $ids AS id
MATCH (s:Source {id: id})
  USING INDEX SEEK s:Source(id)
RETURN id AS source, s.publishedOnEarliest AS day
