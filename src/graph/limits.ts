/** Limits of connections and statements, in ms unless noted. */
export const limits = {
  /** Connections to the server at once. */
  pool: 32,
  /** To open a connection. */
  connect: 2_000,
  /** To get a free one. */
  acquire: 2_500,
  /**
   * Until a server has told its version. This includes the look-up of its name, which has no limit of its own: so a
   * command that cannot reach its server says so within 5 s.
   */
  firstContact: 4_000,
  /** The driver tests a connection that was unused for so long. */
  livenessCheck: 30_000,
  lifetime: 600_000,
  /** The server ends a reading statement after this time. */
  read: 5_000,
  /** How long a read is retried. */
  retry: 2_000,
} as const;
