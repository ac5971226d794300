/** Rows that locators name in the text of a seed and that its files do not have. */
import type { SeedHead } from '../files/read-heads.js';
import { placeOf } from '../files/seed-text.js';
import type { Problem } from '../model.js';
import { missingRow } from '../rows/row-locators.js';
import { textOf } from '../statement/given.js';
import type { SaidStatement } from '../statement/said.js';

/** @param counts rows by file, of those that were read to their end */
export function missingRows(
  { header, text }: Pick<SeedHead, 'header' | 'text'>,
  said: readonly SaidStatement[],
  counts: ReadonlyMap<string, number>,
): Problem[] {
  const files = header.rows.map(({ file }) => file);
  return said
    .flatMap(({ elements }) => elements)
    .filter(({ type }) => type === 'Evidence')
    .flatMap(({ properties }) => properties.filter(({ name }) => name === 'locator'))
    .flatMap(({ value }): Problem[] => {
      const fault = missingRow(textOf(value) ?? '', files, counts);
      return fault ? [{ rule: 'bad-locator', severity: 'error', ...fault, place: placeOf(text, value) }] : [];
    });
}
