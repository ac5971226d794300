// purpose: the language of the source of each evidence, where the source has one
// parameters: ids
// columns: evidence, language
UNWIND $ids AS id
MATCH (e:Evidence {id: id})
MATCH (s:Source {id: e.source})
WHERE s.language IS NOT NULL
RETURN id AS evidence, s.language AS language
