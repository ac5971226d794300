// purpose: removes the claims about entities and facts that are gone; tells what was removed
// parameters: ids
// columns: element
MATCH (c:Claim)
WHERE c.about IN $ids
WITH c, elementId(c) AS element
DETACH DELETE c
RETURN element
