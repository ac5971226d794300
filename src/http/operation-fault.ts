/** What a request lacks to be an operation. Apollo refuses it too, but does not say what is missing. */
import type { FastifyRequest } from 'fastify';
import { PactgraphError } from '../errors.js';
import { searchOf } from './document.js';

const hint = 'Send a JSON object such as {"query": "{ graph { revision } }"}.';
const fault = (message: string) => new PactgraphError('BAD_REQUEST', message, { hint });

/** undefined where there is an operation, or what Apollo has a word of its own for: a hash, a type of body it refuses. */
export function operationFault({
  method,
  url,
  body,
}: Pick<FastifyRequest, 'method' | 'url' | 'body'>): PactgraphError | undefined {
  if (method === 'GET') return addressFault(new URLSearchParams(searchOf(url)));
  if (body === undefined) return undefined;
  if (Array.isArray(body))
    return fault('The request body is a list: send one operation a request, not a batch.');
  if (typeof body !== 'object' || body === null)
    return fault(`The request body is ${kindOf(body)}, not a JSON object.`);
  if ('extensions' in body && isHash(body.extensions)) return undefined;
  if (!('query' in body)) return fault('The request body has no `query`.');
  if (body.query === '') return fault('The `query` in the request body is empty.');
  return typeof body.query === 'string'
    ? undefined
    : fault(`The \`query\` in the request body is ${kindOf(body.query)}, not a text.`);
}

function addressFault(search: URLSearchParams): PactgraphError | undefined {
  if (search.has('extensions') || (search.get('query') ?? '') !== '') return undefined;
  return fault(search.has('query') ? 'The `query` in the address is empty.' : 'The address has no `query`.');
}

const isHash = (extensions: unknown): boolean =>
  typeof extensions === 'object' && extensions !== null && 'persistedQuery' in extensions;

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
};

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : (kinds[typeof value] ?? 'an object');
}
