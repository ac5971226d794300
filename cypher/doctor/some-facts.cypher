// purpose: a few relationships of a type
// parameters: type, limit
// columns: id
MATCH (a)-[:$($type)]->(b)
RETURN coalesce(toStringOrNull(a.id), elementId(a)) + ' -> ' + coalesce(toStringOrNull(b.id), elementId(b)) AS id
LIMIT toInteger($limit)
