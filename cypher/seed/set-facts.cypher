// purpose: sets properties of relationships; a row has element and set
// parameters: rows
// columns:
UNWIND $rows AS row
MATCH ()-[r]->() WHERE elementId(r) = row.element
SET r += row.set
