// purpose: the row of an applied seed, and the ledger's new head, in the transaction of its data
// parameters: seed, revision, checksum, changedIn
// columns: appliedAt
MATCH (ledger:Ledger {id: 'ledger'})
SET ledger.revision = $revision, ledger.head = $checksum, ledger.changedIn = $changedIn
REMOVE ledger.holder
MERGE (seed:Seed {id: $seed.id})
SET seed += $seed, seed.appliedAt = toString(datetime())
RETURN seed.appliedAt AS appliedAt
