/** `pactgraph neo4j start`: the managed database, left running until `neo4j stop`. */
import type { Config } from '../../config.js';
import { acquireDatabase, databaseStatus } from '../../neo4j/managed.js';
import type { CommandIo } from '../run/io.js';
import { jsonVersion } from '../run/report-failure.js';
import { refuseOwnServer } from './own-server.js';
import { describeStatus } from './status.js';

export async function neo4jStart(config: Config, io: CommandIo): Promise<void> {
  refuseOwnServer(config);
  const { owned } = await acquireDatabase(config, { progress: io, keepRunning: true });
  const status = await databaseStatus(config);
  const text = `${owned ? 'Started.' : 'It runs already.'} ${describeStatus(status)}`;
  io.out(io.json ? JSON.stringify({ version: jsonVersion, started: owned, database: status }) : text);
}
