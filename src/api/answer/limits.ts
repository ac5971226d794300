/** How large an answer may become: one setting, and what follows from it. */

export interface AnswerLimits {
  /** Of the answer as JSON, before characters are escaped. */
  readonly bytes: number;
  /** Objects of the answer, and lists of them: each takes some 2 kB while it waits for what is in it. */
  readonly objects: number;
  /** Fields of the answer: what costs time, however few bytes it is. */
  readonly fields: number;
  /** Rows that statements may return for it. */
  readonly rows: number;
  /** Bytes of these rows. */
  readonly read: number;
}

const megabyte = 1_024 * 1_024;

/** What answers of so many bytes have at most, unless they ask for little of much. */
export const answerLimits = (megabytes: number): AnswerLimits => ({
  bytes: megabytes * megabyte,
  objects: megabytes * 6_250,
  fields: megabytes * 31_250,
  rows: megabytes * 6_250,
  // Not all that is read is shown: partners are ranked from all pairs of facts.
  read: 4 * megabytes * megabyte,
});
