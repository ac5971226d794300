/** What a rule of seeds is. */
import type { NodeType, Ontology, RelationshipType } from '../../ontology/model.js';
import type { Analysis } from '../parse/analyse.js';
import type { Element } from '../parse/element.js';
import type { Span } from '../parse/line-index.js';
import type { SeedHeader } from '../model.js';
import type { TreeNode } from '../parse/tree.js';
import type { TokenText } from '../parse/value.js';

/** A statement without syntax errors, as rules see it. */
export interface StatementContext extends Analysis {
  readonly ontology: Ontology;
  /** Of the seed that the statement stands in. */
  readonly header: SeedHeader;
  readonly tree: TreeNode;
  readonly text: TokenText;
  /** Type of a node, by its one label or else its literal id; undefined when the text does not tell. */
  nodeType(element: Element): NodeType | undefined;
  relationshipType(element: Element): RelationshipType | undefined;
}

export interface Finding {
  readonly message: string;
  readonly hint?: string;
  readonly at: Span;
  /** Absent: error. */
  readonly severity?: 'warning';
}

export interface Rule {
  /** Stable: shown with each finding. File name and exported name follow it. */
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  /** Statements, each ending with `;`, that show the rule broken and kept. */
  readonly wrong: string;
  readonly right: string;
  check(statement: StatementContext): Iterable<Finding>;
}
