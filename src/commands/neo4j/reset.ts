/** `pactgraph neo4j reset`: deletes the data of the managed database, and nothing else. */
import type { Config } from '../../config.js';
import { PactgraphError } from '../../errors.js';
import { databaseStatus, resetDatabase } from '../../neo4j/managed.js';
import type { CommandIo } from '../run/io.js';
import { jsonVersion } from '../run/report-failure.js';
import { refuseOwnServer } from './own-server.js';

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
  const { deleted, text } = await reset(config, io, options.yes ?? false);
  io.out(io.json ? JSON.stringify({ version: jsonVersion, deleted, dataFolder: config.dataFolder }) : text);
}

async function reset(
  config: Config,
  io: CommandIo,
  yes: boolean,
): Promise<{ deleted: boolean; text: string }> {
  const { dataFolder } = config;
  const status = await databaseStatus(config);
  if (!status.running && !status.hasData)
    return { deleted: false, text: `There is no data in ${dataFolder}.` };
  if (!yes) {
    if (!io.isTerminal || io.json) {
      throw new PactgraphError('USAGE', `This deletes all data of the managed database in ${dataFolder}.`, {
        hint: 'Confirm with: pactgraph neo4j reset --yes',
      });
    }
    const running = status.running ? 'Neo4j is running and will be stopped. ' : '';
    const agreed = await io.confirm(`${running}Delete all data of the managed database in ${dataFolder}?`);
    if (!agreed) return { deleted: false, text: 'Nothing was deleted.' };
  }
  await resetDatabase(config);
  return { deleted: true, text: `Deleted the data of the managed database in ${dataFolder}.` };
}
