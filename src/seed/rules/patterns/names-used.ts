/** Every label and relationship type that a statement speaks of, in patterns, subqueries and conditions. */
import type { Named } from '../../../cypher/patterns/element.js';
import { namesIn } from '../../../cypher/patterns/pattern.js';
import { child, nodesOf } from '../../../cypher/tree/tree.js';
import type { StatementContext } from '../../statement/statement-context.js';

export interface NameUse extends Named {
  /** EITHER: `x:Name` in a condition, where x may be a node or a relationship. */
  readonly of: 'NODE' | 'RELATIONSHIP' | 'EITHER';
}

export function* namesUsed({ tree, text }: StatementContext): Generator<NameUse> {
  for (const part of nodesOf(
    tree,
    'nodePattern',
    'relationshipPattern',
    'nodeLabels',
    'nodeLabelsIs',
    'comparisonExpression6',
  )) {
    if (part.rule === 'comparisonExpression6') {
      if (part.children.some((c) => c.word === ':' || c.word === 'LABELED')) {
        for (const name of namesIn(text, part)) yield { ...name, of: 'EITHER' };
      }
      continue;
    }
    const names = part.rule.endsWith('Pattern') ? child(part, 'labelExpression') : part;
    for (const name of names ? namesIn(text, names) : []) {
      yield { ...name, of: part.rule === 'relationshipPattern' ? 'RELATIONSHIP' : 'NODE' };
    }
  }
}
