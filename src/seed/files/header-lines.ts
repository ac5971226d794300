/** The lines of a header: which lines belong to it, and the keys and values they give. What a value means is in header.ts. */
import { didYouMean } from '../../did-you-mean.js';
import type { Place, Problem } from '../model.js';
import type { Span } from '../../cypher/text/line-index.js';
import type { StatementText } from '../../cypher/text/split.js';

/** A value, and where it is written. */
export interface HeaderLine {
  readonly value: string;
  readonly place: Place;
}

export interface HeaderLines {
  /** By key, in the order of the file. */
  readonly lines: ReadonlyMap<string, readonly HeaderLine[]>;
  readonly problems: readonly Problem[];
}

type KeyRule = { readonly required: boolean; readonly many: boolean };

/** Every key a header may have: a new one is a line here. */
const keys: Readonly<Record<string, KeyRule>> = {
  title: { required: true, many: false },
  source: { required: false, many: true },
  rows: { required: false, many: true },
  batch: { required: false, many: false },
  deletes: { required: false, many: false },
  'on-conflict': { required: false, many: false },
  corrects: { required: false, many: true },
};

const example = '//! title: Beijing-Hong Kong innovation forum, 28 March';

/** A line that begins with `//!`, be it in its place or not. */
interface MarkedLine {
  readonly line: string;
  /** Offset in the text. */
  readonly start: number;
  /** Blanks before the mark. */
  readonly indent: number;
  readonly at: (column: number, length: number) => Place;
}

/** A line read as `key: value`. */
interface Entry {
  readonly key: string;
  readonly keyAt: Place;
  readonly many: boolean;
  readonly given: HeaderLine;
}

export const headerProblem = (rule: string, message: string, place: Place, hint?: string): Problem => ({
  rule,
  severity: 'error',
  message,
  place,
  ...(hint !== undefined && { hint }),
});

/** Reads the lines before the first statement, which may include blank lines and other comments. */
export function readHeaderLines(
  text: string,
  file: string,
  statements: readonly StatementText[],
): HeaderLines {
  const problems: Problem[] = [];
  const lines = new Map<string, HeaderLine[]>();
  const body = statements[0]?.start ?? text.length;
  for (const marked of markedLines(text, file, statements)) {
    const read = misplaced(marked, body) ?? readEntry(marked);
    if ('rule' in read) {
      problems.push(read);
      continue;
    }
    const before = lines.get(read.key) ?? [];
    const fault = repeated(read, before);
    if (fault) problems.push(fault);
    else lines.set(read.key, [...before, read.given]);
  }
  return { lines, problems: [...problems, ...missingKeys(lines, file)] };
}

function* markedLines(
  text: string,
  file: string,
  statements: readonly StatementText[],
): Generator<MarkedLine> {
  let next = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const start = next;
    next += line.length + 1;
    const indent = line.length - line.trimStart().length;
    if (!line.startsWith('//!', indent) || !isComment(text, statements, start + indent)) continue;
    const at = (column: number, length: number): Place => ({
      file,
      line: index + 1,
      column,
      length: Math.max(length, 1),
    });
    yield { line, start, indent, at };
  }
}

/** Whether a one-line comment begins here, outside of texts and other comments. */
function isComment(text: string, statements: readonly StatementText[], offset: number): boolean {
  const near = statements.flatMap((statement): readonly Span[] =>
    statement.start <= offset && offset < statement.end ? statement.tokens : [statement],
  );
  const next = near.findIndex(({ end }) => end > offset);
  const [before, behind] = [near[next === -1 ? near.length - 1 : next - 1], near[next]];
  if (behind && behind.start <= offset) return false;
  const from = before?.end ?? 0;
  const comments = text.slice(from, behind?.start).matchAll(/\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/g);
  return [...comments].some(({ index, 0: comment }) => from + index === offset && comment.startsWith('//'));
}

/** @param body where the first statement begins */
function misplaced({ line, start, indent, at }: MarkedLine, body: number): Problem | undefined {
  const place = at(indent + 1, line.length - indent);
  if (start > body)
    return headerProblem(
      'late-header',
      'This header line is behind the first statement.',
      place,
      'Header lines come first in the file.',
    );
  if (indent > 0)
    return headerProblem(
      'late-header',
      'A header line begins at the start of its line, above the first statement.',
      place,
      'Remove the blanks before it.',
    );
  return undefined;
}

function readEntry({ line, at }: MarkedLine): Entry | Problem {
  const colon = line.indexOf(':');
  if (colon === -1) {
    const hint = line.includes('：')
      ? '： is a full-width character; a header needs : here.'
      : `Write "key: value", as in ${example}`;
    return headerProblem('bad-header', 'This header line has no colon.', at(1, line.length), hint);
  }
  const key = line.slice(3, colon).trim();
  const value = line.slice(colon + 1).trim();
  const keyAt = at(Math.max(line.indexOf(key, 3), 0) + 1, key.length);
  const rule = Object.hasOwn(keys, key) ? keys[key] : undefined;
  if (!rule) {
    const known = Object.keys(keys);
    return headerProblem(
      'unknown-header',
      `There is no header "${key}".${didYouMean(key, known)}`,
      keyAt,
      `Headers are ${known.join(', ')}.`,
    );
  }
  if (value === '') return headerProblem('bad-header', `The header "${key}" has no value.`, keyAt);
  const valueAt = at(line.indexOf(value, colon + 1) + 1, value.length);
  return { key, keyAt, many: rule.many, given: { value, place: valueAt } };
}

/** @param before the lines above with the same key */
function repeated({ key, keyAt, many, given }: Entry, before: readonly HeaderLine[]): Problem | undefined {
  if (before.length > 0 && !many)
    return headerProblem('bad-header', `The header "${key}" is given twice.`, keyAt, 'Keep one.');
  if (before.some(({ value }) => value === given.value))
    return headerProblem('bad-header', `"${given.value}" is named twice.`, keyAt, 'Keep one.');
  return undefined;
}

const missingKeys = (lines: HeaderLines['lines'], file: string): Problem[] =>
  Object.entries(keys)
    .filter(([key, { required }]) => required && !lines.has(key))
    .map(([key]) =>
      headerProblem(
        'missing-header',
        `The header "${key}" is missing.`,
        { file, line: 1, column: 1 },
        `Begin the file with ${example}`,
      ),
    );
