/** The first line of a file of rows: what its columns are called, and what is wrong with that. */
import { didYouMean } from '../../did-you-mean.js';
import type { RowsHeader } from '../model.js';
import { textFaults } from '../../text/rule.js';
import { quoted } from '../../text/visible.js';
import { rowNumberKey } from '../../cypher/instrument.js';
import type { RowProblem, RowLines } from './row-place.js';

const separators: Readonly<Record<string, { readonly name: string; readonly hint: string }>> = {
  ',': { name: 'commas', hint: 'name the file .csv' },
  '\t': { name: 'tabs', hint: 'name the file .tsv' },
  ';': { name: 'semicolons', hint: 'save it anew with commas' },
};

/**
 * Problems of the names of columns; none when each is there once, and those are there whose types the header declares.
 * @param lines where they stand
 */
export function columnProblems(
  columns: readonly string[],
  separator: string | undefined,
  { file, types, place }: RowsHeader,
  lines: RowLines,
): RowProblem[] {
  const problem = (rule: string, message: string, hint: string, at: RowProblem['at']): RowProblem => ({
    rule,
    severity: 'error',
    message,
    hint,
    at,
  });
  const [first = ''] = columns;
  const other = Object.keys(separators).find((one) => one !== separator && first.includes(one));
  if (columns.length === 1 && other !== undefined) {
    const [wanted, found] = [separators[separator ?? ''], separators[other]];
    return [
      problem(
        'row-shape',
        `${file} is read with ${wanted?.name ?? ''} between its columns, but its first line has only ${found?.name ?? ''}.`,
        `If these separate the columns, ${found?.hint ?? ''}.`,
        { lines },
      ),
    ];
  }
  const problems = columns.flatMap((name, index) => {
    const wrong =
      name === ''
        ? `Column ${index + 1} has no name.`
        : columns.indexOf(name) < index
          ? `Two columns are called "${name}".`
          : name === rowNumberKey
            ? `A column may not be called ${rowNumberKey}: rows have their number there.`
            : textFaults(name, 'NAME').map(
                (fault) => `Column ${index + 1} is called ${quoted(name)}: it has ${fault}.`,
              )[0];
    return wrong === undefined
      ? []
      : [problem('row-shape', wrong, 'The first line names each column once.', { lines, field: index })];
  });
  const missing = [...types.keys()].filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    const [one = '', ...more] = missing;
    const names = missing.map((name) => `"${name}"`);
    const last = names.pop() ?? '';
    problems.push(
      problem(
        'rows-file',
        more.length === 0
          ? `There is no column "${one}".${didYouMean(one, columns)}`
          : `There are no columns ${names.join(', ')} and ${last}.`,
        `Columns are ${columns.join(', ')}.`,
        place,
      ),
    );
  }
  return problems;
}
