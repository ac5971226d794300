/** Reports as lines for people. Pure. */
import pc from 'picocolors';
import type { Report } from './examine.js';
import type { Finding, Level } from './finding.js';
import { count } from './words.js';

const marks: Readonly<Record<Level, string>> = { ok: '✓', note: '·', warning: '!', problem: '✗' };

/** Columns of the longest title, and a gap. */
const column = 14;

/** One block of lines for each check; its title stands once. */
export function textOf({ check, findings }: Report, colours: boolean): string {
  const lines = findings.flatMap((finding, index) =>
    linesOf(finding, index === 0 ? check.title : '', colours),
  );
  return lines.join('\n');
}

function linesOf({ level, title, detail, remedy }: Finding, of: string, colours: boolean): string[] {
  const { bold, dim, green, red, yellow } = pc.createColors(colours);
  const paint = { ok: green, note: dim, warning: yellow, problem: red }[level];
  const margin = ' '.repeat(column + 2);
  const below = (text: string, mark: string) =>
    text.split('\n').map((line, index) => `${margin}${index === 0 ? mark : ' '.repeat(mark.length)}${line}`);
  return [
    `${paint(marks[level])} ${bold(of.padEnd(column))}${title}`,
    ...(detail === undefined ? [] : below(detail, '').map(dim)),
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
