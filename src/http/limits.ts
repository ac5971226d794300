/** Limits of the HTTP server. */
export const limits = {
  /** Bytes of a request body. */
  body: 256 * 1024,
  /** ms until a request is answered 504. */
  deadline: 10_000,
  /** ms in which a client must send its headers, and the whole request. */
  headersTimeout: 10_000,
  requestTimeout: 10_000,
  /** ms between looks for clients over those times. */
  sweep: 500,
  keepAlive: 5_000,
  /** ms until the server closes a connection whose client takes nothing of its answer. */
  stalled: 30_000,
  requestsPerSocket: 1_000,
  headerBytes: 16 * 1024,
  sockets: 2_000,
  /** ms for `/health/ready`. */
  ready: 900,
  /** ms for open connections to deliver a request that is on its way, while the server stops. */
  lastRequests: 250,
  /** ms from the first signal to the end. */
  drain: 10_000,
} as const;
