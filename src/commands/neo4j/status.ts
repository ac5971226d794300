/** `pactgraph neo4j status`: whether the managed database runs, and how to reach it. */
import type { Config } from '../../config.js';
import { databaseStatus, type DatabaseStatus } from '../../neo4j/managed.js';
import type { CommandIo } from '../run/io.js';
import { jsonVersion } from '../run/report-failure.js';
import { refuseOwnServer } from './own-server.js';

export async function neo4jStatus(config: Config, io: CommandIo): Promise<void> {
  refuseOwnServer(config);
  const status = await databaseStatus(config);
  io.out(io.json ? JSON.stringify({ version: jsonVersion, database: status }) : describeStatus(status));
}

export function describeStatus(status: DatabaseStatus): string {
  if (!status.running) {
    return `Not running. ${status.hasData ? 'Its data is' : 'No data yet'} in ${status.dataFolder}.`;
  }
  const { version, pid, answers, owner, uri, user, passwordFile, dataFolder, startedAt } = status;
  return [
    `Neo4j ${version} ${answers ? 'answers' : 'runs and does not answer (yet)'}, process ${pid}, since ${startedAt}.`,
    `  address   ${uri}`,
    `  user      ${user}`,
    `  password  in ${passwordFile}`,
    `  data      ${dataFolder}`,
    owner === null ? '  until     pactgraph neo4j stop' : `  until     process ${owner} ends`,
  ].join('\n');
}
