/** Puts a table between its markers in a page of docs/. */
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * @param {string} name of the markers `<!-- NAME -->` and `<!-- /NAME -->`
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 * @param {{ page?: string, above?: string }} [where] the page, operations unless it says so, and a line above the table
 */
export function writeTable(name, head, rows, { page = 'operations', above } = {}) {
  const file = new URL(`../docs/${page}.md`, import.meta.url);
  const text = readFileSync(file, 'utf8');
  const [before, after] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const [start, end] = [text.indexOf(before), text.indexOf(after)];
  if (start < 0 || end < start) throw new Error(`docs/${page}.md has no markers ${name}.`);
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  const table = [head, head.map(() => '---'), ...rows].map(line).join('');
  writeFileSync(
    file,
    `${text.slice(0, start)}${before}\n${above === undefined ? '' : `${above}\n\n`}${table}\n${text.slice(end)}`,
  );
}

/** @param {readonly number[]} values in seconds @returns the median, and the span where there is one */
export function spread(values) {
  if (values.length === 0) return '–';
  const sorted = [...values].sort((a, b) => a - b);
  const text = (value) => `${(value ?? 0).toFixed(1)} s`;
  const middle = text(sorted[Math.floor(sorted.length / 2)]);
  return sorted.length < 2 ? middle : `${middle} (${text(sorted[0])} to ${text(sorted.at(-1))})`;
}
