// purpose: the claims about entities, by id, and relationships, by factId; `note` is the remark that the same revision made
// parameters: ids
// columns: revision, about, property, value, evidence, since, note
MATCH (ledger:Ledger)
UNWIND $ids AS about
OPTIONAL MATCH (c:Claim {about: about})
WHERE NOT c.property IN ['note', 'inferred']
OPTIONAL MATCH (remark:Claim {about: about, property: 'note'})
WHERE remark.addedIn = c.addedIn
RETURN ledger.revision AS revision, about, c.property AS property, c.value AS value, coalesce(c.evidence, []) AS evidence,
  c.addedIn AS since, remark.value AS note
ORDER BY property, value
