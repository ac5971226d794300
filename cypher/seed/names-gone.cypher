// purpose: removes the names of entities that are gone
// parameters: ids
// columns:
UNWIND $ids AS id
MATCH (m:Name)
WHERE m.id STARTS WITH id + ' '
DETACH DELETE m
