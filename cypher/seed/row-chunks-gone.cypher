// purpose: a seed that was taken back keeps no chunks of rows any more; those that no other seed keeps are removed
// parameters: seed
// columns:
MATCH (seed:Seed {id: $seed})-[keeps:KEEPS]->(chunk:RowChunk)
  USING INDEX SEEK seed:Seed(id)
DELETE keeps
WITH chunk
WHERE NOT EXISTS { (:Seed)-[:KEEPS]->(chunk) }
DELETE chunk
