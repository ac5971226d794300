// purpose: sets properties of nodes; a row has element and set
// parameters: rows
// columns:
UNWIND $rows AS row
MATCH (n) WHERE elementId(n) = row.element
SET n += row.set
