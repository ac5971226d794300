// purpose: stores a source with its text
// parameters: id, properties
// columns: element
MERGE (s:Source {id: $id})
SET s += $properties
RETURN elementId(s) AS element
