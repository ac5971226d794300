/** Evidence as messages cite it. */

export interface Proof {
  readonly id: string;
  /** '' where the row of a data set stands for it. */
  readonly quote: string;
  readonly locator?: string | undefined;
}

/** `jinggang/signing: “…”` with its quote, on one line; `register/members: rows/members.csv` with the locator of its row. */
export function describeProof({ id, quote, locator = '' }: Proof): string {
  if (quote !== '') return `${id}: “${quote.replace(/\s+/g, ' ')}”`;
  return locator === '' ? id : `${id}: ${locator}`;
}
