/** The one module that knows Neo4j's Cypher parser: 16 MB of code, loaded when it is first needed. */
import { indexLines } from '../text/line-index.js';
import { lintTextOf } from './lint-text.js';
import type { Shape } from './shape.js';
import { layTree, type RawTree, type TreeNode } from '../tree/tree.js';

/** A finding of the parser; its offsets count in the text that the parser got. */
interface Diagnostic {
  readonly message: string;
  readonly severity: 'error' | 'warning';
  readonly start: number;
  readonly end: number;
}

/** A diagnostic, placed by tokens of the shape. */
export interface ParserFinding {
  readonly message: string;
  readonly severity: 'error' | 'warning';
  /** Token it starts at; the number of tokens stands for the end of the statement. */
  readonly first: number;
  readonly last: number;
}

export interface Parsed {
  /** Absent when the statement does not parse. */
  readonly tree: TreeNode | undefined;
  readonly findings: readonly ParserFinding[];
  /** Why the parser gave up before the end of the statement. */
  readonly gaveUp?: string;
}

/** The result for a statement that the parser could not read to its end. */
export const unparsed = (gaveUp: string): Parsed => ({ tree: undefined, findings: [], gaveUp });

export interface CypherParser {
  /**
   * Parses and lints as CYPHER 25. Each shape costs the parser once; the same shape gives the same result again.
   */
  parse(shape: Shape): Parsed;
}

/** A parser for statements of these shapes. */
export type ParserFor = (shapes: readonly Shape[]) => Promise<CypherParser>;

interface Position {
  readonly line: number;
  readonly character: number;
}

/** The part of the library that we use, narrowed. */
interface Library {
  readonly getDebugTree: (cypher: string) => RawTree;
  readonly lintCypherQuery: (
    query: string,
    schema: { readonly defaultLanguage: 'CYPHER 25' },
    options: { readonly consoleCommandsEnabled: boolean },
  ) => {
    readonly diagnostics: readonly {
      readonly message: string | { readonly value: string };
      readonly severity?: number;
      readonly range: { readonly start: Position; readonly end: Position };
    }[];
  };
}

/**
 * A seed joins two things by a MATCH of both ids, and its header names the parameters. Our own rules report the others,
 * which here would name the literal that replaces the author's.
 */
const unwanted = new RegExp(
  [
    /\bcartesian product\b/,
    /^Parameter \$.+ is not defined\.$/,
    /^(?:''|"") is not a valid token name\b/,
    /\bis not a valid option for cypher version\b/,
    /^Console commands are unsupported\b/,
  ]
    .map(({ source }) => source)
    .join('|'),
  's',
);

let library: Promise<Library> | undefined;

/** A parser with its own memory of shapes. */
export async function createCypherParser(): Promise<CypherParser> {
  library ??= import('@neo4j-cypher/language-support');
  const { getDebugTree, lintCypherQuery } = await library;
  const known = new Map<string, Parsed>();
  /** Texts in which the linter found nothing. */
  const clean = new Set<string>();

  const lint = (text: string): Diagnostic[] => {
    // The library's own offsets count code points; its lines and characters are right.
    const lines = indexLines(text);
    const offsetOf = ({ line, character }: Position) => lines.offsetOf(line + 1, character + 1);
    return (
      lintCypherQuery(text, { defaultLanguage: 'CYPHER 25' }, { consoleCommandsEnabled: false })
        .diagnostics.map(({ message, severity, range }) => ({
          message: typeof message === 'string' ? message : message.value,
          severity: severity === 1 ? ('error' as const) : ('warning' as const),
          start: offsetOf(range.start),
          end: offsetOf(range.end),
        }))
        .filter(({ message }) => !unwanted.test(message))
        // A statement cut short by a syntax error also ends in the wrong place; its author knows enough.
        .filter(
          ({ message }, _, all) =>
            !/^Query cannot conclude/.test(message) || !all.some((d) => /^Invalid input/.test(d.message)),
        )
    );
  };

  const parseNew = (shape: Shape): Parsed => {
    const raw = getDebugTree(shape.text).children ?? [];
    const [only] = raw;
    const tree = only && raw.length === 1 ? layTree(only, shape) : undefined;
    if (tree) {
      const text = lintTextOf(tree, shape);
      if (clean.has(text)) return { tree, findings: [] };
      if (lint(text).length === 0) {
        clean.add(text);
        return { tree, findings: [] };
      }
    }
    const findings = lint(shape.text).map(({ message, severity, start, end }) => {
      const first = tokenAt(shape, start);
      return { message, severity, first, last: Math.max(first, tokenAt(shape, Math.max(start, end - 1))) };
    });
    return { tree, findings };
  };

  return {
    parse(shape) {
      const before = known.get(shape.text);
      if (before) return before;
      const parsed = withinStack(() => parseNew(shape));
      known.set(shape.text, parsed);
      return parsed;
    },
  };
}

function withinStack(parse: () => Parsed): Parsed {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return unparsed('This statement is nested too deep for the Cypher parser.');
  }
}

/** Index of the token at an offset into the shape's text, or of the next one. */
function tokenAt(shape: Shape, offset: number): number {
  const next = shape.offsets.findIndex((start) => start > offset);
  if (next === -1) return shape.tokens.length;
  const before = next - 1;
  const gap = shape.text[offset] === ' ';
  return Math.max(0, gap ? next : before);
}
