/** The parser's tree, laid over the tokens of a statement. */
import type { Span } from '../text/line-index.js';
import type { Shape } from '../parser/shape.js';

/** What the parser gives: rule names and, at the leaves, the text of tokens. */
export interface RawTree {
  readonly name: string;
  readonly children?: readonly RawTree[];
}

/** A node by the tokens it covers, so that one tree serves every statement of a shape. */
export interface TreeNode {
  /** Rule of the grammar; empty for a leaf. */
  readonly rule: string;
  /** Text of a leaf with ASCII letters in upper case, to recognise keywords; empty for a branch. */
  readonly word: string;
  readonly children: readonly TreeNode[];
  /** First and last token, both included; a node without tokens has its last before its first. */
  readonly first: number;
  readonly last: number;
}

/** The tree leaves out rules that only pass on what is below them. */
const passing =
  /^(?:expression\d*|literal|labelExpression[1-4]|symbolic\w*|(?:un)?escapedSymbolic\w*|anonymousPattern)$/;

/** `ı` is not I, and `ſ` is not S. */
const upperCase = (text: string): string => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());

/** Lays the tree over the shape; undefined when they do not fit, as after a syntax error. */
export function layTree(raw: RawTree, shape: Shape): TreeNode | undefined {
  let offset = 0;
  let token = 0;
  const misfit = { found: false };

  const lay = (node: RawTree): TreeNode | undefined => {
    const first = token;
    if (node.children?.length) {
      const children = node.children.map(lay).filter((child) => child !== undefined);
      const [only] = children;
      if (only && children.length === 1 && only.rule !== '' && passing.test(node.name)) return only;
      return { rule: node.name, word: '', children, first, last: token - 1 };
    }
    if (node.name === '<EOF>') return undefined;
    while (shape.text[offset] === ' ') offset++;
    if (node.name === '' || !shape.text.startsWith(node.name, offset)) {
      // A rule that matched nothing, or a token that the parser invented.
      if (node.name.startsWith('<')) misfit.found = true;
      return undefined;
    }
    offset += node.name.length;
    while (token < shape.tokens.length && (shape.offsets[token] ?? 0) < offset) token++;
    if (first === token) misfit.found = true;
    return { rule: '', word: upperCase(node.name), children: [], first, last: token - 1 };
  };

  const tree = lay(raw);
  return !misfit.found && token === shape.tokens.length ? tree : undefined;
}

/** The first child of a rule. */
export const child = (node: TreeNode | undefined, rule: string): TreeNode | undefined =>
  node?.children.find((c) => c.rule === rule);

/** All children of a rule. */
export const childrenOf = (node: TreeNode, rule: string): TreeNode[] =>
  node.children.filter((c) => c.rule === rule);

/** Whether a keyword or symbol is right below. */
export const has = (node: TreeNode, word: string): boolean => node.children.some((c) => c.word === word);

/** Every node of the given rules below a node and the node itself, in the order of the text. */
export function* nodesOf(node: TreeNode, ...rules: readonly string[]): Generator<TreeNode> {
  if (rules.includes(node.rule)) yield node;
  for (const below of node.children) yield* nodesOf(below, ...rules);
}

/** Place of a node in the text that the statement's tokens count in. */
export function spanOf(tokens: readonly Span[], node: TreeNode): Span {
  const start = tokens[node.first]?.start ?? 0;
  return { start, end: node.last < node.first ? start : (tokens[node.last]?.end ?? start) };
}
