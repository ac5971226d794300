/** The header of a seed: its first lines, each `//! key: value`. */
import { lengthFault, textFaults } from '../../text/rule.js';
import type { Place, Problem, RowsHeader, SeedHeader } from '../model.js';
import { headerProblem, readHeaderLines, type HeaderLine, type HeaderLines } from './header-lines.js';
import {
  readBatchValue,
  readCorrectsValue,
  readDeletesValue,
  readOnConflictValue,
  readRowsValue,
  type ReadValue,
} from './header-values.js';
import type { StatementText } from '../../cypher/text/split.js';

export interface ReadHeader {
  readonly header: SeedHeader;
  /** The files of `header.sources`, each with the place that names it. */
  readonly sources: readonly { readonly file: string; readonly place: Place }[];
  /** The seeds of `header.corrects`, each with the place that names it. */
  readonly corrects: readonly { readonly number: number; readonly place: Place }[];
  readonly problems: readonly Problem[];
}

/** Reads the lines before the first statement, which may include blank lines and other comments. */
export function readHeader(text: string, file: string, statements: readonly StatementText[]): ReadHeader {
  const { lines, problems: ofLines } = readHeaderLines(text, file, statements);
  const [title] = lines.get('title') ?? [];
  const sources = lines.get('source') ?? [];
  const values = {
    rows: readValues(lines, 'rows', readRowsValue),
    batch: readValues(lines, 'batch', readBatchValue),
    corrects: readValues(lines, 'corrects', readCorrectsValue),
    deletes: readValues(lines, 'deletes', readDeletesValue),
    onConflict: readValues(lines, 'on-conflict', readOnConflictValue),
  };
  const rows = values.rows.good.map(({ value, place }) => ({ ...value, place }));
  const [batch] = values.batch.good;
  const corrects = values.corrects.good.map(({ value, place }) => ({ number: value, place }));
  return {
    header: {
      title: title?.value ?? '',
      sources: sources.map(({ value }) => value),
      rows,
      batch: batch?.value,
      deletes: values.deletes.good.length > 0,
      onConflict: values.onConflict.good[0]?.value ?? 'stop',
      corrects: corrects.map(({ number }) => number),
    },
    sources: sources.map(({ value, place }) => ({ file: value, place })),
    corrects,
    problems: [
      ...ofLines,
      ...titleProblems(title),
      ...values.rows.problems,
      ...sharedParameters(rows),
      ...values.batch.problems,
      ...(batch && rows.length === 0 ? [batchWithoutRows(batch.place)] : []),
      ...values.corrects.problems,
      ...values.deletes.problems,
      ...values.onConflict.problems,
    ],
  };
}

/** The valid values of a key; the others become problems. */
function readValues<T>(
  lines: HeaderLines['lines'],
  key: string,
  readValue: (text: string) => ReadValue<T>,
): { readonly good: { readonly value: T; readonly place: Place }[]; readonly problems: Problem[] } {
  const good: { value: T; place: Place }[] = [];
  const problems: Problem[] = [];
  for (const { value, place } of lines.get(key) ?? []) {
    const result = readValue(value);
    if (result.ok) good.push({ value: result.value, place });
    else problems.push(headerProblem('bad-header', result.message, place, result.hint));
  }
  return { good, problems };
}

/** A title is shown like a name, and so has its rules. */
function titleProblems(title: HeaderLine | undefined): Problem[] {
  if (!title) return [];
  const fault = lengthFault(title.value, 'NAME') ?? textFaults(title.value, 'NAME').join(', and ');
  if (fault === '') return [];
  const message = `The title has ${fault}.`;
  return [headerProblem('bad-header', message, title.place, 'It is shown in plans and in the ledger.')];
}

const sharedParameters = (rows: readonly RowsHeader[]): Problem[] =>
  rows
    .filter(({ parameter }, index) => rows.findIndex((other) => other.parameter === parameter) < index)
    .map(({ parameter, place }) =>
      headerProblem(
        'bad-header',
        `Two files of rows are called $${parameter}.`,
        place,
        'Give each its own name.',
      ),
    );

const batchWithoutRows = (place: Place): Problem =>
  headerProblem(
    'bad-header',
    'A batch is a number of rows, and this seed has no rows.',
    place,
    'Leave it out.',
  );
