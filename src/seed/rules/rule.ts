/** What a rule of seeds is. */
import type { Span } from '../../cypher/text/line-index.js';
import type { StatementContext } from '../statement/statement-context.js';
import type { SeedContext } from '../world/seed-context.js';

export interface Finding {
  readonly message: string;
  readonly hint?: string;
  readonly at: Span;
}

/** What `seed explain` tells of a rule. */
export interface RuleText {
  /** Stable: shown with each finding. File name and exported name follow it. */
  readonly id: string;
  /** Absent: error. */
  readonly severity?: 'warning';
  readonly title: string;
  readonly reason: string;
  /** Lines of a seed that show the rule broken and kept: statements, each ending with `;`, and header lines. */
  readonly wrong: string;
  readonly right: string;
}

export const severityOf = ({ severity }: Pick<RuleText, 'severity'>): 'error' | 'warning' =>
  severity ?? 'error';

/** A rule that one statement keeps or breaks. */
export interface Rule extends RuleText {
  check(statement: StatementContext): Iterable<Finding>;
}

/** A rule that a seed keeps or breaks as a whole, with the seeds before it. */
export interface SeedRule extends RuleText {
  checkSeed(seed: SeedContext): Iterable<Finding>;
}
