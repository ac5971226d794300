// purpose: what other seeds, applied later and in force, changed and rely on
// parameters: revision, number
// columns: revision, number, file, altered, relies
MATCH (line:LedgerLine)
WHERE line.revision > $revision AND line.number <> $number AND line.undoneIn IS NULL AND line.action = 'APPLIED'
MATCH (seed:Seed {number: line.number})
RETURN line.revision AS revision, line.number AS number, seed.file AS file, line.altered AS altered, line.relies AS relies
ORDER BY revision
