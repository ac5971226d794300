// purpose: chunks of rows of data sets, packed; null for one that is not there
// parameters: ids
// columns: revision, id, data
MATCH (ledger:Ledger)
UNWIND $ids AS id
OPTIONAL MATCH (chunk:RowChunk {id: id})
  USING INDEX SEEK chunk:RowChunk(id)
RETURN ledger.revision AS revision, id, chunk.data AS data
