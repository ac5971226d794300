// purpose: of facts of one TYPE by element id, a term that another fact has with the same ends and key
// parameters: ids, term, key
// columns: element, term
// The subquery makes the planner go from the two ends, also while it believes the graph to be empty.
UNWIND $ids AS element
MATCH (a)-[r:TYPE]->(b) WHERE elementId(r) = element
CALL (a, b, r) {
  MATCH (a)-[o:TYPE]->(b)
  WHERE o[$term] <> '' AND all(name IN $key WHERE o[name] = r[name])
  RETURN min(o[$term]) AS term
}
WITH element, term
WHERE term IS NOT NULL
RETURN element, term
