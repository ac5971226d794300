/** Problems as GitHub's workflow commands, which it shows beside the lines of a pull request. */
import type { Problem } from '../model.js';

/** @param pathOf path of a file that problems name, from the root of the repository */
export function githubAnnotation(problem: Problem, pathOf: (file: string) => string): string {
  const { rule, severity, message, hint, place } = problem;
  const properties = Object.entries({
    file: pathOf(place.file),
    line: String(place.line),
    endLine: String(place.line),
    col: String(place.column),
    endColumn: String(place.column + (place.length ?? 1)),
    title: rule,
  }).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  return `::${severity} ${properties.join(',')}::${escapeData([message, hint].filter(Boolean).join('\n'))}`;
}

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
