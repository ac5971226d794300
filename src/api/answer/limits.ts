/** How large an answer may become: one setting, and what follows from it. */

export interface AnswerLimits {
  /** Bytes of the answer as JSON, before characters are escaped. */
  readonly bytes: number;
  /** Objects of the answer, and lists of them: each takes some 2 kB while it waits for its content. */
  readonly objects: number;
  /** Fields of the answer: these cost time, however few bytes they hold. */
  readonly fields: number;
  /** Rows that statements may return for it. */
  readonly rows: number;
  /** Bytes of these rows. */
  readonly read: number;
}

const megabyte = 1_024 * 1_024;

/** What an answer of so many megabytes has at most, unless it asks for little of much. */
export const answerLimits = (megabytes: number): AnswerLimits => ({
  bytes: megabytes * megabyte,
  objects: megabytes * 6_250,
  fields: megabytes * 31_250,
  rows: megabytes * 6_250,
  // The answer does not show all that is read: partners are ranked from all pairs of facts.
  read: 4 * megabytes * megabyte,
});
