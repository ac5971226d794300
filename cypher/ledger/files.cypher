// purpose: files of the seeds whose lines these are, by revision
// parameters: ids
// columns: revision, file
UNWIND $ids AS id
MATCH (line:LedgerLine {id: id})
  USING INDEX SEEK line:LedgerLine(id)
RETURN line.revision AS revision, line.file AS file
