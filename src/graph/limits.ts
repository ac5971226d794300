/** Limits of connections and statements: in ms, where nothing else is said. */
export const limits = {
  /** Connections to the server at once. */
  pool: 32,
  /** Until a connection is made. */
  connect: 2_000,
  /** Until a free one is had. */
  acquire: 2_500,
  /**
   * Until a server has told its version, from the look-up of its name on, which has no limit of its own: a command that
   * cannot reach its server says so within 5 s.
   */
  firstContact: 4_000,
  /** After so long unused, a connection is asked whether it lives. */
  livenessCheck: 30_000,
  lifetime: 600_000,
  /** Of a statement that reads, on the server. */
  read: 5_000,
  /** For which a read is tried again. */
  retry: 2_000,
} as const;
