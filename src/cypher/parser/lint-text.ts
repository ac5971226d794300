/**
 * For the linter, a statement is reduced to what its meaning rests on: variables by number, one name for all labels,
 * types and properties, one literal for all literals, one literal SET or map entry for many. If this text is clean, so
 * is the statement. If not, the linter reads the statement itself, for the right words and places. A seed of 200
 * statements has some four such texts, and each costs the linter 100 ms and more.
 */
import type { Shape } from './shape.js';
import { has, nodesOf, type TreeNode } from '../tree/tree.js';

export function lintTextOf(tree: TreeNode, shape: Shape): string {
  const instead = new Map<number, string>();
  const dropped = new Set<number>();
  const variables = new Map<string, string>();
  const textOf = (token: number) => shape.text.slice(shape.offsets[token], shape.offsets[token + 1]);
  const drop = (first: number, last: number) => {
    for (let token = first; token <= last; token++) dropped.add(token);
  };

  for (const node of nodesOf(tree, 'variable')) {
    const name = textOf(node.first).trimEnd();
    if (node.first !== node.last) continue;
    const number = variables.get(name) ?? `v${variables.size}`;
    variables.set(name, number);
    instead.set(node.first, number);
  }
  for (const node of nodesOf(tree, 'property', 'labelExpression', 'labelType')) {
    const last = node.children.at(-1);
    // `.name`, `:Name`: only the name, and no part of a more complex expression.
    if (node.children.length === 2 && last && last.rule !== '' && last.first === last.last) {
      instead.set(last.first, 'Name');
    }
  }
  for (const list of nodesOf(tree, 'listLiteral')) {
    if (isLiteral(list)) drop(list.first + 1, list.last - 1);
  }
  /** The linter does not care which kind of literal a property holds. */
  const level = (literal: TreeNode) => {
    instead.set(literal.first, "''");
    drop(literal.first + 1, literal.last);
  };
  for (const map of nodesOf(tree, 'map')) {
    let seen = false;
    for (const [index, key] of map.children.entries()) {
      const value = map.children[index + 2];
      if (key.rule !== 'propertyKeyName' || !value || !isLiteral(value)) continue;
      if (seen) drop((map.children[index - 1] ?? key).first, value.last);
      else {
        instead.set(key.first, 'Name');
        drop(key.first + 1, key.last);
        level(value);
      }
      seen = true;
    }
  }
  for (const set of nodesOf(tree, 'setClause')) {
    const seen = new Set<string>();
    for (const [index, item] of set.children.entries()) {
      const target = literalSet(item);
      const comma = set.children[index - 1];
      if (target === undefined) continue;
      const variable = textOf(target);
      const value = item.children[2];
      if (seen.has(variable) && comma?.word === ',') drop(comma.first, item.last);
      else if (value) level(value);
      seen.add(variable);
    }
  }

  return shape.tokens
    .map((_, token) => {
      if (dropped.has(token)) return '';
      const text = textOf(token);
      const name = instead.get(token);
      return name === undefined ? text : text.endsWith(' ') ? `${name} ` : name;
    })
    .join('');
}

/** The token of `o` in `o.name = 'literal'`, when the item is just that. */
function literalSet(item: TreeNode): number | undefined {
  const [target, sign, value, more] = item.children;
  if (item.rule !== 'setItem' || !target || sign?.word !== '=' || !value || more) return undefined;
  const [variable, key, further] = target.children;
  const plain = target.rule === 'expression2' && variable?.rule === 'variable' && key && !further;
  return plain && target.last - target.first === 2 && isLiteral(value) ? target.first : undefined;
}

/** Whether each token belongs to the literal: the parser skipped none. */
function isLiteral(node: TreeNode): boolean {
  if (node.rule === 'stringLiteral' || node.rule === 'literal') return node.first === node.last;
  if (node.rule === 'numberLiteral') return node.last - node.first + 1 === (has(node, '-') ? 2 : 1);
  if (node.rule !== 'listLiteral') return false;
  const inner = node.children.slice(1, -1);
  return inner.every((part, index) =>
    index % 2 === 0 ? part.rule !== '' && isLiteral(part) : part.word === ',',
  );
}
