// purpose: a line of the ledger, the state of its seed and the ledger's new head, in the transaction of their data
// parameters: line, seed, revision, head, changedKeys, changedRevisions, bodies
// columns: at
MATCH (ledger:Ledger {id: 'ledger'})
SET ledger.revision = $revision, ledger.head = $head, ledger.bodies = $bodies,
  ledger.changedKeys = $changedKeys, ledger.changedRevisions = $changedRevisions
// Earlier versions kept less, as JSON.
REMOVE ledger.holder, ledger.changedIn
MERGE (seed:Seed {id: $seed.id})
SET seed += $seed
CREATE (line:LedgerLine {id: $line.id})
SET line += $line, line.at = toString(datetime())
SET seed.appliedAt = CASE line.action WHEN 'APPLIED' THEN line.at ELSE seed.appliedAt END
RETURN line.at AS at
