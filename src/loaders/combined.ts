/** Several statements as one: rows `revision`, `part` (from 0) and `row`, the part's columns in their order. */
import type { Parameter, Row, Value } from '../graph/values.js';
import { quotedName } from '../identifier.js';
import { todayParameter } from './day.js';
import type { Statement } from './statement.js';

/** Every part gets it alike; a day of its own is another parameter. */
const shared = todayParameter;

/** A parameter where a text names it: the builders put no `$` into literals. */
const named = /\$(\w+)/g;

export const combinedText = (parts: readonly Pick<Statement, 'text' | 'columns'>[]): string =>
  parts
    .map(
      ({ text, columns }, part) =>
        `CALL () {\n${text.replaceAll(named, (whole, name: string) => (name === shared ? whole : `$${nameIn(part, name)}`))}\n}\n` +
        `RETURN revision, ${part} AS part, [${columns.map(quotedName).join(', ')}] AS row`,
    )
    .join('\nUNION ALL\n');

export const combinedParameters = (
  parts: readonly Pick<Statement, 'parameters'>[],
): Record<string, Parameter> =>
  Object.fromEntries(
    parts.flatMap(({ parameters }, part) =>
      Object.entries(parameters).map(([name, value]) => [name === shared ? name : nameIn(part, name), value]),
    ),
  );

const nameIn = (part: number, name: string): string => `p${part}_${name}`;

/** The rows that each part would have had. */
export function rowsOfParts(
  parts: readonly Pick<Statement, 'columns'>[],
  rows: readonly Row[],
): readonly Row[][] {
  const found: Row[][] = parts.map(() => []);
  for (const { part, row: values } of rows) {
    const index = Number(part);
    const columns = parts[index]?.columns;
    if (!columns || !Array.isArray(values)) throw new Error('A row belongs to no statement that was sent.');
    const row: Record<string, Value> = {};
    for (const [place, column] of columns.entries()) row[column] = values[place] ?? null;
    found[index]?.push(row);
  }
  return found;
}
