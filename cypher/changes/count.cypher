// purpose: how many additions, changes and removals there are behind a revision
// parameters: revision, types, prefixes
// columns: revision, count
MATCH (ledger:Ledger)
CALL () {
  MATCH (line:LedgerLine)
  USING INDEX line:LedgerLine(revision)
  WHERE line.revision > $revision
  UNWIND ['created', 'changed', 'removed'] AS list
  RETURN sum(size([text IN line[list] WHERE all(head IN [split(split(text, '\t')[0], ' ')]
    WHERE head[0] IN $types
      AND ($prefixes IS NULL OR any(id IN head[1..4] WHERE any(prefix IN $prefixes WHERE id STARTS WITH prefix))))])) AS count
}
RETURN ledger.revision AS revision, count
