import { read } from './read.js';
import { ofOrganisation, today } from './status.js';

const statement = `RETURN COLLECT {
  MATCH (n:Organisation) USING INDEX n:Organisation(sortName, id)
  WHERE n.sortName IS NOT NULL AND n.id IS NOT NULL AND n.kind = $kind AND ${ofOrganisation('n')} = $status
  WITH n ORDER BY n.sortName, n.id LIMIT 26
  RETURN [n.id, n.name]
} AS rows`;

export async function filter({ kind, status }) {
  const { rows } = await read(statement, { kind, status, today: today() });
  return {
    organisations: {
      nodes: rows.slice(0, 25).map(([id, name]) => ({ id, name, kind, status })),
      pageInfo: { hasNextPage: rows.length > 25 },
    },
  };
}
