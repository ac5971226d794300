/** What rules know of a statement. */
import {
  entityTypeOfLabel,
  nodeTypeOfId,
  type NodeType,
  type Ontology,
  type RelationshipType,
} from '../../ontology/model.js';
import type { SeedHeader } from '../model.js';
import { analyse, type Analysis } from '../../cypher/patterns/analyse.js';
import type { Element } from '../../cypher/patterns/element.js';
import type { AllTokens } from '../../cypher/tree/literal.js';
import { literalRowsOf, valuesByRow, type LiteralRows } from '../../cypher/tree/literal-rows.js';
import type { TreeNode } from '../../cypher/tree/tree.js';
import { literalOf, type TokenText, type Value } from '../../cypher/tree/value.js';

/** Type of node by its label, records included. */
export function nodeTypeOfLabel(ontology: Ontology, label: string): NodeType | undefined {
  for (const record of ontology.records.values()) if (record.label === label) return record;
  return entityTypeOfLabel(ontology, label);
}

/** A statement that parsed. */
export interface ParsedStatement {
  readonly ontology: Ontology;
  readonly header: SeedHeader;
  readonly tree: TreeNode;
  /** The text with the tokens that the tree counts in: long lists are cut short. */
  readonly text: TokenText;
  /** The text with every token of the statement. */
  readonly all: AllTokens;
}

/** A statement without syntax errors, as rules see it. */
export interface StatementContext extends Analysis, ParsedStatement {
  /** Rows that the statement itself writes out. */
  readonly literalRows: readonly LiteralRows[];
  /** Type of a node, by its one label or else its literal id; undefined when the text does not show it. */
  nodeType(element: Element): NodeType | undefined;
  relationshipType(element: Element): RelationshipType | undefined;
  /** What a value may be: one for each row that it comes from, if the statement writes these out. */
  valuesOf(value: Value): readonly Value[];
}

export function contextOf(parsed: ParsedStatement): StatementContext {
  const { ontology, tree, text, all } = parsed;
  const analysis = analyse(text, tree);
  const literalRows = literalRowsOf(text, analysis.clauses, all);
  const relationshipType = (element: Element) => {
    const [type, ...more] = element.names;
    const known = element.kind === 'RELATIONSHIP' && element.plainNames && type && more.length === 0;
    return known ? ontology.relationships.get(type.name) : undefined;
  };
  for (const element of analysis.elements) {
    const term = relationshipType(element)?.term;
    if (term !== undefined) element.optionalKey = term;
  }
  return {
    ...analysis,
    ...parsed,
    literalRows,
    valuesOf: (value) => valuesByRow(value, literalRows),
    nodeType(element) {
      if (element.kind !== 'NODE') return undefined;
      const [label, ...more] = element.plainNames ? element.names : [];
      if (label) return more.length === 0 ? nodeTypeOfLabel(ontology, label.name) : undefined;
      const id = literalOf(element.map, 'id');
      return id && nodeTypeOfId(ontology, id.text);
    },
    relationshipType,
  };
}
