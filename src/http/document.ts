/** The document of a request, if it has one: by POST in the body, by GET in the address. */
import type { FastifyRequest } from 'fastify';

export function documentOf({ method, url, body }: Pick<FastifyRequest, 'method' | 'url' | 'body'>): string {
  if (method === 'GET') return new URLSearchParams(searchOf(url)).get('query') ?? '';
  const isObject = typeof body === 'object' && body !== null && 'query' in body;
  return isObject && typeof body.query === 'string' ? body.query : '';
}

/** From the question mark on; empty without one. */
export function searchOf(url: string): string {
  const question = url.indexOf('?');
  return question < 0 ? '' : url.slice(question);
}
