/** `pactgraph neo4j stop`: ends the managed database, whoever started it. */
import type { Config } from '../../config.js';
import { stopDatabase } from '../../neo4j/managed.js';
import type { CommandIo } from '../run/io.js';
import { jsonVersion } from '../run/report-failure.js';
import { refuseOwnServer } from './own-server.js';

export async function neo4jStop(config: Config, io: CommandIo): Promise<void> {
  refuseOwnServer(config);
  const stopped = await stopDatabase(config);
  const text = stopped ? 'Stopped.' : 'It was not running.';
  io.out(io.json ? JSON.stringify({ version: jsonVersion, stopped }) : text);
}
