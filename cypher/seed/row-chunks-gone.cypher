// purpose: a seed that was taken back keeps no chunks of rows any more; those that no other seed keeps are removed
// parameters: seed
// columns:
MATCH (:Seed {id: $seed})-[keeps:KEEPS]->(chunk:RowChunk)
DELETE keeps
WITH chunk
WHERE NOT EXISTS { (:Seed)-[:KEEPS]->(chunk) }
DELETE chunk
