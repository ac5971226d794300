/** @neo4j/graphql behind Apollo Server. Prints its address when it listens. */
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { Neo4jGraphQL } from '@neo4j/graphql';
import neo4j from 'neo4j-driver';
import { typeDefs } from './schema.js';

const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, NEO4J_DATABASE } = process.env;
const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USER, NEO4J_PASSWORD), {
  maxConnectionPoolSize: 32,
  telemetryDisabled: true,
});
const library = new Neo4jGraphQL({ typeDefs, driver });
const server = new ApolloServer({
  schema: await library.getSchema(),
  nodeEnv: 'production',
  stopOnTerminationSignals: false,
});
const { url } = await startStandaloneServer(server, {
  listen: { port: 0, host: '127.0.0.1' },
  context: () =>
    Promise.resolve({ sessionConfig: { database: NEO4J_DATABASE, defaultAccessMode: neo4j.session.READ } }),
});
console.log(url);
process.on('SIGTERM', () => void server.stop().then(() => driver.close()));
