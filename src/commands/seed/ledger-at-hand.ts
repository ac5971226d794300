/** Compares seeds with the ledger: of any database, or of one that need not be started. */
import { hasCode } from '../../errors.js';
import type { Config } from '../../config.js';
import { databaseStatus } from '../../neo4j/managed.js';
import { statementText } from '../../graph/statement-files.js';
import { compareSeeds, type ComparedSeed } from '../../seed/ledger/compare.js';
import { toLedger } from '../../seed/ledger/ledger.js';
import { readHeads, type SeedHead } from '../../seed/files/read-heads.js';
import type { CommandIo } from '../run/io.js';
import { withSession } from '../run/session.js';

/** @throws PactgraphError DATABASE_UNAVAILABLE, CANNOT_RUN, ONTOLOGY */
export const comparedWithLedger = (config: Config, io: CommandIo): Promise<ComparedSeed<SeedHead>[]> =>
  withSession(config, io, async ({ graph, statements }) => {
    const ledger = toLedger(await graph.readLatest(statementText(statements, 'ledger/head')));
    return compareSeeds((await readHeads(config.seedFolder)).heads, ledger);
  });

/**
 * Compares with a database that need not be started: a server of one's own, or the managed one while it runs.
 * @returns undefined without such a database
 */
export async function comparedAtHand(
  config: Config,
  io: CommandIo,
): Promise<ComparedSeed<SeedHead>[] | undefined> {
  const status = config.server ? undefined : await databaseStatus(config);
  if (status && !(status.running && status.answers)) return undefined;
  try {
    return await comparedWithLedger(config, io);
  } catch (error) {
    if (hasCode(error, 'DATABASE_UNAVAILABLE')) return undefined;
    throw error;
  }
}
