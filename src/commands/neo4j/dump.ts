/** `pactgraph neo4j dump`: all that the managed database holds, in a folder that says what it must become again. */
import { dirname, join, resolve } from 'node:path';
import type { Config } from '../../config.js';
import { PactgraphError } from '../../errors.js';
import { startedAlone, withDatabaseAlone } from '../../neo4j/alone.js';
import { databaseStatus } from '../../neo4j/managed.js';
import { spaceTaken } from '../../neo4j/disk/space.js';
import { checkStore, dumpStore } from '../../neo4j/stores.js';
import { describeSize } from '../../seed/export/fingerprint.js';
import { abortable } from '../run/interruptible.js';
import type { Manifest } from './dump-manifest.js';
import { nameFor, place, refuseTaken, seal, withPart } from './dump-write.js';
import { fingerprintAt } from './fingerprint-at.js';
import type { CommandIo } from '../run/io.js';
import { refuseOwnServer } from './own-server.js';
import { jsonVersion } from '../run/report-failure.js';

export interface Neo4jDumpOptions {
  /** Replace a dump of the same name. */
  readonly force?: boolean;
  /** Have Neo4j check its store first; yes unless said. */
  readonly check?: boolean;
}

/**
 * @param folder the dump; without it, one in the working directory, named after revision and time
 * @throws PactgraphError CANNOT_RUN, DATABASE_UNAVAILABLE, INTERRUPTED, TERMINATED, HUNG_UP
 */
export async function neo4jDump(
  config: Config,
  io: CommandIo,
  options: Neo4jDumpOptions = {},
  folder?: string,
): Promise<void> {
  refuseOwnServer(config);
  await refuseNoData(config);
  const { target, manifest } = await dump(config, io, options, folder);
  io.out(
    io.json
      ? JSON.stringify({ version: jsonVersion, dump: { folder: target, manifest } })
      : `Dumped ${describeSize(manifest.graph)} to ${target}.`,
  );
}

async function refuseNoData(config: Config): Promise<void> {
  const status = await databaseStatus(config);
  if (status.running || status.hasData) return;
  throw new PactgraphError('CANNOT_RUN', `There is no data in ${config.dataFolder}.`);
}

/** Reads and dumps the same graph: between the two nobody else gets at the database. */
async function dump(
  config: Config,
  io: CommandIo,
  { force = false, check = true }: Neo4jDumpOptions,
  folder: string | undefined,
): Promise<{ target: string; manifest: Manifest }> {
  const wanted = folder === undefined ? undefined : resolve(folder);
  if (wanted !== undefined) refuseTaken(wanted, force);
  const parent = wanted === undefined ? process.cwd() : dirname(wanted);
  return withPart(parent, (part) =>
    withDatabaseAlone(config, io, (alone) =>
      abortable('No dump was written.', async (signal) => {
        const { home } = alone.files;
        const graph = await startedAlone(alone, home, (server) => fingerprintAt(config, server, signal));
        if (check) {
          io.note('Checking the store …');
          await checkStore(alone, signal);
        }
        io.note('Writing the dump …');
        await dumpStore(alone, part, signal);
        const manifest = await seal(part, graph, spaceTaken(home));
        const target = wanted ?? join(parent, nameFor(manifest));
        await place(part, target, force);
        return { target, manifest };
      }),
    ),
  );
}
