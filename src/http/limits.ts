/** Limits of the HTTP server. */
export const limits = {
  /** Bytes of a request body. */
  body: 256 * 1024,
  /** ms until a request is answered 504. */
  deadline: 10_000,
  /** ms in which a client must have sent its headers, and the whole request. */
  headersTimeout: 10_000,
  requestTimeout: 10_000,
  /** ms between looks for clients over those times. */
  sweep: 500,
  keepAlive: 5_000,
  /** ms until a connection is closed whose client takes nothing of its answer. */
  stalled: 30_000,
  requestsPerSocket: 1_000,
  headerBytes: 16 * 1024,
  sockets: 2_000,
  /** ms for `/health/ready`. */
  ready: 900,
  /** ms that open connections get, while the server stops, to bring the request that is on its way. */
  lastRequests: 250,
  /** ms from the first signal to the end. */
  drain: 10_000,
} as const;
