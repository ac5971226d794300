/** Reports rows that write nothing, because an id that they name does not exist. */
import type { Problem } from '../../model.js';
import type { MissingId, SilentRows } from '../run/missing-rows.js';

/**
 * A statement that wrote nothing for any row, for two or more of them because an id does not exist, is an error: one
 * such row alone is more often a thing that the data leaves out. With `strict` each is an error.
 * @param fileOf file of rows by the name of their parameter
 */
export const silentProblems = (
  silent: readonly SilentRows[],
  fileOf: ReadonlyMap<string, string>,
  strict: boolean,
): Problem[] =>
  silent
    .filter(({ written, count }) => strict || (written === 0 && count > 1))
    .map(({ statement, sent, written, count, missing }): Problem => {
      const file = fileOf.get(statement.rows?.parameter ?? '') ?? 'a file';
      const rows = `${number.format(count)} of ${number.format(sent)} ${sent === 1 ? 'row' : 'rows'} of ${file}`;
      const others = written === 0 && sent > count ? '; it writes nothing for the others either' : '';
      return {
        rule: 'matched-nothing',
        severity: 'error',
        message: `This statement writes nothing for ${rows}, because ${whatIsMissing(missing)}${others}.`,
        hint: 'MERGE what is missing above in this seed, or in an earlier one; or correct the ids. Use a WHERE to leave out rows that you do not mean.',
        place: statement.place,
      };
    });

/** `there is no Organisation org/a (row 3), org/b (row 7), no Place place/c (row 9)` */
export function whatIsMissing(missing: readonly MissingId[]): string {
  if (missing.length === 0) return 'what they name does not exist';
  const types = new Map<string, string[]>();
  for (const { type, id, row } of missing)
    types.set(type, [...(types.get(type) ?? []), `${id} (row ${row})`]);
  return `there is ${[...types].map(([type, ids]) => `no ${type} ${ids.join(', ')}`).join(', ')}`;
}

const number = new Intl.NumberFormat('en');
