// purpose: ids that several nodes of a label have
// parameters: label, limit
// columns: id, count
MATCH (n:$($label))
WITH n.id AS id, count(*) AS count
WHERE count > 1
RETURN id, count
ORDER BY id
LIMIT toInteger($limit)
