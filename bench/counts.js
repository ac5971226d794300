/** What a graph holds, in one line, so that two of them can be compared; ledger and kept rows are left out. */
import neo4j from 'neo4j-driver';

const nodes = `MATCH (n) WHERE NOT n:Ledger AND NOT n:LedgerLine AND NOT n:Seed AND NOT n:RowChunk
  RETURN labels(n)[0] AS what, count(*) AS count, sum(size(keys(n))) AS properties ORDER BY what`;
const relationships = `MATCH ()-[r]->() WHERE NOT r:KEEPS
  RETURN type(r) AS what, count(*) AS count, sum(size(keys(r))) AS properties ORDER BY what`;

export async function readCounts({ uri, user, password, database }) {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
  try {
    const lines = [];
    for (const text of [nodes, relationships]) {
      const { records } = await driver.executeQuery(text, {}, { database });
      for (const record of records)
        lines.push(`${record.get('what')} ${record.get('count')} (${record.get('properties')})`);
    }
    return lines.join(', ');
  } finally {
    await driver.close();
  }
}
