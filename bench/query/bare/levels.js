import { read } from './read.js';

const statement = `MATCH (o:Organisation {id: $id})
RETURN o.id AS id, o.name AS name, COLLECT {
  MATCH (o)-[:PARTY_TO]->(a:Agreement) WITH a ORDER BY a.id LIMIT 10
  RETURN [a.id, a.name, COLLECT {
    MATCH (p:Organisation)-[:PARTY_TO]->(a) WITH p ORDER BY p.id LIMIT 10
    RETURN [p.id, p.name, COLLECT {
      MATCH (p)-[:PARTY_TO]->(b:Agreement) WITH b ORDER BY b.id LIMIT 9
      RETURN [b.id, b.name]
    }]
  }]
} AS agreements`;

export async function levels({ id }) {
  const row = await read(statement, { id });
  if (!row) return { organisation: null };
  const nodes = (rows, rest) => ({
    nodes: rows.map(([id, name, below]) => ({ id, name, ...rest?.(below) })),
  });
  return {
    organisation: {
      ...{ id: row.id, name: row.name },
      agreements: nodes(row.agreements, (of) => ({
        parties: nodes(of, (those) => ({ agreements: nodes(those) })),
      })),
    },
  };
}
