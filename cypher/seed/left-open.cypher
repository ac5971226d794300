// purpose: of facts of one TYPE by element id, those beside which one without a term stands, with the same ends and key, that parts of the seed in force have added
// parameters: ids, term, key, number
// columns: element
// The subquery makes the planner go from the two ends, also while it believes the graph to be empty.
MATCH (line:LedgerLine {number: $number})
WHERE line.undoneIn IS NULL AND line.action = 'APPLIED'
WITH min(line.revision) AS since
UNWIND $ids AS element
MATCH (a)-[r:TYPE]->(b) WHERE elementId(r) = element
CALL (a, b, r, since) {
  MATCH (a)-[o:TYPE]->(b)
  WHERE o[$term] = '' AND o.addedIn >= since AND all(name IN $key WHERE o[name] = r[name])
  RETURN count(o) AS open
}
WITH element, open
WHERE open > 0
RETURN element
