// purpose: keeps chunks of rows for a seed; one that another seed with the same file has kept is there already
// parameters: seed, chunks
// columns:
MATCH (seed:Seed {id: $seed})
UNWIND $chunks AS given
MERGE (chunk:RowChunk {id: given.id})
ON CREATE SET chunk.data = given.data
MERGE (seed)-[:KEEPS]->(chunk)
