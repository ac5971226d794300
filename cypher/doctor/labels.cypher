// purpose: nodes that have no label, or more than one: how many, and two of them
// parameters:
// columns: count, first, last
MATCH (n)
WHERE size(labels(n)) <> 1
WITH coalesce(toStringOrNull(n.id), elementId(n)) AS id
RETURN count(*) AS count, min(id) AS first, max(id) AS last
