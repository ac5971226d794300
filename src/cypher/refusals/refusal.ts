import type { Span } from '../text/line-index.js';

/** Something for which a statement is not given to the parser. */
export interface Refusal {
  readonly rule: string;
  readonly message: string;
  readonly hint: string;
  readonly at: Span;
}
