// purpose: a few nodes of a label
// parameters: label, limit
// columns: id
MATCH (n:$($label))
RETURN coalesce(toStringOrNull(n.id), elementId(n)) AS id
LIMIT toInteger($limit)
