/** What commands that use the graph have in common: a database, open for as long as the work takes. */
import type { Config } from '../../config.js';
import { hasCode, PactgraphError } from '../../errors.js';
import type { Graph, GraphServer } from '../../graph/graph.js';
import { readStatementFiles, statementText, type StatementFile } from '../../graph/statement-files.js';
import { keepDatabase } from '../../neo4j/keep.js';
import { acquireDatabase, type AcquireOptions } from '../../neo4j/managed.js';
import type { Ontology } from '../../ontology/model.js';
import { readOntology } from '../../ontology/read.js';
import type { ParserFor } from '../../cypher/parser/cypher-parser.js';
import { parserElsewhere } from '../../cypher/parser/parser-process.js';
import type { CommandIo } from './io.js';

export interface Session {
  readonly config: Config;
  readonly graph: Graph;
  readonly ontology: Ontology;
  readonly statements: ReadonlyMap<string, StatementFile>;
  /** Whether the database is the managed one, which `start` may write to unasked. */
  readonly managed: boolean;
  /** Where seeds are parsed; by default, in this process. */
  readonly parserFor?: ParserFor;
}

/**
 * Runs `work` with the configured server, else with the managed database: if nobody runs that, this starts it and stops
 * it again at the end.
 * @throws PactgraphError ONTOLOGY, DATABASE_UNAVAILABLE, CANNOT_RUN
 */
export async function withSession<T>(
  config: Config,
  io: CommandIo,
  work: (session: Session) => Promise<T>,
  { unavailable = 'fail', meanwhile, parserFor = parserElsewhere }: SessionOptions = {},
): Promise<T> {
  const ontology = readOntology(config.ontologyFolder);
  const statements = readStatementFiles(config.cypherFolder);
  const open = sessionsOn({
    config,
    ontology,
    statements,
    managed: config.server === undefined,
    parserFor,
  });
  const { server, close, whyGone } = await openServer(config, io, unavailable, {
    firstStatement: statementText(statements, 'ledger/head'),
    // If this fails, it is done again when it is needed, and reported then.
    meanwhile: (starting) =>
      void open(starting)
        .then(meanwhile)
        .catch(() => undefined),
  });
  const session = await open(server);
  try {
    if (config.server) await verify(session.graph, io, unavailable);
    return await work(session);
  } catch (error) {
    throw hasCode(error, 'DATABASE_UNAVAILABLE') ? whyGone(error) : error;
  } finally {
    await session.graph.close();
    await close();
  }
}

/** The session on a server: one for each address, as a database that starts slowly may come up at another. */
function sessionsOn(parts: Omit<Session, 'graph'>): (server: GraphServer) => Promise<Session> {
  const sessions = new Map<string, Promise<Session>>();
  // The driver is imported while the database starts.
  const open = async (server: GraphServer): Promise<Session> => {
    const { openGraph } = await import('../../graph/graph.js');
    return { ...parts, graph: openGraph(server) };
  };
  return (server) => {
    const session = sessions.get(server.uri) ?? open(server);
    sessions.set(server.uri, session);
    return session;
  };
}

export interface SessionOptions {
  readonly unavailable?: Unavailable;
  /** Called while a database starts, for slow work that does not need one. */
  readonly meanwhile?: (session: Session) => Promise<unknown>;
  /** Where seeds are parsed; by default, in a process of its own. */
  readonly parserFor?: ParserFor | undefined;
}

/** When the database is gone, a server of the API waits for it or has it restarted; a command ends. */
type Unavailable = 'fail' | 'go on';

async function verify(graph: Graph, io: CommandIo, unavailable: Unavailable): Promise<void> {
  try {
    await graph.verify();
  } catch (error) {
    if (unavailable === 'fail' || !hasCode(error, 'DATABASE_UNAVAILABLE')) throw error;
    io.err(error.message);
    if (error.hint !== undefined) io.err(error.hint);
  }
}

interface OpenServer {
  readonly server: GraphServer;
  readonly close: () => Promise<void>;
  /** A better reason than that a database cannot be reached, where one is known. */
  readonly whyGone: (error: PactgraphError) => PactgraphError;
}

async function openServer(
  config: Config,
  io: CommandIo,
  unavailable: Unavailable,
  starting: Pick<AcquireOptions, 'firstStatement' | 'meanwhile'>,
): Promise<OpenServer> {
  if (config.server)
    return {
      server: { ...config.server, database: config.database },
      close: () => Promise.resolve(),
      whyGone: (error) => error,
    };
  const options = { progress: io };
  const database = await acquireDatabase(config, { ...options, ...starting });
  return {
    server: database,
    close: unavailable === 'go on' ? keepDatabase(config, database, options) : () => database.stop(),
    whyGone: (cause) => (database.runs() ? cause : endedMeanwhile(cause)),
  };
}

const endedMeanwhile = (cause: PactgraphError): PactgraphError =>
  new PactgraphError('DATABASE_UNAVAILABLE', 'The database ended during this command.', {
    cause,
    hint: 'Committed changes are kept. Run the same command again: it starts the database anew.',
  });
