/** Reports as lines for people. Pure. */
import type { Style, Told } from '../text/styled.js';
import type { Report } from './examine.js';
import type { Finding, Level } from './finding.js';
import { count } from './words.js';

const marks: Readonly<Record<Level, string>> = { ok: '✓', note: '·', warning: '!', problem: '✗' };

/** Columns of the longest title, and a gap. */
const column = 14;

type Piece = Exclude<Told, string>[number];

/** One block of lines for each check; its title stands once. */
export function textOf({ check, findings }: Report): readonly Piece[] {
  return findings.flatMap((finding, index) => [
    ...(index === 0 ? [] : ['\n']),
    ...piecesOf(finding, index === 0 ? check.title : ''),
  ]);
}

const paints: Readonly<Record<Level, Style>> = {
  ok: 'green',
  note: 'dim',
  warning: 'yellow',
  problem: 'red',
};

function piecesOf({ level, title, detail, remedy }: Finding, of: string): Piece[] {
  const margin = ' '.repeat(column + 2);
  const below = (text: string, mark: string) =>
    text
      .split('\n')
      .map((line, index) => `\n${margin}${index === 0 ? mark : ' '.repeat(mark.length)}${line}`);
  return [
    { style: paints[level], text: marks[level] },
    ' ',
    { style: 'bold', text: of.padEnd(column) },
    title,
    ...(detail === undefined ? [] : below(detail, '').map((text): Piece => ({ style: 'dim', text }))),
    ...(remedy === undefined ? [] : below(remedy, '→ ')),
  ];
}

export const levelsOf = (reports: readonly Report[], level: Level): number =>
  reports.flatMap(({ findings }) => findings).filter((finding) => finding.level === level).length;

/** The closing line. */
export function summaryOf(reports: readonly Report[]): string {
  const [problems, warnings] = [levelsOf(reports, 'problem'), levelsOf(reports, 'warning')];
  const found = [
    ...(problems > 0 ? [count(problems, 'problem')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ];
  const unseen = reports.filter(({ findings }) => findings.some((one) => 'skipped' in one)).length;
  const limit = unseen > 0 ? ` ${count(unseen, 'check')} could not look at everything.` : '';
  if (found.length > 0) return `${found.join(' and ')}.${limit}`;
  return `${unseen > 0 ? 'No problem was found.' : 'All is well.'}${limit}`;
}
