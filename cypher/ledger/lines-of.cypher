// purpose: the lines of one seed that are in force, newest first
// parameters: number
// columns: revision, number, part, patch
MATCH (line:LedgerLine {number: $number})
WHERE line.undoneIn IS NULL AND line.action = 'APPLIED'
RETURN line.revision AS revision, line.number AS number, line.part AS part, line.patch AS patch
ORDER BY revision DESC
