// purpose: the entity types of which some are one body: joined by SAME_AS; and what was changed last in which revision
// parameters:
// columns: revision, bodies, changedKeys, changedRevisions
MATCH (ledger:Ledger)
RETURN ledger.revision AS revision, coalesce(ledger.bodies, []) AS bodies,
  ledger.changedKeys AS changedKeys, ledger.changedRevisions AS changedRevisions
