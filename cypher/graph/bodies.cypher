// purpose: the entity types of which some are one body: joined by SAME_AS
// parameters:
// columns: revision, bodies
MATCH (ledger:Ledger)
RETURN ledger.revision AS revision, coalesce(ledger.bodies, []) AS bodies
