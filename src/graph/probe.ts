/** Whether a server answers: for the launcher, which waits for one and sets the password of a new one. */
import neo4j, { type Session } from 'neo4j-driver';
import { isLoginRefused, translate } from './failure.js';
import { dialect } from './graph.js';

/** A server that we have just started. */
export interface NewServer {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/**
 * Resolves when the database answers a query.
 * @param statement a query that is needed next: the server's first query takes a second, and it then knows this one
 * @throws PactgraphError DATABASE_UNAVAILABLE
 */
export async function probe(server: NewServer, statement = 'RETURN 1'): Promise<void> {
  await inSession(server, (session) => session.run(dialect + statement));
}

/**
 * Replaces the password that a new server was born with by that of `server`. It uses Bolt, as the admin tool shows the
 * password in the process list and takes a JVM of its own.
 * @throws PactgraphError DATABASE_UNAVAILABLE; see wasLoginRefused
 */
export async function replacePassword(server: NewServer, old: string): Promise<void> {
  await inSession({ ...server, password: old, database: 'system' }, (session) =>
    session.run('ALTER CURRENT USER SET PASSWORD FROM $old TO $new', { old, new: server.password }),
  );
}

/** Whether an error of this file means that the server answers but refuses user and password. */
export const wasLoginRefused = (error: unknown): boolean =>
  error instanceof Error && isLoginRefused(error.cause);

/** Uses one connection and no retries, and never waits: the caller asks again. */
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
