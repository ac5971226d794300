// purpose: head of the ledger and its rows; one row with nulls while no seed was applied
// parameters:
// columns: revision, head, changedIn, schema, number, file, checksum, state, appliedAt
MATCH (ledger:Ledger {id: 'ledger'})
OPTIONAL MATCH (seed:Seed)
RETURN ledger.revision AS revision, ledger.head AS head, ledger.changedIn AS changedIn, ledger.schema AS schema,
  seed.number AS number, seed.file AS file, seed.checksum AS checksum, seed.state AS state, seed.appliedAt AS appliedAt
ORDER BY number
