import type { Span } from '../text/line-index.js';

/** A reason not to give a statement to the parser. */
export interface Refusal {
  readonly rule: string;
  readonly message: string;
  readonly hint: string;
  readonly at: Span;
}
