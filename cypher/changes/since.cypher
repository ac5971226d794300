// purpose: what lines of the ledger added (kind 0), changed (1) and removed (2), from a position on; oldest first
// parameters: revision, kind, index, types, prefixes, count
// columns: revision, kind, index, number, action, at, type, id, from, to, values
MATCH (line:LedgerLine)
WHERE line.revision >= $revision
CALL (line) {
  UNWIND [[0, line.created], [1, line.changed], [2, line.removed]] AS part
  WITH part[0] AS kind, part[1] AS texts
  UNWIND range(0, size(texts) - 1) AS index
  WITH kind, index, split(texts[index], '\t') AS halves
  WITH kind, index, split(halves[0], ' ') AS head, halves[1] AS values
  WHERE (line.revision > $revision OR kind > $kind OR (kind = $kind AND index > $index))
    AND head[0] IN $types
    AND ($prefixes IS NULL OR any(id IN head[1..] WHERE any(prefix IN $prefixes WHERE id STARTS WITH prefix)))
  RETURN kind, index, head, values
  ORDER BY kind, index LIMIT $count
}
WITH line, kind, index, head, values
ORDER BY line.revision, kind, index LIMIT $count
RETURN line.revision AS revision, kind, index, line.number AS number, line.action AS action, line.at AS at,
  head[0] AS type, head[1] AS id, head[2] AS from, head[3] AS to, values
