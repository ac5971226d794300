// purpose: notes what the names of the graph are derived by, 0 while that is under way; takes the lock, as loaders do
// parameters: derivation
// columns:
MATCH (ledger:Ledger {id: 'ledger'})
SET ledger.derivation = toInteger($derivation)
