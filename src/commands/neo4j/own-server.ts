/** The `neo4j` commands work on the managed database only; for users with a server of their own they could mislead. */
import type { Config } from '../../config.js';
import { PactgraphError } from '../../errors.js';

/** @throws PactgraphError USAGE when NEO4J_URI is set */
export function refuseOwnServer(config: Config): void {
  if (!config.server) return;
  throw new PactgraphError(
    'USAGE',
    `The managed database is not in use: NEO4J_URI is ${config.server.uri}.`,
    {
      hint: 'Unset NEO4J_URI to work with the managed database.',
    },
  );
}
