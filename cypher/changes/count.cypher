// purpose: how many additions, changes and removals there are behind a revision
// parameters: revision, types, prefixes
// columns: count
MATCH (line:LedgerLine)
WHERE line.revision > $revision
UNWIND line.created + line.changed + line.removed AS text
WITH split(split(text, '\t')[0], ' ') AS head
WHERE head[0] IN $types
  AND ($prefixes IS NULL OR any(id IN head[1..] WHERE any(prefix IN $prefixes WHERE id STARTS WITH prefix)))
RETURN count(*) AS count
