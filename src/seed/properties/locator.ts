/** Locators of evidence that name a file of rows, alone or with a row of it. Pure. */
import { didYouMean } from '../../did-you-mean.js';
import { quoted } from '../../text/visible.js';

export interface RowLocator {
  readonly file: string;
  /** From 1, header line and empty lines not counted, as `_row` counts; absent: the file as a whole. */
  readonly row?: number;
}

export interface LocatorFault {
  readonly message: string;
  readonly hint: string;
}

/** What names a file of rows, at the beginning of a locator: `rows/m.csv`, but not `rows/m.csv.gz`. */
const fileFirst = /^(\S+?\.(?:csv|tsv|jsonl))(?![\w./-])/i;
const rowOfWord = /^(\S+) row \d+$/;
const isAddress = (word: string): boolean => /^[a-z][a-z\d+.-]*:/i.test(word);

/**
 * @param files of rows that the header of the seed declares
 * @returns undefined for a locator that begins with no file of rows: an address, or words
 */
export function readLocator(
  locator: string,
  files: readonly string[],
): RowLocator | LocatorFault | undefined {
  const file = fileFirst.exec(locator)?.[1] ?? misspelt(locator, files);
  if (file === undefined || isAddress(file)) return undefined;
  if (!files.includes(file))
    return {
      message: `${quoted(file)} is no file of rows of this seed.${didYouMean(file, files)}`,
      hint:
        files.length > 0
          ? `The header declares ${files.join(', ')}.`
          : `Declare it in the header, as in //! rows: ${file} as rows`,
    };
  if (locator === file) return { file };
  const row = /^ row ([1-9]\d{0,14})$/.exec(locator.slice(file.length))?.[1];
  if (row === undefined)
    return {
      message: `${quoted(locator)} does not say which row of ${file} it means.`,
      hint: `Write '${file}' or '${file} row 7'; rows count from 1, without the header line and empty lines.`,
    };
  return { file, row: Number(row) };
}

/** The word before ` row 7` that is nearly a file of the header: `rows/m.cvs`. */
function misspelt(locator: string, files: readonly string[]): string | undefined {
  const word = rowOfWord.exec(locator)?.[1];
  return word !== undefined && didYouMean(word, files) !== '' ? word : undefined;
}

/** @param count rows of the file */
export const noSuchRow = ({ file, row }: RowLocator, count: number): LocatorFault => ({
  message: `${file} has no row ${row}: ${count === 0 ? 'it has none' : `its last is row ${count}`}.`,
  hint: 'Rows count from 1; the header line and empty lines do not count.',
});

export const isFault = (read: RowLocator | LocatorFault | undefined): read is LocatorFault =>
  read !== undefined && 'message' in read;
