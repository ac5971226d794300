/** Proof that formatting changed nothing but the layout. */
import { isDeepStrictEqual } from 'node:util';
import { readHeader } from '../files/header.js';
import { splitStatements } from '../../cypher/text/split.js';
import { isHeaderLine } from './header-lines.js';
import { readEvents } from './events.js';

/**
 * Compares two texts: header, statements, tokens, and comments in their order.
 * @param keywords offsets of the tokens of `before` whose case may change
 * @throws Error where they differ: a bug of the formatter
 */
export function assertSameMeaning(before: string, after: string, keywords: ReadonlySet<number>): void {
  const differ = (what: string) => new Error(`Formatting changed ${what}; the file is left alone.`);
  const [a, b] = [partsOf(before), partsOf(after)];
  if (!isDeepStrictEqual(a.header, b.header)) throw differ('the header');
  if (!isDeepStrictEqual(a.statements, b.statements)) throw differ('where statements end');
  if (!isDeepStrictEqual(a.comments, b.comments)) throw differ('a comment');
  if (a.tokens.length !== b.tokens.length) throw differ('the number of tokens');
  for (const [index, token] of a.tokens.entries()) {
    const other = b.tokens[index];
    const text = keywords.has(token.token.start) ? token.text.toUpperCase() : token.text;
    if (text !== other?.text) throw differ(`"${token.text.slice(0, 40)}"`);
    const pair = `${a.tokens[index - 1]?.text ?? ''}${token.text}`;
    if (token.gap !== other.gap && joined.has(pair)) throw differ(`the space in "${pair}"`);
  }
}

/** Characters that mean something else when white space stands between them. */
const joined = new Set('<= >= <> != += =~ => == :: || .. -> <- -- // /* */'.split(' '));

function partsOf(text: string) {
  const events = readEvents(text);
  const split = splitStatements(text);
  const { title, sources, rows, batch, deletes, onConflict, corrects } = readHeader(text, '', split).header;
  const plainRows = rows.map(({ file, parameter, types }) => ({ file, parameter, types }));
  return {
    header: { title, sources, rows: plainRows, batch, deletes, onConflict, corrects },
    statements: split.map(({ tokens }) => tokens.length),
    tokens: events.filter((event) => event.kind === 'TOKEN').filter(({ text: token }) => token !== ';'),
    comments: events
      .filter((event) => event.kind === 'COMMENT')
      .filter((comment) => !isHeaderLine(comment))
      .map((comment) => comment.text),
  };
}
