/** What a rule of seeds is. */
import type { NodeType, Ontology, RelationshipType } from '../../ontology/model.js';
import type { SeedContext } from '../check/seed-context.js';
import type { SeedHeader } from '../model.js';
import type { Analysis } from '../parse/analyse.js';
import type { Element } from '../parse/element.js';
import type { Span } from '../parse/line-index.js';
import type { AllTokens } from '../parse/literal.js';
import type { LiteralRows } from '../parse/literal-rows.js';
import type { TreeNode } from '../parse/tree.js';
import type { TokenText, Value } from '../parse/value.js';

/** A statement without syntax errors, as rules see it. */
export interface StatementContext extends Analysis {
  readonly ontology: Ontology;
  readonly header: SeedHeader;
  readonly tree: TreeNode;
  /** With the tokens that the tree counts in: long lists are cut short. */
  readonly text: TokenText;
  /** With every token of the statement. */
  readonly all: AllTokens;
  /** Rows that the statement writes out itself. */
  readonly literalRows: readonly LiteralRows[];
  /** Type of a node, by its one label or else its literal id; undefined when the text does not tell. */
  nodeType(element: Element): NodeType | undefined;
  relationshipType(element: Element): RelationshipType | undefined;
  /** What a value may be: one for each of the rows it is taken from, where the statement writes them out. */
  valuesOf(value: Value): readonly Value[];
}

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
