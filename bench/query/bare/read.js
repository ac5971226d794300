/** One statement in one round trip. */
import neo4j from 'neo4j-driver';

const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, NEO4J_DATABASE } = process.env;
const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USER, NEO4J_PASSWORD), {
  disableLosslessIntegers: true,
  maxConnectionPoolSize: 32,
  telemetryDisabled: true,
  notificationFilter: { minimumSeverityLevel: 'OFF' },
});

/** @returns {Promise<object | undefined>} the first row; a question is one row */
export async function read(text, parameters) {
  const session = driver.session({ database: NEO4J_DATABASE, defaultAccessMode: neo4j.session.READ });
  try {
    const { records } = await session.run(`CYPHER 25\n${text}`, parameters, { timeout: 30_000 });
    return records[0]?.toObject();
  } finally {
    await session.close();
  }
}

export const int = neo4j.int;
export const close = () => driver.close();
