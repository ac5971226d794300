// purpose: sets properties of relationships of one TYPE; a row has element and set
// parameters: rows
// columns:
UNWIND $rows AS row
MATCH ()-[r:TYPE]->() WHERE elementId(r) = row.element
SET r += row.set
