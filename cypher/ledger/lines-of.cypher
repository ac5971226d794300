// purpose: the lines of one seed that are in force, newest first
// parameters: number
// columns: revision, number, part, created, changed, removed
MATCH (line:LedgerLine {number: $number})
WHERE line.undoneIn IS NULL AND line.action = 'APPLIED'
RETURN line.revision AS revision, line.number AS number, line.part AS part, line.created AS created,
  line.changed AS changed, line.removed AS removed
ORDER BY revision DESC
