/** Judgements on two ids, as plain data. */

/** DIFFERENT_FROM; and what all judgements have. */
export interface Link {
  readonly from: string;
  readonly to: string;
}

/** SAME_AS. */
export interface Join extends Link {
  /** The id to keep. */
  readonly keep?: string | undefined;
}

export interface Member {
  readonly id: string;
  /** Revision that added it; Infinity for the one that is being made. */
  readonly addedIn: number;
}
