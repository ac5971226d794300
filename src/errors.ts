/** The one table of error codes and exit codes; everything that fails on purpose throws a PactgraphError. */

interface ErrorEntry {
  /** HTTP status of an answer without data; absent where the code is the command line's alone. */
  readonly http?: number;
  /** Exit code of a command that ends with it; absent where the code is the API's alone. */
  readonly exit?: number;
  /** The only text clients see, where the real one could tell of internals. */
  readonly fixed?: string;
  /** When it is given: the line in docs/errors.md. */
  readonly when: string;
}

export const errorTable = {
  GRAPHQL_PARSE_FAILED: { http: 400, when: 'The document has a syntax error or too many tokens.' },
  GRAPHQL_VALIDATION_FAILED: {
    http: 400,
    when: 'Unknown field, wrong argument, or introspection while it is off.',
  },
  BAD_USER_INPUT: {
    http: 400,
    when: 'A variable or argument is out of range: `first`, dates, enums, cursors.',
  },
  CURSOR_EXPIRED: {
    http: 400,
    when: 'What the list of a cursor reads was changed since the cursor was given; the text says what.',
  },
  BAD_REQUEST: {
    http: 400,
    when: 'Malformed request, batch, missing preflight header, wrong method, mutation or subscription.',
  },
  HOST_NOT_ALLOWED: {
    http: 403,
    fixed:
      'The server does not answer to the name in the Host header. Its operator can allow it in PACTGRAPH_HOSTS.',
    when: 'The `Host` header, or the address in the request line, has a name that is neither loopback nor allowed.',
  },
  NOT_FOUND: {
    http: 404,
    fixed: 'There is nothing at this address.',
    when: 'No such route. (A missing node is `null`, not an error.)',
  },
  OPERATION_RESOLUTION_FAILURE: { http: 400, when: 'Unknown or missing `operationName`.' },
  PERSISTED_QUERY_NOT_FOUND: { http: 200, when: 'A hash that is not known while persisted queries are on.' },
  PERSISTED_QUERY_NOT_SUPPORTED: { http: 200, when: 'A hash was sent while persisted queries are off.' },
  OPERATION_TOO_COMPLEX: {
    http: 400,
    when: 'Over a limit of depth, brackets, names, aliases, root fields, directives or recursive selections; the text names it.',
  },
  COST_LIMIT: {
    http: 400,
    when: 'The operation asks for more than its cost may be (5,000): entries, statements, large texts, computed lists, conditions across relationships.',
  },
  ANSWER_TOO_LARGE: {
    http: 400,
    when: 'The answer would be over 8 MB, have over 50,000 objects or 250,000 fields, or take over 50,000 rows or 32 MB of the graph; the text names it.',
  },
  PAYLOAD_TOO_LARGE: { http: 413, fixed: 'The request body is over 256 kB.', when: 'Body over the limit.' },
  UNSUPPORTED_MEDIA_TYPE: {
    http: 415,
    fixed: 'Send the request as application/json in UTF-8 without content encoding.',
    when: 'Content type, charset or content encoding refused.',
  },
  DATABASE_UNAVAILABLE: {
    http: 503,
    exit: 3,
    fixed: 'The graph database cannot be reached. Try again in a moment.',
    when: 'Neo4j is down, unreachable, refuses the login or TLS, is too old, or its disk is full.',
  },
  OUTCOME_UNKNOWN: {
    exit: 3,
    when: 'The connection broke at the commit of a seed or an undo, and the ledger could not be read within 10 s.',
  },
  GRAPH_MOVED: {
    http: 503,
    fixed: 'The graph changed twice while this was answered. Try again.',
    when: 'A seed was applied during the answer and again during its second try.',
  },
  QUERY_TIMEOUT: {
    http: 504,
    fixed: 'A database query took longer than 5 s. Ask for less at once.',
    when: 'A Cypher statement hit its own timeout (5 s).',
  },
  TIMEOUT: {
    http: 504,
    fixed: 'The request took longer than 10 s. Ask for less at once.',
    when: 'The request hit its deadline (10 s).',
  },
  INTERNAL_SERVER_ERROR: {
    http: 500,
    exit: 1,
    fixed: 'Something went wrong on our side. Quote the request id when you report it.',
    when: 'A bug of ours; masked. The real error is in the log under the request id.',
  },
  SEED_PROBLEMS: {
    exit: 1,
    when: 'A seed does not parse, does not fit the ontology or its sources, or conflicts.',
  },
  USAGE: { exit: 2, when: 'Wrong command, argument or option.' },
  SETTINGS: { exit: 2, when: 'One or more settings are wrong; all are listed at once.' },
  ONTOLOGY: { exit: 2, when: 'A file of the ontology is wrong; file, line and column are given.' },
  CANNOT_RUN: {
    exit: 2,
    when: 'Something needed on this machine is missing: Java, a free port, a writable folder, a database that nobody uses.',
  },
  RESTORE_FAILED: {
    exit: 1,
    when: 'A dump is incomplete, was changed or is of a newer version, or did not become the graph it was made of; the data is as it was.',
  },
  LEDGER_CONFLICT: {
    exit: 4,
    when: 'Seeds and ledger disagree: a seed was edited, renamed, removed or inserted after it was applied.',
  },
  PLAN_OUTDATED: {
    exit: 4,
    when: 'The graph or a seed changed since the plan was made: `seed load --plan` applies nothing else than the plan.',
  },
  UNDO_REFUSED: {
    exit: 4,
    when: 'A later seed changed, states or rests on what an undo would take away, or removed or made again what it would bring back, or made a judgement on identity that contradicts it; seed, entity and property are named.',
  },
  LOCK_TIMEOUT: { exit: 5, when: 'Another loader held the lock longer than `--wait`.' },
  INTERRUPTED: {
    exit: 130,
    when: 'Ctrl-C (SIGINT) while seeds were written, or a dump made or restored; the message says what stays.',
  },
  TERMINATED: {
    exit: 143,
    when: 'SIGTERM while seeds were written, or a dump made or restored; the message says what stays.',
  },
  HUNG_UP: {
    exit: 129,
    when: 'The terminal was closed (SIGHUP) while seeds were written, or a dump made or restored; the message says what stays.',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;

/** The entry of a code, with its optional parts visible to the type checker. */
export const errorEntry = (code: ErrorCode): ErrorEntry => errorTable[code];

export interface ErrorOptions {
  /** What the reader can do about it. */
  readonly hint?: string;
  readonly cause?: unknown;
  /** Machine-readable parts, shown in `--json` and in `extensions`. Never a secret, path or Cypher text. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A failure with a stable code and a message written for the person who reads it. */
export class PactgraphError extends Error {
  override readonly name = 'PactgraphError';
  readonly hint: string | undefined;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: ErrorOptions = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.hint = options.hint;
    this.details = options.details;
  }

  /** The same failure, told with another message or further details. */
  with({
    message = this.message,
    details,
  }: {
    readonly message?: string;
    readonly details?: Readonly<Record<string, unknown>>;
  }): PactgraphError {
    return new PactgraphError(this.code, message, {
      cause: this.cause,
      ...(this.hint !== undefined && { hint: this.hint }),
      ...((this.details ?? details) && { details: { ...this.details, ...details } }),
    });
  }
}

/** Exit code for anything thrown: the table's, or 1 for what nobody expected. */
export function exitCodeOf(error: unknown): number {
  return error instanceof PactgraphError ? (errorEntry(error.code).exit ?? 1) : 1;
}

/** Whether an error is ours and has this code. */
export const hasCode = (error: unknown, code: ErrorCode): error is PactgraphError =>
  error instanceof PactgraphError && error.code === code;
