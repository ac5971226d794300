// purpose: the language of the source of each evidence, where the source has one
// parameters: ids
// columns: evidence, language
UNWIND $ids AS id
MATCH (e:Evidence {id: id})
  USING INDEX SEEK e:Evidence(id)
MATCH (s:Source {id: e.source})
  USING INDEX SEEK s:Source(id)
WHERE s.language IS NOT NULL
RETURN id AS evidence, s.language AS language
