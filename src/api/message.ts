/** What graphql-js says of a request, less its hints at the schema and most of what the client sent. */
import type { Source } from 'graphql';
import { excerpt, longestQuote } from '../excerpt.js';

/**
 * Only a suggestion ends a message of graphql-js this way. It names the schema, not the request, and is short, so it is
 * not cut. All takes linear time, as the message may hold the whole request.
 */
export function openMessage(message: string): string {
  const [said, suggestion] = withoutSuggestion(message);
  return excerpt(said) + suggestion;
}

/** For clients who may not see the schema: of quoted names they see only those in their own document. */
export function closedMessage(message: string, document: Source | undefined): string {
  const [said] = withoutSuggestion(message);
  return excerpt(document ? withoutNames(said, wordsOf(document)) : said);
}

/** A message of graphql-js in two: what it says, and the suggestion at its end. */
export function withoutSuggestion(message: string): readonly [said: string, suggestion: string] {
  const at = message.endsWith('?') ? message.lastIndexOf(' Did you mean ') : -1;
  return at < 0 ? [message, ''] : [message.slice(0, at), message.slice(at)];
}

/** "Cannot query field "nme" on type "Organisation"." gives away a name that the client may not know. */
function withoutNames(message: string, own: ReadonlySet<string>): string {
  let shown = '';
  let behind = 0;
  for (let open = message.indexOf('"'); open >= 0; open = message.indexOf('"', behind)) {
    const close = endOfQuote(message, open);
    const quoted = message.slice(open + 1, close);
    // No name of the schema is that long.
    const isOwn = quoted.length > longestQuote || (quoted.match(/\w+/g) ?? []).every((word) => own.has(word));
    shown += `${message.slice(behind, open)}"${isOwn ? quoted : '…'}"`;
    behind = close + 1;
  }
  return shown + message.slice(behind);
}

/** Where the quote opened at `open` closes; values are quoted as in JSON. */
function endOfQuote(message: string, open: number): number {
  for (let at = open + 1; at < message.length; at++) {
    if (message[at] === '\\') at++;
    else if (message[at] === '"') return at;
  }
  return message.length;
}

const words = new WeakMap<Source, ReadonlySet<string>>();

/** Words of a document, collected once for all its errors. */
function wordsOf(source: Source): ReadonlySet<string> {
  const known = words.get(source) ?? new Set(source.body.match(/\w+/g));
  words.set(source, known);
  return known;
}
