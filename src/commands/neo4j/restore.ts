/** `pactgraph neo4j restore`: a dump replaces the data, once it has become the graph that was dumped. */
import { join, resolve } from 'node:path';
import type { Config } from '../../config.js';
import { PactgraphError } from '../../errors.js';
import { refuseWhileOwned, startedAlone, withDatabaseAlone } from '../../neo4j/alone.js';
import { databaseStatus } from '../../neo4j/managed.js';
import { refuseNoRoom } from '../../neo4j/disk/space.js';
import { loadStore } from '../../neo4j/stores.js';
import { swapHome } from '../../neo4j/data/swap-home.js';
import { describeSize, sizeOf, type Fingerprint } from '../../seed/export/fingerprint.js';
import { abortable } from '../run/interruptible.js';
import { nameOfTime, type Manifest } from './dump-manifest.js';
import { readDump } from './dump-read.js';
import { fingerprintAt } from './fingerprint-at.js';
import type { CommandIo } from '../run/io.js';
import { refuseOwnServer } from './own-server.js';
import { jsonVersion } from '../run/report-failure.js';
import { withSession } from '../run/session.js';

export interface Neo4jRestoreOptions {
  /** Replace without asking. */
  readonly yes?: boolean;
  /** Keep the replaced data. */
  readonly keep?: boolean;
}

/**
 * @param folder the dump
 * @throws PactgraphError RESTORE_FAILED, USAGE when there is nobody to ask and `yes` was not given, CANNOT_RUN,
 * INTERRUPTED, TERMINATED, HUNG_UP
 */
export async function neo4jRestore(
  config: Config,
  io: CommandIo,
  { yes = false, keep = false }: Neo4jRestoreOptions,
  folder: string,
): Promise<void> {
  refuseOwnServer(config);
  const dump = resolve(folder);
  const manifest = await readDump(dump);
  refuseWhileOwned(config);
  const status = await databaseStatus(config);
  const replaces = status.running || status.hasData;
  if (replaces && !yes && !(await agreed(config, io, manifest))) {
    io.out('Nothing was changed.');
    return;
  }
  const { graph } = manifest;
  const keptIn =
    replaces && keep
      ? join(config.dataFolder, `neo4j-before-${nameOfTime(new Date().toISOString())}`)
      : undefined;
  await restore(config, io, dump, manifest, keptIn);
  const kept = keptIn === undefined ? '' : ` The previous data is in ${keptIn}.`;
  io.out(
    io.json
      ? JSON.stringify({ version: jsonVersion, restored: { folder: dump, graph, keptIn } })
      : `Restored ${describeSize(graph)}: its canonical export is that of the dump.${kept}`,
  );
}

async function agreed(config: Config, io: CommandIo, { graph, dumpedAt }: Manifest): Promise<boolean> {
  const { dataFolder } = config;
  if (!io.isTerminal || io.json) {
    throw new PactgraphError('USAGE', `This replaces the data of the managed database in ${dataFolder}.`, {
      hint: 'Confirm with: pactgraph neo4j restore FOLDER --yes',
    });
  }
  return io.confirm(
    `Replace the data in ${dataFolder} (${await present(config, io)}) by that of the dump (${describeSize(graph)}, made ${dumpedAt})?`,
  );
}

/** Unreadable data may be the very reason for a restore. */
async function present(config: Config, io: CommandIo): Promise<string> {
  try {
    return await withSession(config, io, async (session) => describeSize(await sizeOf(session)));
  } catch (error) {
    if (!(error instanceof PactgraphError)) throw error;
    io.err(error.message);
    return 'which cannot be read';
  }
}

/** Works beside the data until the last step, and touches the data only once the new one is known to be right. */
async function restore(
  config: Config,
  io: CommandIo,
  dump: string,
  { graph, store }: Manifest,
  keptIn: string | undefined,
): Promise<void> {
  await withDatabaseAlone(config, io, (alone) =>
    abortable('The data is as it was.', async (signal) => {
      refuseNoRoom(config.dataFolder, store.restored);
      io.note('Loading the dump …');
      const home = await loadStore(alone, dump, signal);
      const found = await startedAlone(alone, home, (server) => fingerprintAt(config, server, signal)).catch(
        (error: unknown) => {
          throw unusable(error);
        },
      );
      refuseOther(graph, found);
      signal.throwIfAborted();
      swapHome(alone.files, keptIn ?? alone.files.alone.oldHome);
    }),
  );
}

/** A dump that does not start or cannot be read is a bad one; any other error speaks for itself. */
const unusable = (error: unknown): unknown =>
  error instanceof PactgraphError && error.code === 'DATABASE_UNAVAILABLE'
    ? new PactgraphError('RESTORE_FAILED', `The data loaded from the dump cannot be used. ${error.message}`, {
        cause: error,
        hint: 'The data is as it was.',
      })
    : error;

function refuseOther(expected: Fingerprint, found: Fingerprint): void {
  const differences = (['revision', 'head', 'nodes', 'relationships', 'canonical'] as const)
    .filter((part) => found[part] !== expected[part])
    .map((part) => `${part} ${found[part]} instead of ${expected[part]}`);
  if (differences.length === 0) return;
  throw new PactgraphError(
    'RESTORE_FAILED',
    `The loaded data is not the graph that was dumped: ${differences.join(', ')}.`,
    { hint: 'The data is as it was. Was it dumped under another ontology (PACTGRAPH_ONTOLOGY)?' },
  );
}
