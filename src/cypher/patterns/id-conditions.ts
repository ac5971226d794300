/** Ids that a condition demands in every row: `WHERE o.id = 'org/a'`, `WHERE o.id IN ['org/a', 'org/b']`. */
import type { Element } from './element.js';
import type { Scope } from './pattern.js';
import { child, childrenOf, has, nodesOf, type TreeNode } from '../tree/tree.js';
import { nameOf, propertyOf, readValue, type TokenText } from '../tree/value.js';

/**
 * Notes at the nodes of a MATCH which ids the conditions of a clause demand. A condition behind OR or NOT holds in one
 * case only, and does not count.
 * @param except elements that the clause may leave as they are
 */
export function readIdConditions(
  text: TokenText,
  clause: TreeNode,
  scope: Scope,
  except: readonly unknown[] = [],
): void {
  for (const condition of conditionsIn(clause)) {
    const { target, value, isList } = idCondition(text, condition) ?? {};
    const element = target === undefined ? undefined : scope.get(target);
    if (typeof element !== 'object' || !value || element.kind !== 'NODE' || element.clause !== 'MATCH')
      continue;
    if (except.includes(element)) continue;
    const read = readValue(text, value);
    if (isList || hasId(element)) element.among.push(read);
    else element.map.push({ key: { name: 'id', start: read.start, end: read.end }, value: read });
  }
}

const hasId = ({ map }: Element): boolean => map.some(({ key }) => key.name === 'id');

/** Conditions that all hold in every row that goes on. */
export function* conditionsIn(clause: TreeNode): Generator<TreeNode> {
  const places = [clause, ...childrenOf(clause, 'whereClause'), ...nodesOf(clause, 'nodePattern')];
  for (const place of places) {
    const where = place.children.findIndex(({ word }) => word === 'WHERE' || word === 'FILTER');
    const condition = where === -1 ? undefined : place.children.slice(where).find(({ rule }) => rule !== '');
    if (condition) yield* conjuncts(condition);
  }
}

function* conjuncts(condition: TreeNode): Generator<TreeNode> {
  if (
    condition.rule === 'parenthesizedExpression' ||
    (condition.rule === 'expression10' && has(condition, 'AND'))
  ) {
    for (const part of condition.children) if (part.rule !== '') yield* conjuncts(part);
  } else yield condition;
}

/** `o.id = value`, `value = o.id`, `o.id IN value`. */
function idCondition(
  text: TokenText,
  condition: TreeNode,
): { readonly target: string; readonly value: TreeNode; readonly isList: boolean } | undefined {
  const [left, sign, right, more] = condition.children;
  if (!left || !sign || more) return undefined;
  if (condition.rule === 'expression8' && sign.word === '=' && right) {
    const target = idOwner(text, left) ?? idOwner(text, right);
    return target === undefined
      ? undefined
      : { target, value: idOwner(text, left) ? right : left, isList: false };
  }
  const [word, list] = sign.children;
  if (condition.rule !== 'expression7' || word?.word !== 'IN' || !list) return undefined;
  const target = idOwner(text, left);
  return target === undefined ? undefined : { target, value: list, isList: true };
}

/** `o` of `o.id`. */
function idOwner(text: TokenText, node: TreeNode): string | undefined {
  const variable = node.rule === 'expression2' ? child(node, 'variable') : undefined;
  return variable && propertyOf(text, node)?.name === 'id' ? nameOf(text, variable).name : undefined;
}
