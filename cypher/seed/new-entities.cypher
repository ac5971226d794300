// purpose: derived properties and names of entities just made; a row is [element, sortName, set, names], a name [id, text, lang, kind, fold, reading]
// parameters: rows, revision
// columns:
UNWIND $rows AS row
MATCH (n) WHERE elementId(n) = row[0]
SET n.addedIn = coalesce(n.addedIn, $revision), n.changedIn = $revision, n.sortName = row[1], n += row[2]
WITH n, row
UNWIND row[3] AS name
CREATE (n)-[:HAS_NAME]->(:Name {
  id: name[0], text: name[1], lang: name[2], kind: name[3], fold: name[4], reading: name[5]
})
