/** Values, as far as the text of a statement shows them. */
import type { Span } from '../text/line-index.js';
import { child, childrenOf, has, spanOf, type TreeNode } from './tree.js';

export type Value = Span &
  (
    | { readonly kind: 'STRING'; readonly text: string }
    | { readonly kind: 'INT' | 'FLOAT' }
    | { readonly kind: 'BOOLEAN' }
    | { readonly kind: 'NULL' }
    | { readonly kind: 'LIST'; readonly items: readonly Value[] }
    | { readonly kind: 'MAP'; readonly entries: readonly MapEntry[] }
    /** A date, time, duration or point that a function makes: no property of ours holds one. */
    | { readonly kind: 'TEMPORAL' }
    /** Known only when the statement runs; `from` where it is just `variable` or `variable.property`. */
    | { readonly kind: 'DYNAMIC'; readonly from?: { readonly variable: string; readonly property?: string } }
  );

export interface MapEntry {
  readonly key: Span & { readonly name: string };
  readonly value: Value;
}

/** A text and the tokens that a tree counts in. */
export interface TokenText {
  readonly source: string;
  readonly tokens: readonly Span[];
}

export function textOf({ source, tokens }: TokenText, node: TreeNode): string {
  const { start, end } = spanOf(tokens, node);
  return source.slice(start, end);
}

/** A name without its backticks, and its place. */
export function nameOf(text: TokenText, node: TreeNode): Span & { readonly name: string } {
  const written = textOf(text, node);
  const name = written.startsWith('`') ? written.slice(1, -1).replaceAll('``', '`') : written;
  return { name, ...spanOf(text.tokens, node) };
}

export function readValue(text: TokenText, node: TreeNode): Value {
  const span = spanOf(text.tokens, node);
  switch (node.rule) {
    case 'stringLiteral':
      return { kind: 'STRING', text: unescape(text.source.slice(span.start + 1, span.end - 1)), ...span };
    case 'numberLiteral':
      return { kind: /^-?\s*(?:\d[\d_]*|0[xo]\w+)$/.test(textOf(text, node)) ? 'INT' : 'FLOAT', ...span };
    case 'literal':
      if (has(node, 'NULL')) return { kind: 'NULL', ...span };
      return has(node, 'TRUE') || has(node, 'FALSE')
        ? { kind: 'BOOLEAN', ...span }
        : { kind: 'DYNAMIC', ...span };
    case 'listLiteral': {
      const items = node.children.filter((c) => c.rule !== '');
      return { kind: 'LIST', items: items.map((item) => readValue(text, item)), ...span };
    }
    case 'map':
      return { kind: 'MAP', entries: readMap(text, node), ...span };
    case 'functionInvocation':
      return { kind: temporal.test(functionNameOf(text, node)) ? 'TEMPORAL' : 'DYNAMIC', ...span };
    case 'variable':
      return { kind: 'DYNAMIC', from: { variable: nameOf(text, node).name }, ...span };
    default: {
      const variable = child(node, 'variable');
      const property = propertyOf(text, node);
      if (!variable || !property) return { kind: 'DYNAMIC', ...span };
      return {
        kind: 'DYNAMIC',
        from: { variable: nameOf(text, variable).name, property: property.name },
        ...span,
      };
    }
  }
}

const temporal = /^(?:point|duration_between|(?:date|(?:local|zoned)?_?(?:date)?time|duration)(?:\.\w+)?)$/i;

/** `date.truncate`, as it is written. */
export function functionNameOf(text: TokenText, call: TreeNode): string {
  const name = child(call, 'functionName');
  return name ? textOf(text, name).replace(/[\s`]/g, '') : '';
}

/** `name` of `o.name`; nothing for `o[$x]` or `o.a.b`. */
export function propertyOf(
  text: TokenText,
  target: TreeNode,
): (Span & { readonly name: string }) | undefined {
  const [, postFix, more] = target.children;
  const key = child(child(postFix, 'property') ?? postFix, 'propertyKeyName');
  return key && !more ? nameOf(text, key) : undefined;
}

/** Entries of a literal map. */
export function readMap(text: TokenText, map: TreeNode): MapEntry[] {
  const keys = childrenOf(map, 'propertyKeyName');
  return keys.map((key) => {
    const value = map.children.slice(map.children.indexOf(key) + 1).find((c) => c.rule !== '');
    return {
      key: nameOf(text, key),
      value: value ? readValue(text, value) : { kind: 'DYNAMIC', ...spanOf(text.tokens, key) },
    };
  });
}

/** The literal string that a pattern gives as `id`. */
export function literalOf(
  entries: readonly MapEntry[],
  name: string,
): (Value & { kind: 'STRING' }) | undefined {
  const value = entries.find(({ key }) => key.name === name)?.value;
  return value?.kind === 'STRING' ? value : undefined;
}

/** The one map right below a node, such as the properties of a pattern. */
export const mapIn = (node: TreeNode): TreeNode | undefined => child(child(node, 'properties'), 'map');

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/**
 * The text between the quotes of a literal, as the server reads it: a backslash before any other character means that
 * character. It reads the escapes of Unicode that `escapeFaults` lets pass.
 */
export function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|([^]))/g, (whole, hex?: string, character = '') => {
    if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
    return (
      escapes[character as string] ?? (/['"\\]/.test(character as string) ? (character as string) : whole)
    );
  });
}
