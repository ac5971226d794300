/** `pactgraph neo4j start`: the managed database, left running until `neo4j stop`. */
import type { Config } from '../config.js';
import { acquireDatabase, databaseStatus } from '../neo4j/managed.js';
import type { CommandIo } from './io.js';
import { jsonVersion } from './report-failure.js';
import { refuseOwnServer } from './neo4j-own-server.js';
import { describeStatus } from './neo4j-status.js';

export async function neo4jStart(config: Config, io: CommandIo): Promise<void> {
  refuseOwnServer(config);
  const { owned } = await acquireDatabase(config, { progress: io, keepRunning: true });
  const status = await databaseStatus(config);
  const text = `${owned ? 'Started.' : 'It runs already.'} ${describeStatus(status)}`;
  io.out(io.json ? JSON.stringify({ version: jsonVersion, started: owned, database: status }) : text);
}
