// purpose: takes the lock: a write to the ledger node, which other loaders wait for until this transaction ends
// parameters: holder
// columns: locked
MATCH (ledger:Ledger {id: 'ledger'})
SET ledger.holder = $holder
RETURN true AS locked
