// purpose: the ledger's rows, oldest first; one row of nulls while there is none
// parameters:
// columns: revision, seedRevision, number, file, title, state, appliedAt, appliedBy, checksum
MATCH (ledger:Ledger)
OPTIONAL MATCH (seed:Seed)
RETURN ledger.revision AS revision, seed.number AS number, seed.file AS file, seed.title AS title, seed.state AS state,
  seed.revision AS seedRevision, seed.appliedAt AS appliedAt, seed.appliedBy AS appliedBy, seed.checksum AS checksum
ORDER BY number
