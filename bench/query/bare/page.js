import { int, read } from './read.js';

const columns = 'n.id AS id, n.name AS name, n.kind AS kind, n.sortName AS sort';
const page = (rows) => `RETURN COLLECT { ${rows} RETURN [id, name, kind, sort] } AS rows`;
const start = page(`MATCH (n:Organisation) USING INDEX n:Organisation(sortName, id)
  WHERE n.sortName IS NOT NULL AND n.id IS NOT NULL
  WITH n ORDER BY n.sortName, n.id LIMIT $limit WITH ${columns}`);
/** Two branches, each straight from the index; the second stops where the page is full. */
const further = page(`CALL {
    MATCH (n:Organisation) USING INDEX n:Organisation(sortName, id)
    WHERE n.sortName = $sort AND n.id > $id RETURN n ORDER BY n.sortName, n.id LIMIT $limit
    UNION ALL
    MATCH (n:Organisation) USING INDEX n:Organisation(sortName, id)
    WHERE n.sortName > $sort AND n.id IS NOT NULL RETURN n ORDER BY n.sortName, n.id LIMIT $limit
  }
  WITH n LIMIT $limit
  WITH ${columns}`);

export async function pageOf({ first, after }) {
  const behind = after ? JSON.parse(Buffer.from(after, 'base64url').toString()) : undefined;
  const { rows } = await read(behind ? further : start, {
    limit: int(first + 1),
    ...(behind && { sort: behind[0], id: behind[1] }),
  });
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  return {
    organisations: {
      nodes: shown.map(([id, name, kind]) => ({ id, name, kind })),
      pageInfo: {
        hasNextPage: rows.length > first,
        endCursor: last ? Buffer.from(JSON.stringify([last[3], last[0]])).toString('base64url') : null,
      },
    },
  };
}
