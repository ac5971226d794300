// purpose: what sources quote or report each official as saying, by source and place in it
// parameters: ids
// columns: revision, official, evidence
MATCH (ledger:Ledger)
UNWIND $ids AS official
RETURN ledger.revision AS revision, official,
  COLLECT {
    MATCH (e:Evidence {saidBy: official})
    RETURN e.id ORDER BY e.source, e.start, e.id
  } AS evidence
