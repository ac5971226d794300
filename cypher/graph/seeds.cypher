// purpose: a page of the ledger's seeds, oldest first, and their number in all; one row without a seed while there is none.
//   Backwards: the last ones, or those before a number, the last one first
// parameters: from, backwards, limit
// columns: revision, total, seedRevision, number, file, title, state, appliedAt, appliedBy, checksum
MATCH (ledger:Ledger)
CALL () { MATCH (seed:Seed) RETURN count(seed) AS total }
OPTIONAL CALL () {
  MATCH (seed:Seed)
  WHERE $from IS NULL OR CASE WHEN $backwards THEN seed.number < $from ELSE seed.number > $from END
  RETURN seed ORDER BY CASE WHEN $backwards THEN -seed.number ELSE seed.number END LIMIT $limit
}
RETURN ledger.revision AS revision, total, seed.number AS number, seed.file AS file, seed.title AS title, seed.state AS state,
  seed.revision AS seedRevision, seed.appliedAt AS appliedAt, seed.appliedBy AS appliedBy, seed.checksum AS checksum
