// purpose: head of the ledger and its seeds; one row with nulls while no seed was applied
// parameters:
// columns: revision, head, changedKeys, changedRevisions, bodies, schema, derivation, number, file, title, checksum, state, appliedAt, appliedBy, seedRevision, parts, files
MATCH (ledger:Ledger {id: 'ledger'})
OPTIONAL MATCH (seed:Seed)
RETURN ledger.revision AS revision, ledger.head AS head, ledger.changedKeys AS changedKeys,
  ledger.changedRevisions AS changedRevisions, coalesce(ledger.bodies, []) AS bodies, ledger.schema AS schema,
  coalesce(ledger.derivation, 1) AS derivation,
  seed.number AS number, seed.file AS file, seed.title AS title, seed.checksum AS checksum, seed.state AS state,
  seed.appliedAt AS appliedAt, seed.appliedBy AS appliedBy, seed.revision AS seedRevision, seed.parts AS parts,
  seed.files AS files
ORDER BY number
