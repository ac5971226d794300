// purpose: a line of the ledger, the state of its seed and the ledger's new head, in the transaction of their data
// parameters: line, seed, revision, head, changedIn, bodies
// columns: at
MATCH (ledger:Ledger {id: 'ledger'})
SET ledger.revision = $revision, ledger.head = $head, ledger.changedIn = $changedIn,
  ledger.bodies = $bodies
REMOVE ledger.holder
MERGE (seed:Seed {id: $seed.id})
SET seed += $seed
CREATE (line:LedgerLine {id: $line.id})
SET line += $line, line.at = toString(datetime())
SET seed.appliedAt = CASE line.action WHEN 'APPLIED' THEN line.at ELSE seed.appliedAt END
RETURN line.at AS at
