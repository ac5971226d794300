// purpose: quotes of evidence, for messages
// parameters: ids
// columns: id, quote
UNWIND $ids AS id
MATCH (e:Evidence {id: id})
RETURN id, e.quote AS quote
