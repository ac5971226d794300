/** Whether a server answers: for the launcher, which waits for one and sets the password of a new one. */
import neo4j, { type Session } from 'neo4j-driver';
import { isLoginRefused, translate } from './failure.js';
import { dialect } from './graph.js';

/** A server that was just started by us. */
export interface NewServer {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/**
 * Resolves when the database answers a query.
 * @param statement the query, where one is needed next: the server's first takes it a second, and then it knows this one
 * @throws PactgraphError DATABASE_UNAVAILABLE
 */
export async function probe(server: NewServer, statement = 'RETURN 1'): Promise<void> {
  await inSession(server, (session) => session.run(dialect + statement));
}

/**
 * Gives the user of a new server the password of `server` in place of the one it was born with. Over Bolt and not by
 * the admin tool: that one shows the password in the process list and takes a JVM of its own.
 * @throws PactgraphError DATABASE_UNAVAILABLE; see wasLoginRefused
 */
export async function replacePassword(server: NewServer, old: string): Promise<void> {
  await inSession({ ...server, password: old, database: 'system' }, (session) =>
    session.run('ALTER CURRENT USER SET PASSWORD FROM $old TO $new', { old, new: server.password }),
  );
}

/** Whether an error of this file means that the server answers and does not accept user and password. */
export const wasLoginRefused = (error: unknown): boolean =>
  error instanceof Error && isLoginRefused(error.cause);

/** One connection, no retries, and not a moment of patience: whoever waits asks again. */
async function inSession(server: NewServer, work: (session: Session) => Promise<unknown>): Promise<void> {
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password), {
    maxConnectionPoolSize: 1,
    connectionTimeout: 2_000,
    connectionAcquisitionTimeout: 5_000,
    maxTransactionRetryTime: 0,
    telemetryDisabled: true,
    userAgent: 'pactgraph',
  });
  try {
    await work(driver.session({ database: server.database }));
  } catch (error) {
    throw translate(error);
  } finally {
    await driver.close();
  }
}
