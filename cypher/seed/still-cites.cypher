// purpose: of entities and facts that cited evidence, those that still do; a row has evidence, element, factId, property
// parameters: rows
// columns: evidence, cites
UNWIND $rows AS row
MATCH (n) WHERE elementId(n) = row.element
OPTIONAL MATCH (n)-[r]->() WHERE r.factId = row.factId
WITH row, CASE
  WHEN row.factId IS NOT NULL THEN r.evidence
  WHEN row.property = '' THEN n.evidence
  ELSE n[row.property + 'Evidence'] END AS cited, n
WHERE row.evidence IN cited
RETURN row.evidence AS evidence, coalesce(row.factId, n.id) AS cites
