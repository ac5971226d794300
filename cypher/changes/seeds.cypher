// purpose: the seeds that these lines of the ledger applied or took back, each as it was applied last; the number of one that
//   is undone may have gone to another file since
// parameters: lines
// columns: revision, line, number, file, title, checksum, state, seedRevision, appliedAt, appliedBy
MATCH (ledger:Ledger)
UNWIND $lines AS told
MATCH (line:LedgerLine {revision: told})
CALL (line) {
  MATCH (applied:LedgerLine {number: line.number, action: 'APPLIED'})
  WHERE applied.checksum = line.checksum AND applied.file = line.file
  RETURN applied ORDER BY applied.revision DESC LIMIT 1
}
OPTIONAL MATCH (seed:Seed {number: line.number})
WHERE seed.checksum = line.checksum AND seed.file = line.file
RETURN ledger.revision AS revision, line.revision AS line, line.number AS number, line.file AS file, line.title AS title,
  line.checksum AS checksum, coalesce(seed.state, 'UNDONE') AS state, applied.revision AS seedRevision,
  applied.at AS appliedAt, applied.by AS appliedBy
