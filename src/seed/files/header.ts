/** The header of a seed: its first lines, each `//! key: value`. */
import { didYouMean } from '../../did-you-mean.js';
import { lengthFault, textFaults } from '../../text/rule.js';
import type { Place, Problem, SeedHeader } from '../model.js';
import {
  readBatchValue,
  readCorrectsValue,
  readDeletesValue,
  readOnConflictValue,
  readRowsValue,
  type BadValue,
} from './header-values.js';
import type { Span } from '../../cypher/text/line-index.js';
import type { StatementText } from '../../cypher/text/split.js';

export interface ReadHeader {
  readonly header: SeedHeader;
  /** The files of `header.sources`, each with the place that names it. */
  readonly sources: readonly { readonly file: string; readonly place: Place }[];
  /** The seeds of `header.corrects`, each with the place that names it. */
  readonly corrects: readonly { readonly number: number; readonly place: Place }[];
  readonly problems: readonly Problem[];
}

interface HeaderLine {
  readonly value: string;
  readonly place: Place;
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

/** What is wrong with a title, which is shown like a name. */
const faultOfTitle = (text: string): string | undefined =>
  lengthFault(text, 'NAME') ?? (textFaults(text, 'NAME').join(', and ') || undefined);

/** Reads the lines before the first statement, which may include blank lines and other comments. */
export function readHeader(text: string, file: string, statements: readonly StatementText[]): ReadHeader {
  const problems: Problem[] = [];
  const lines = new Map<string, HeaderLine[]>();
  const problem = (rule: string, message: string, place: Place, hint?: string) =>
    problems.push({ rule, severity: 'error', message, place, ...(hint !== undefined && { hint }) });

  const body = statements[0]?.start ?? text.length;
  let next = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const start = next;
    next += line.length + 1;
    const at = (column: number, length: number): Place => ({
      file,
      line: index + 1,
      column,
      length: Math.max(length, 1),
    });
    const indent = line.length - line.trimStart().length;
    if (!line.startsWith('//!', indent) || !isComment(text, statements, start + indent)) continue;
    if (indent > 0 || start > body) {
      problem(
        'late-header',
        start > body
          ? 'A header line behind the first statement.'
          : 'A header line begins at the start of its line, above the first statement.',
        at(indent + 1, line.length - indent),
        start > body ? 'Header lines come first in the file.' : 'Take away the blanks before it.',
      );
      continue;
    }
    const colon = line.indexOf(':');
    const key = line.slice(3, colon === -1 ? undefined : colon).trim();
    const value = colon === -1 ? '' : line.slice(colon + 1).trim();
    const keyAt = at(Math.max(line.indexOf(key, 3), 0) + 1, key.length);
    const rule = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (colon === -1)
      problem(
        'bad-header',
        'This header line has no colon.',
        at(1, line.length),
        line.includes('：')
          ? '： is a full-width character; a header needs : here.'
          : `Write "key: value", as in ${example}`,
      );
    else if (!rule) {
      const known = Object.keys(keys);
      problem(
        'unknown-header',
        `There is no header "${key}".${didYouMean(key, known)}`,
        keyAt,
        `Headers are ${known.join(', ')}.`,
      );
    } else if (value === '') problem('bad-header', `The header "${key}" has no value.`, keyAt);
    else {
      const valueAt = line.indexOf(value, colon + 1);
      const before = lines.get(key) ?? [];
      if (before.length > 0 && !rule.many)
        problem('bad-header', `The header "${key}" is given twice.`, keyAt, 'Keep one.');
      else if (before.some((b) => b.value === value))
        problem('bad-header', `"${value}" is named twice.`, keyAt, 'Keep one.');
      else lines.set(key, [...before, { value, place: at(valueAt + 1, value.length) }]);
    }
  }

  for (const [key, { required }] of Object.entries(keys)) {
    if (required && !lines.has(key))
      problem(
        'missing-header',
        `The header "${key}" is missing.`,
        { file, line: 1, column: 1 },
        `Begin the file with ${example}`,
      );
  }
  const [title] = lines.get('title') ?? [];
  const titleFault = title && faultOfTitle(title.value);
  if (titleFault)
    problem(
      'bad-header',
      `The title has ${titleFault}.`,
      title.place,
      'It is shown in plans and in the ledger.',
    );
  /** The valid values of a key; the others become problems. */
  const values = <T>(
    key: string,
    readValue: (
      text: string,
    ) => { readonly ok: true; readonly value: T } | ({ readonly ok: false } & BadValue),
  ): { readonly value: T; readonly place: Place }[] =>
    (lines.get(key) ?? []).flatMap((line) => {
      const result = readValue(line.value);
      if (result.ok) return [{ value: result.value, place: line.place }];
      problem('bad-header', result.message, line.place, result.hint);
      return [];
    });
  const rows = values('rows', readRowsValue).map(({ value, place }) => ({ ...value, place }));
  for (const [index, { parameter, place }] of rows.entries()) {
    if (rows.findIndex((other) => other.parameter === parameter) < index)
      problem('bad-header', `Two files of rows are called $${parameter}.`, place, 'Give each its own name.');
  }
  const batch = values('batch', readBatchValue)[0];
  if (batch && rows.length === 0)
    problem(
      'bad-header',
      'A batch is a number of rows, and this seed has no rows.',
      batch.place,
      'Leave it out.',
    );
  const sources = lines.get('source') ?? [];
  const corrects = values('corrects', readCorrectsValue).map(({ value, place }) => ({
    number: value,
    place,
  }));
  return {
    header: {
      title: title?.value ?? '',
      sources: sources.map(({ value }) => value),
      rows,
      batch: batch?.value,
      deletes: values('deletes', readDeletesValue).length > 0,
      onConflict: values('on-conflict', readOnConflictValue)[0]?.value ?? 'stop',
      corrects: corrects.map(({ number }) => number),
    },
    sources: sources.map(({ value, place }) => ({ file: value, place })),
    corrects,
    problems,
  };
}
