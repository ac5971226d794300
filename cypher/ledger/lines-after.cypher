// purpose: what other seeds, applied later and in force, made, changed and removed of what is asked for, and all they rely on
// parameters: revision, number, removed, others
// columns: revision, number, file, created, changed, removed, relies
MATCH (line:LedgerLine)
WHERE line.revision > $revision AND line.number <> $number AND line.undoneIn IS NULL AND line.action = 'APPLIED'
RETURN line.revision AS revision, line.number AS number, line.file AS file,
  // Lists of a bulk load are long, and most lines removed nothing that could have been made again.
  CASE $removed WHEN [] THEN [] ELSE [text IN line.created WHERE split(text, ' ')[1] IN $removed] END AS created,
  [text IN line.changed WHERE split(split(text, '\t')[0], ' ')[1] IN $others] AS changed,
  [text IN line.removed WHERE split(split(text, '\t')[0], ' ')[1] IN $others] AS removed, line.relies AS relies
ORDER BY revision
