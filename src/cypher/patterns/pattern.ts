/** Turns patterns of MATCH, MERGE and CREATE into elements. */
import type { Arrow, Element, Named } from './element.js';
import { child, has, nodesOf, spanOf, type TreeNode } from '../tree/tree.js';
import { mapIn, nameOf, readMap, type TokenText } from '../tree/value.js';

/** Variables in scope; a value that is no element of a pattern counts as 'OTHER', a row of the seed's rows as 'ROW'. */
export type Scope = Map<string, Element | 'OTHER' | 'ROW'>;

export interface ReadPattern {
  /** In the order of the text. */
  readonly brought: readonly Element[];
  /** All elements that it connects, including those that came before it. */
  readonly joined: readonly Element[];
}

/**
 * Reads the elements that a pattern brings in, and adds them to the scope. A node that is only a variable in scope is
 * the element it names, and not brought in anew.
 */
export function readPattern(
  text: TokenText,
  pattern: TreeNode,
  clause: Element['clause'],
  scope: Scope,
): ReadPattern {
  const path = child(pattern, 'variable');
  const brought: Element[] = [];
  const joined = new Set<Element>();
  for (const part of nodesOf(pattern, 'patternElement')) readPath(text, part, clause, scope, brought, joined);
  if (path) scope.set(nameOf(text, path).name, 'OTHER');
  return { brought: brought.sort((a, b) => a.span.start - b.span.start), joined: [...joined] };
}

function readPath(
  text: TokenText,
  path: TreeNode,
  clause: Element['clause'],
  scope: Scope,
  brought: Element[],
  joined: Set<Element>,
): void {
  const bring = (element: Element) => {
    brought.push(element);
    joined.add(element);
    if (element.variable !== undefined) scope.set(element.variable, element);
    return element;
  };
  const parts = path.children.filter((c) => c.rule === 'nodePattern' || c.rule === 'relationshipPattern');
  const ends = new Map(
    parts
      .filter((part) => part.rule === 'nodePattern')
      .map((part) => [part, readNode(text, part, clause, scope, bring)]),
  );
  for (const node of ends.values()) joined.add(node);
  for (const [index, part] of parts.entries()) {
    const [before, after] = [parts[index - 1], parts[index + 1]];
    if (part.rule !== 'relationshipPattern') continue;
    const left = before && ends.get(before);
    const right = after && ends.get(after);
    const element = readElement(text, part, clause);
    const known = element.variable === undefined ? undefined : scope.get(element.variable);
    if (clause === 'MATCH' && typeof known === 'object') {
      joined.add(known);
      continue;
    }
    const arrow = arrowOf(part);
    const [from, to] = arrow === 'IN' ? [right, left] : [left, right];
    const next = path.children[path.children.indexOf(part) + 1];
    const repeats = child(part, 'pathLength') !== undefined || next?.rule === 'quantifier';
    bring({
      ...element,
      kind: 'RELATIONSHIP',
      arrow,
      ...(repeats && { repeats }),
      ...(from && { from }),
      ...(to && { to }),
    });
  }
}

function readNode(
  text: TokenText,
  node: TreeNode,
  clause: Element['clause'],
  scope: Scope,
  bring: (element: Element) => Element,
): Element {
  const element = readElement(text, node, clause);
  const known = element.variable === undefined ? undefined : scope.get(element.variable);
  if (known === undefined) return bring(element);
  if (typeof known === 'string') return { ...element, clause: 'MATCH', written: false };
  if (element.plainNames) {
    for (const name of element.names)
      if (!known.names.some((n) => n.name === name.name)) known.names.push(name);
  }
  return known;
}

function readElement(text: TokenText, node: TreeNode, clause: Element['clause']): Element {
  const variable = child(node, 'variable');
  const map = mapIn(node);
  const entries = map ? readMap(text, map) : [];
  const label = child(node, 'labelExpression');
  const open = node.children.find((c) => c.word === '(' || c.word === '[');
  const written = clause !== 'MATCH';
  const room = roomIn(text, node, map);
  const name = variable && nameOf(text, variable).name;
  return {
    kind: 'NODE',
    clause,
    variable: name,
    names: label ? namesIn(text, label) : [],
    plainNames: !label || isPlain(label),
    map: entries,
    among: [],
    asks: new Set(),
    ...(room && { roomAt: room }),
    dynamicMap: Boolean(child(child(node, 'properties'), 'parameter')),
    assigned: written ? entries.map((entry) => ({ ...entry, by: 'PATTERN' as const })) : [],
    written,
    deleted: false,
    span: spanOf(text.tokens, node),
    nameAt: open && spanOf(text.tokens, open).end,
    visibleAs: name,
  };
}

/** Right before the bracket that closes the map, or the pattern. */
function roomIn(text: TokenText, node: TreeNode, map: TreeNode | undefined): Element['roomAt'] {
  const close = (map ?? node).children.findLast((c) => c.word === (map ? '}' : ']'));
  if (!close) return undefined;
  const within = !map ? 'NO_MAP' : child(map, 'propertyKeyName') ? 'ENTRIES' : 'EMPTY_MAP';
  return { at: spanOf(text.tokens, close).start, within };
}

function arrowOf(part: TreeNode): Arrow {
  const [left, right] = [child(part, 'leftArrow'), child(part, 'rightArrow')];
  if (Boolean(left) === Boolean(right)) return 'NONE';
  return left ? 'IN' : 'OUT';
}

/** Names of a label expression, without those of dynamic parts, which are unknown. */
export function namesIn(text: TokenText, label: TreeNode): Named[] {
  if (label.rule.startsWith('dynamic')) return [];
  return nameRule.test(label.rule) ? [nameOf(text, label)] : label.children.flatMap((c) => namesIn(text, c));
}

/** A name by itself, once the rules around it are left out. */
const nameRule = /^(?:(?:un)?escapedSymbolicNameString_?|preparserKeyword)$/;

const isPlain = (label: TreeNode): boolean =>
  !['|', '!', '%'].some((word) => has(label, word)) &&
  label.children.every((c) => c.rule !== 'dynamicAnyAllExpression' && isPlain(c));
