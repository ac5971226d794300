// purpose: derived properties of facts of one TYPE just made, and that evidence states them; a row is [element, factId, set]
// parameters: groups, revision
// columns:
UNWIND $groups AS g
MATCH (e:Evidence {id: g.evidence})
  USING INDEX SEEK e:Evidence(id)
UNWIND g.rows AS row
MATCH (a)-[r:TYPE]->() WHERE elementId(r) = row[0]
SET r.factId = row[1], r.addedIn = coalesce(r.addedIn, $revision), r.changedIn = $revision, r += row[2]
CREATE (e)-[:STATES {factId: row[1], revision: r.addedIn}]->(a)
