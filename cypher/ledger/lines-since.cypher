// purpose: lines of the ledger behind a revision, oldest first
// parameters: revision, count
// columns: revision, number, file, title, action, at, by, patch
MATCH (line:LedgerLine)
WHERE line.revision > $revision
WITH line ORDER BY line.revision LIMIT $count
MATCH (seed:Seed {number: line.number})
RETURN line.revision AS revision, line.number AS number, seed.file AS file, seed.title AS title,
  line.action AS action, line.at AS at, line.by AS by, line.patch AS patch
ORDER BY revision
