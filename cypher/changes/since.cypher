// purpose: what lines of the ledger added (kind 0), changed (1) and removed (2), from a position on, oldest first; one row
//   of nulls when there is nothing. Lines are opened one by one until the page is full, and one more; their lists are
//   walked inside an expression, as rows that carry them would count their size again and again as memory
// parameters: revision, kind, index, types, prefixes, count
// columns: revision, line, kind, index, number, file, action, at, type, id, from, to, term, values
MATCH (ledger:Ledger)
OPTIONAL CALL () {
  MATCH (line:LedgerLine)
  USING INDEX line:LedgerLine(revision)
  WHERE line.revision >= $revision AND (line.revision > $revision OR $kind < 3)
  WITH line ORDER BY line.revision
  CALL (line) {
    UNWIND [0, 1, 2] AS kind
    WITH kind, CASE
      WHEN line.revision > $revision OR kind > $kind THEN 0
      WHEN kind = $kind THEN $index + 1
    END AS start
    WHERE start IS NOT NULL
    WITH kind, head([texts IN [line[['created', 'changed', 'removed'][kind]]] |
      [index IN [index IN range(start, size(texts) - 1)
        WHERE all(head IN [split(split(texts[index], '\t')[0], ' ')]
          WHERE head[0] IN $types
            AND ($prefixes IS NULL OR any(id IN head[1..4] WHERE any(prefix IN $prefixes WHERE id STARTS WITH prefix))))
      ][..$count] | [index, texts[index]]]]) AS found
    UNWIND found AS entry
    RETURN kind, entry[0] AS index, split(entry[1], '\t') AS halves
    ORDER BY kind, index LIMIT $count
  }
  RETURN line, kind, index, split(halves[0], ' ') AS head, halves[1] AS values
  ORDER BY line.revision, kind, index LIMIT $count
}
RETURN ledger.revision AS revision, line.revision AS line, kind, index, line.number AS number, line.file AS file,
  line.action AS action, line.at AS at, head[0] AS type, head[1] AS id, head[2] AS from, head[3] AS to,
  CASE WHEN size(head) > 4 THEN reduce(term = head[4], word IN head[5..] | term + ' ' + word) END AS term, values
