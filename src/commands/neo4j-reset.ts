/** `pactgraph neo4j reset`: deletes the data of the managed database, and nothing else. */
import type { Config } from '../config.js';
import { PactgraphError } from '../errors.js';
import { databaseStatus, resetDatabase } from '../neo4j/managed.js';
import type { CommandIo } from './io.js';
import { refuseOwnServer } from './neo4j-own-server.js';

export interface Neo4jResetOptions {
  /** Delete without asking. */
  readonly yes?: boolean;
}

/** @throws PactgraphError USAGE when there is nobody to ask and `yes` was not given */
export async function neo4jReset(
  config: Config,
  io: CommandIo,
  options: Neo4jResetOptions = {},
): Promise<void> {
  refuseOwnServer(config);
  const status = await databaseStatus(config);
  const done = (deleted: boolean, text: string): void =>
    io.out(io.json ? JSON.stringify({ deleted, dataFolder: config.dataFolder }) : text);
  if (!status.running && !status.hasData) return done(false, `There is no data in ${config.dataFolder}.`);
  if (!options.yes) {
    if (!io.isTerminal || io.json) {
      throw new PactgraphError(
        'USAGE',
        `This deletes all data of the managed database in ${config.dataFolder}.`,
        {
          hint: 'Say so with: pactgraph neo4j reset --yes',
        },
      );
    }
    const running = status.running ? 'Neo4j is running and will be stopped. ' : '';
    if (!(await io.confirm(`${running}Delete all data of the managed database in ${config.dataFolder}?`))) {
      return done(false, 'Nothing was deleted.');
    }
  }
  await resetDatabase(config, io);
  done(true, `Deleted the data of the managed database in ${config.dataFolder}.`);
}
