// purpose: whether a line is in the ledger: its place and its checksum
// parameters: id, head
// columns: id
MATCH (line:LedgerLine {id: $id})
WHERE line.head = $head
RETURN line.id AS id
