/** The one way to the database: reads in one round trip, writes in one transaction, schema statements. */
import neo4j, { type Driver, type QueryStatistics, type Session, type Transaction } from 'neo4j-driver';
import { PactgraphError } from '../errors.js';
import { translate, translateCommit, wasMadeMeanwhile, worthRetrying } from './failure.js';
import { limits } from './limits.js';
import { readPlan, type QueryPlan } from './query-plan.js';
import { LoginManager, type Login } from './login.js';
import { rowsOf, toRow, type ReadOptions } from './rows.js';
import type { Parameters, Row, Value } from './values.js';
import { within } from './within.js';

export interface GraphServer extends Login {
  readonly uri: string;
  readonly database: string;
}

export interface ServerInfo {
  /** e.g. `Neo4j/2026.09.0`. */
  readonly agent: string;
  readonly edition: string;
}

export interface WriteResult {
  readonly rows: readonly Row[];
  /** What the server counted: nodes and relationships created and deleted, properties set. */
  readonly counters: Counters;
}

export type Counters = Readonly<ReturnType<QueryStatistics['updates']>> & {
  /** Changes of users, roles and databases. */
  readonly systemUpdates: number;
};

export interface WriteTransaction {
  /** @throws StatementError when the server refuses the statement */
  run(text: string, parameters?: Parameters): Promise<WriteResult>;
  /**
   * Plans a statement without running it. A run of the same text with parameters of the same types uses this plan.
   * @throws StatementError when the server refuses the statement
   */
  explain(text: string, parameters?: Parameters): Promise<QueryPlan>;
}

export interface Graph {
  /**
   * Runs a statement in an auto-commit READ session: one round trip. Retries what is worth retrying for up to 2 s.
   * @throws PactgraphError DATABASE_UNAVAILABLE, QUERY_TIMEOUT; StatementError; the signal's reason when it is aborted:
   *   the statement then ends on the server
   */
  read(text: string, parameters?: Parameters, options?: ReadOptions): Promise<Row[]>;
  /** The same on the leader, which has what was just committed; no retry, `timeout` in ms. */
  readLatest(text: string, parameters?: Parameters, timeout?: number): Promise<Row[]>;
  /**
   * Runs `work` in one transaction; commits when it resolves, rolls back when it rejects. Never retries: after a lost
   * commit the caller has to read whether it took place.
   * @param timeout ms the server gives the transaction
   * @throws PactgraphError OUTCOME_UNKNOWN when the commit was sent and its answer did not come; and as `read`
   */
  write<T>(work: (transaction: WriteTransaction) => Promise<T>, timeout: number): Promise<T>;
  /** Runs `work` in one transaction and always rolls it back: it shows what would happen. */
  rehearse<T>(work: (transaction: WriteTransaction) => Promise<T>, timeout: number): Promise<T>;
  /** Lets nothing commit from now on; resolves when commits that have begun are through, with whatever result. */
  hold(): Promise<void>;
  /** Runs idempotent schema statements one by one, each in its own transaction; retries what is worth it. */
  schema(statements: readonly string[]): Promise<void>;
  /** @throws PactgraphError DATABASE_UNAVAILABLE when the server does not answer or lacks Cypher 25 */
  verify(): Promise<ServerInfo>;
  close(): Promise<void>;
}

/** The driver's word for sending an answer whole. */
const allRows = -1;

/** A line of its own before every statement, so that servers whose default is Cypher 5 read the same language. */
export const dialect = 'CYPHER 25\n';

/** The same for a statement that is only planned: also one line, so that positions stay the same. */
const planOnly = 'CYPHER 25 EXPLAIN\n';

/** Includes the time to fill an index. */
const schemaTimeout = 300_000;
const schemaTries = 20;

/** @param read ms that the server gives a reading statement */
export function openGraph(server: GraphServer, read: number = limits.read): Graph {
  const login = new LoginManager(server);
  const driver = neo4j.driver(server.uri, login, {
    useBigInt: true,
    maxConnectionPoolSize: limits.pool,
    connectionTimeout: limits.connect,
    connectionAcquisitionTimeout: limits.acquire,
    connectionLivenessCheckTimeout: limits.livenessCheck,
    maxConnectionLifetime: limits.lifetime,
    maxTransactionRetryTime: 0,
    telemetryDisabled: true,
    userAgent: 'pactgraph',
    notificationFilter: { minimumSeverityLevel: 'OFF' },
  });
  return new DriverGraph(driver, server.database, login, read);
}

class DriverGraph implements Graph {
  private readonly committing = new Set<Promise<unknown>>();
  private held = false;

  constructor(
    private readonly driver: Driver,
    private readonly database: string,
    private readonly login: LoginManager,
    private readonly readTimeout: number,
  ) {}

  async read(text: string, parameters: Parameters = {}, options: ReadOptions = {}): Promise<Row[]> {
    const started = performance.now();
    for (let attempt = 1; ; attempt++) {
      options.signal?.throwIfAborted();
      try {
        return await this.once('READ', text, parameters, this.readTimeout, options);
      } catch (error) {
        const wait = 50 * 2 ** attempt;
        if (!worthRetrying(error) || performance.now() - started + wait > limits.retry)
          throw translate(error);
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  async readLatest(
    text: string,
    parameters: Parameters = {},
    timeout: number = this.readTimeout,
  ): Promise<Row[]> {
    try {
      return await this.once('WRITE', text, parameters, timeout);
    } catch (error) {
      throw translate(error);
    }
  }

  private async once(
    mode: 'READ' | 'WRITE',
    text: string,
    parameters: Parameters,
    timeout: number,
    options: ReadOptions = {},
  ): Promise<Row[]> {
    return this.inSession(mode, (session) =>
      rowsOf(session.run(dialect + text, parameters, { timeout }), options),
    );
  }

  write<T>(work: (transaction: WriteTransaction) => Promise<T>, timeout: number): Promise<T> {
    const whole = this.inTransaction(work, timeout, async (transaction) => {
      if (this.held) throw new Error('Nothing more is committed.');
      this.committing.add(whole);
      await transaction.commit().catch((error: unknown) => {
        throw translateCommit(error);
      });
    });
    return whole.finally(() => this.committing.delete(whole));
  }

  async hold(): Promise<void> {
    this.held = true;
    await Promise.allSettled(this.committing);
  }

  rehearse<T>(work: (transaction: WriteTransaction) => Promise<T>, timeout: number): Promise<T> {
    // A failed statement has already ended its transaction: rolling it back fails, and is not needed.
    return this.inTransaction(work, timeout, (transaction) => transaction.rollback().catch(() => undefined));
  }

  private inTransaction<T>(
    work: (transaction: WriteTransaction) => Promise<T>,
    timeout: number,
    end: (transaction: Transaction) => Promise<void>,
  ): Promise<T> {
    return this.inSession('WRITE', async (session) => {
      const transaction = await begin(session, timeout);
      try {
        const result = await work({
          run: (text, parameters) => run(transaction, text, parameters),
          explain: (text, parameters) => explain(transaction, text, parameters),
        });
        await end(transaction);
        return result;
      } catch (error) {
        // A failed rollback adds nothing: the server drops the transaction with its connection.
        await transaction.rollback().catch(() => undefined);
        throw translate(error);
      }
    });
  }

  async schema(statements: readonly string[]): Promise<void> {
    await this.inSession('WRITE', async (session) => {
      for (const statement of statements) await schemaStatement(session, statement);
    });
  }

  async verify(): Promise<ServerInfo> {
    try {
      const asked = this.once(
        'READ',
        "CALL dbms.components() YIELD name, versions, edition WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version, edition",
        {},
        limits.read,
      );
      const [row] = await within(limits.firstContact, asked, () => notInTime());
      if (!row) throw new PactgraphError('DATABASE_UNAVAILABLE', 'The server does not say that it is Neo4j.');
      return { agent: `Neo4j/${text(row.version)}`, edition: text(row.edition) };
    } catch (error) {
      const known = translate(error);
      if (known instanceof PactgraphError && known.code === 'QUERY_TIMEOUT') throw notInTime(error);
      if (known instanceof PactgraphError) throw known;
      throw new PactgraphError('DATABASE_UNAVAILABLE', 'The server does not speak Cypher 25.', {
        cause: error,
        hint: 'pactgraph needs Neo4j 2025.06 or newer.',
      });
    }
  }

  async close(): Promise<void> {
    await this.driver.close();
  }

  private async inSession<T>(mode: 'READ' | 'WRITE', work: (session: Session) => Promise<T>): Promise<T> {
    const session = this.driver.session({
      database: this.database,
      defaultAccessMode: mode,
      // A transaction may have several statements on their way: answers come whole, so that none waits for another.
      fetchSize: allRows,
    });
    try {
      return await this.login.during(() => work(session));
    } finally {
      // Closing resets the connection; a lost one has nothing left to reset.
      await session.close().catch(() => undefined);
    }
  }
}

const notInTime = (cause?: unknown): PactgraphError =>
  new PactgraphError('DATABASE_UNAVAILABLE', 'The server does not answer in time.', {
    cause,
    hint:
      'It may have just started, or be busy with other work: try again in a moment. ' +
      'If it stays so, check the host in NEO4J_URI, and that this machine can look names up.',
  });

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : 'unknown');

/** Two that create the same schema at once deadlock now and then; the statement is idempotent, so it runs again. */
async function schemaStatement(session: Session, statement: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await session.run(dialect + statement, {}, { timeout: schemaTimeout });
      return;
    } catch (error) {
      if (!(worthRetrying(error) || wasMadeMeanwhile(error)) || attempt === schemaTries)
        throw translate(error);
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 200));
    }
  }
}

async function begin(session: Session, timeout: number): Promise<Transaction> {
  try {
    return await session.beginTransaction({ timeout });
  } catch (error) {
    throw translate(error);
  }
}

async function run(
  transaction: Transaction,
  text: string,
  parameters: Parameters = {},
): Promise<WriteResult> {
  try {
    const result = await transaction.run(dialect + text, parameters);
    return {
      rows: result.records.map(toRow),
      counters: countersOf(result.summary.counters),
    };
  } catch (error) {
    throw translate(error);
  }
}

const countersOf = (counters: QueryStatistics): Counters =>
  Object.assign({ systemUpdates: counters.systemUpdates() }, counters.updates());

async function explain(
  transaction: Transaction,
  text: string,
  parameters: Parameters = {},
): Promise<QueryPlan> {
  try {
    return readPlan((await transaction.run(planOnly + text, parameters)).summary.plan);
  } catch (error) {
    throw translate(error);
  }
}
