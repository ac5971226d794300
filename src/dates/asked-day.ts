/** The day that an answer is about. */
export interface AskedDay {
  /** yyyymmdd */
  readonly day: number;
  /**
   * Whoever asks has named it: only facts that hold on it count, and where dates are known they decide where things stood then.
   * Otherwise it is the day on which it is asked, or a walk through a list began.
   */
  readonly asOf: boolean;
}
