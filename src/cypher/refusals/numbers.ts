/** Numbers as the server reads them. Its parser takes all that begins with a digit, and refuses some afterwards. */
import type { Refusal } from './refusal.js';
import type { StatementText } from '../text/split.js';

const digits = '\\d(?:_?\\d)*';
const exponent = `(?:[eE][+-]?${digits})`;
const known = new RegExp(
  [
    '0',
    '[1-9](?:_?\\d)*',
    '0x(?:_?[\\da-fA-F])+',
    '0o(?:_?[0-7])+',
    `(?:${digits})?\\.${digits}${exponent}?[dDfF]?`,
    `${digits}${exponent}[dDfF]?`,
  ]
    .map((form) => `^${form}$`)
    .join('|'),
);

export function* numberRefusals(source: string, { tokens }: StatementText): Generator<Refusal> {
  for (const { kind, start, end } of tokens) {
    const text = kind === 'NUMBER' ? source.slice(start, end) : '0';
    if (known.test(text)) continue;
    yield {
      rule: 'cypher',
      message: `Neo4j does not read ${text.slice(0, 40)} as a number.`,
      hint: 'Write it as 12, 0.5 or 1.5e3; put a text in quotes.',
      at: { start, end },
    };
  }
}
