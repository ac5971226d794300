// purpose: a few relationships of one TYPE
// parameters: limit
// columns: id
MATCH (a)-[:TYPE]->(b)
RETURN coalesce(toStringOrNull(a.id), elementId(a)) + ' -> ' + coalesce(toStringOrNull(b.id), elementId(b)) AS id
LIMIT toInteger($limit)
