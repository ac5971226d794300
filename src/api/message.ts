/** What graphql-js says of a request, without what it tells of the schema and without most of what the client sent. */
import type { Source } from 'graphql';
import { excerpt, longestQuote } from '../excerpt.js';

/**
 * Suggestions stand at the end, and nothing else that graphql-js says ends so. They name the schema and not the request,
 * and are few: they are not cut. All in linear time, as the message may hold all of the request.
 */
export function openMessage(message: string): string {
  const [said, suggestion] = withoutSuggestion(message);
  return excerpt(said) + suggestion;
}

/** For clients who may not see the schema: of what is quoted they see what their document names. */
export function closedMessage(message: string, document: Source | undefined): string {
  const [said] = withoutSuggestion(message);
  return excerpt(document ? withoutNames(said, wordsOf(document)) : said);
}

function withoutSuggestion(message: string): readonly [said: string, suggestion: string] {
  const at = message.endsWith('?') ? message.lastIndexOf(' Did you mean ') : -1;
  return at < 0 ? [message, ''] : [message.slice(0, at), message.slice(at)];
}

/** "Cannot query field "nme" on type "Organisation"." tells a name that the client may not know. */
function withoutNames(message: string, own: ReadonlySet<string>): string {
  let shown = '';
  let behind = 0;
  for (let open = message.indexOf('"'); open >= 0; open = message.indexOf('"', behind)) {
    const close = endOfQuote(message, open);
    const quoted = message.slice(open + 1, close);
    // Nothing of the schema is that long.
    const isOwn = quoted.length > longestQuote || (quoted.match(/\w+/g) ?? []).every((word) => own.has(word));
    shown += `${message.slice(behind, open)}"${isOwn ? quoted : '…'}"`;
    behind = close + 1;
  }
  return shown + message.slice(behind);
}

/** Where the quote that opens there is closed; values are quoted as in JSON. */
function endOfQuote(message: string, open: number): number {
  for (let at = open + 1; at < message.length; at++) {
    if (message[at] === '\\') at++;
    else if (message[at] === '"') return at;
  }
  return message.length;
}

const words = new WeakMap<Source, ReadonlySet<string>>();

/** Of a document, once for all its errors. */
function wordsOf(source: Source): ReadonlySet<string> {
  const known = words.get(source) ?? new Set(source.body.match(/\w+/g));
  words.set(source, known);
  return known;
}
