/** A seed's text in the one layout. */
import type { Problem } from '../model.js';
import { normaliseSeed } from '../files/checksum.js';
import type { CypherParser } from '../../cypher/parser/cypher-parser.js';
import { readHeader } from '../files/header.js';
import { indexLines, type Span } from '../../cypher/text/line-index.js';
import { placeOf } from '../files/seed-text.js';
import { refusalsOf } from '../../cypher/refusals/refusals.js';
import { shapeOf } from '../../cypher/parser/shape.js';
import { splitStatements, type StatementText } from '../../cypher/text/split.js';
import type { Token } from '../../cypher/text/tokens.js';
import { readEvents, type Comment } from './events.js';
import { formatHeader, isHeaderLine } from './header-lines.js';
import { layStatement } from './layout.js';
import { piecesOf } from './pieces.js';
import { addRoles, type TokenRoles } from './roles.js';
import { assertSameMeaning } from './same-meaning.js';
import { readStatementEvents } from './statements.js';

/** A text that cannot be read is not formatted: the problem says where it breaks. */
export type Formatted =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: Problem };

/**
 * Formatting a formatted text gives it back; strings, quoted names and comments stay byte for byte.
 * @throws Error when the result would mean something else, which is a bug
 */
export function formatSeed(given: string, file: string, parser: CypherParser): Formatted {
  const text = normaliseSeed(given);
  const split = splitStatements(text);
  const refuse = (rule: string, message: string, at: Span, hint?: string): Formatted => ({
    ok: false,
    problem: {
      rule,
      severity: 'error',
      message,
      ...(hint !== undefined && { hint }),
      place: placeOf({ file, text, lines: indexLines(text) }, at),
    },
  });

  const [fault] = readHeader(text, file, split).problems.filter(({ rule }) => rule !== 'missing-header');
  if (fault) return { ok: false, problem: fault };
  const roles: TokenRoles = { keywords: new Set(), lines: new Map() };
  for (const statement of split) {
    const [refusal] = refusalsOf(text, statement);
    if (refusal) return refuse(refusal.rule, refusal.message, refusal.at, refusal.hint);
    const unread = readRoles(text, statement, parser, roles);
    if (unread) return refuse('cypher', 'This statement does not parse.', unread);
  }

  const { statements, below } = readStatementEvents(readEvents(text));
  const top = statements[0]?.above ?? below;
  const header = top.filter(
    (comment) => isHeaderLine(comment) && [undefined, '\n'].includes(text[comment.start - 1]),
  );
  const blocks: string[] = header.length > 0 ? [formatHeader(header).join('\n')] : [];
  for (const [index, { above, events, beside }] of statements.entries()) {
    const comments = index === 0 ? above.filter((comment) => !header.includes(comment)) : above;
    const statement = layStatement(piecesOf(events, roles));
    const apart = comments.length === 0 ? '' : (events[0]?.lineEnds ?? 0) > 1 ? '\n\n' : '\n';
    const end = beside.map((comment) => ` ${comment.text}`).join('');
    blocks.push(`${paragraphs(comments)}${apart}${statement}${end}`);
  }
  const last = statements.length === 0 ? below.filter((comment) => !header.includes(comment)) : below;
  if (last.length > 0) blocks.push(paragraphs(last));
  const loose = [...statements.flatMap(({ above }) => above), ...below].find(
    (comment) => isHeaderLine(comment) && !header.includes(comment),
  );
  if (loose) {
    const at = { start: loose.start, end: loose.start + loose.text.length };
    return refuse(
      'late-header',
      'A header line begins at the start of its line, above the first statement.',
      at,
    );
  }

  const formatted = blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`;
  assertSameMeaning(text, formatted, roles.keywords);
  return { ok: true, text: formatted };
}

/** @returns where the statement cannot be read */
function readRoles(
  text: string,
  statement: StatementText,
  parser: CypherParser,
  roles: TokenRoles,
): Span | undefined {
  const broken =
    statement.tokens.find(({ kind }) => kind === 'UNCLOSED') ?? unmatchedBracket(text, statement.tokens);
  if (broken) return broken;
  const shape = shapeOf(text, statement);
  const { tree, findings } = parser.parse(shape);
  if (!tree) {
    const error = findings.find(({ severity }) => severity === 'error');
    return shape.tokens[error?.first ?? 0] ?? statement.tokens.at(-1);
  }
  addRoles(roles, tree, shape);
  return undefined;
}

/** The parser makes up a bracket that is missing, and gives a tree all the same. */
function unmatchedBracket(text: string, tokens: readonly Token[]): Token | undefined {
  const open: Token[] = [];
  for (const token of tokens) {
    const bracket = token.kind === 'SYMBOL' ? (text[token.start] ?? '') : '';
    const closes = ')]}'.indexOf(bracket);
    if ('([{'.includes(bracket) && bracket !== '') open.push(token);
    else if (closes >= 0 && bracket !== '' && text[open.pop()?.start ?? -1] !== '([{'[closes]) return token;
  }
  return open.at(-1);
}

/** Comments a line each; of empty lines between them one is kept. */
const paragraphs = (comments: readonly Comment[]): string =>
  comments
    .map(({ text, lineEnds }, index) => (index === 0 ? '' : lineEnds > 1 ? '\n\n' : '\n') + text)
    .join('');
