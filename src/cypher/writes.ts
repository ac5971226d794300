/** Everything that a statement writes, by its tree: the server's plan for it must show the same. */
import { deletes, makes, names, sets, type Write } from './write.js';
import type { Element, Named } from './patterns/element.js';
import { addedKey } from './patterns/optional-key.js';
import { child, childrenOf, has, nodesOf, spanOf, type TreeNode } from './tree/tree.js';
import { nameOf, propertyOf, readMap, type TokenText } from './tree/value.js';

export interface ToTell {
  readonly text: TokenText;
  readonly tree: TreeNode;
  readonly elements: readonly Element[];
  /** The names of elements in the instrumented RETURN. */
  readonly returned: ReadonlyMap<Element, string>;
}

/** @returns in the order of the text, without what the rules refuse in any case, such as labels by SET */
export function writesOf({ text, tree, elements, returned }: ToTell): Write[] {
  const found: { readonly at: number; readonly write: Write }[] = [];
  for (const element of elements) {
    const write = madeBy(element, returned.get(element));
    if (write) found.push({ at: element.span.start, write });
  }
  for (const node of nodesOf(tree, ...telling)) {
    const at = spanOf(text.tokens, node).start;
    for (const write of writesIn(text, node)) found.push({ at, write });
  }
  const inOrder = found.sort((a, b) => a.at - b.at).map(({ write }) => write);
  return [...inOrder, ...[...returned.values()].map((name) => names(name, undefined))];
}

/** Rules of the grammar that set, delete or give a name. */
const telling = [
  'setItem',
  'removeItem',
  'deleteClause',
  'returnItem',
  'unwindClause',
  'forListClause',
  'letItem',
];

function writesIn(text: TokenText, node: TreeNode): Iterable<Write> {
  switch (node.rule) {
    case 'setItem':
    case 'removeItem':
      return setsOf(text, node);
    case 'deleteClause':
      return childrenOf(node, 'variable').map((target) =>
        deletes(nameOf(text, target).name, has(node, 'DETACH')),
      );
    case 'returnItem': {
      const [value, , alias] = node.children;
      return value && alias ? [names(nameOf(text, alias).name, variableIn(text, value))] : [];
    }
    default: {
      const variable = child(node, 'variable');
      return variable ? [names(nameOf(text, variable).name, undefined)] : [];
    }
  }
}

function madeBy(element: Element, returned: string | undefined): Write | undefined {
  const { kind, clause, variable, span, map } = element;
  if (clause === 'MATCH') return undefined;
  const added = addedKey(element);
  const inside = ({ start, end }: Named) => span.start <= start && end <= span.end;
  return makes({
    by: clause,
    kind,
    variable: variable ?? returned ?? '',
    names: element.names.filter(inside).map(({ name }) => name),
    keys: [...map.map(({ key }) => key.name), ...(added === undefined ? [] : [added])],
  });
}

function* setsOf(text: TokenText, item: TreeNode): Generator<Write> {
  const [target, , value] = item.children;
  const variable = target && (target.rule === 'variable' ? target : child(target, 'variable'));
  if (!variable) return;
  const { name } = nameOf(text, variable);
  const key = target.rule === 'variable' ? undefined : propertyOf(text, target);
  if (key) yield sets(name, key.name);
  else if (has(item, '+=') && value?.rule === 'map')
    for (const entry of readMap(text, value)) yield sets(name, entry.key.name);
}

const variableIn = (text: TokenText, value: TreeNode): string | undefined =>
  value.rule === 'variable' ? nameOf(text, value).name : undefined;
