// purpose: how far the ledger is, and how much is stored in all, derived data and the ledger included
// parameters:
// columns: revision, head, nodes, relationships
OPTIONAL MATCH (ledger:Ledger {id: 'ledger'})
CALL () { MATCH (n) RETURN count(n) AS nodes }
CALL () { MATCH ()-[r]->() RETURN count(r) AS relationships }
RETURN coalesce(ledger.revision, 0) AS revision, coalesce(ledger.head, '') AS head, nodes, relationships
