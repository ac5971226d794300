/** Breaks operations: their texts, or the bodies around them. */
import { below, pick } from '../query/random.js';

/** @returns {string} the body of the request */
export const broken = (operation, random) => pick(random, ways)(operation, random);

const withQuery = (operation, query) => JSON.stringify({ ...operation, query });
const at = (text, random) => below(random, text.length + 1);
const oddCharacters = [
  '{',
  '}',
  '(',
  ')',
  '[',
  '"',
  '\\',
  '$',
  '@',
  '...',
  '!',
  ':',
  '\0',
  '\u{1F600}',
  '#',
  '"""',
  '\n',
  '𝒳',
  '\ud800',
];

const ways = [
  // The text of the document.
  ({ query, ...rest }, random) => {
    const place = at(query, random);
    return withQuery(rest, query.slice(0, place) + query.slice(place + 1 + below(random, 3)));
  },
  ({ query, ...rest }, random) => {
    const place = at(query, random);
    return withQuery(rest, query.slice(0, place) + pick(random, oddCharacters) + query.slice(place));
  },
  ({ query, ...rest }, random) => withQuery(rest, query.slice(0, at(query, random))),
  ({ query, ...rest }, random) => {
    const [from, to] = [at(query, random), at(query, random)].sort((a, b) => a - b);
    return withQuery(rest, query.slice(0, to) + query.slice(from));
  },
  ({ query, ...rest }, random) =>
    withQuery(
      rest,
      query.replace(/\b[a-z]\w+/, () =>
        pick(random, ['mutation', 'subscription', '__schema', 'constructor']),
      ),
    ),
  ({ query, ...rest }) => withQuery(rest, `${query} ${query}`),
  // What stands beside it.
  ({ query, ...rest }, random) =>
    withQuery(rest, pick(random, [1, null, [], {}, '', ' ', '#', '{', query.length])),
  (operation, random) =>
    JSON.stringify({
      ...operation,
      variables: pick(random, [[], 'x', 1, true, { v0: { v0: { v0: [] } } }, { __proto__: null }]),
    }),
  (operation, random) =>
    JSON.stringify({ ...operation, operationName: pick(random, ['nobody', 1, '', [], 'x'.repeat(500)]) }),
  (operation, random) =>
    JSON.stringify({
      ...operation,
      extensions: pick(random, [1, {}, { persistedQuery: { version: 1, sha256Hash: 'x' } }]),
    }),
  (operation) => JSON.stringify([operation]),
  (operation, random) => {
    const text = JSON.stringify(operation);
    return text.slice(0, at(text, random));
  },
];
