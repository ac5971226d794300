/** What rules know of a statement. */
import { entityTypeOfLabel, nodeTypeOfId, type NodeType, type Ontology } from '../../ontology/model.js';
import type { SeedHeader } from '../model.js';
import { analyse } from './analyse.js';
import type { AllTokens } from './literal.js';
import { literalRowsOf, valuesByRow } from './literal-rows.js';
import type { StatementContext } from '../rules/rule.js';
import type { TreeNode } from './tree.js';
import { literalOf, type TokenText } from './value.js';

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
  readonly text: TokenText;
  readonly all: AllTokens;
}

export function contextOf(parsed: ParsedStatement): StatementContext {
  const { ontology, tree, text, all } = parsed;
  const analysis = analyse(text, tree);
  const literalRows = literalRowsOf(text, analysis.clauses, all);
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
    relationshipType(element) {
      const [type, ...more] = element.names;
      const known = element.kind === 'RELATIONSHIP' && element.plainNames && type && more.length === 0;
      return known ? ontology.relationships.get(type.name) : undefined;
    },
  };
}
