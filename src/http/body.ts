/** Which request bodies the server reads: JSON in UTF-8, not encoded, up to the limit. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PactgraphError } from '../errors.js';

/** Types that a browser sends to a foreign site without asking first. */
const simpleTypes = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'];

export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseJson(body as Buffer));
    } catch (error) {
      done(error as PactgraphError);
    }
  });
  // Reads past these and leaves them to Apollo, whose guard against forged requests refuses them by their type.
  app.addContentTypeParser(simpleTypes, { parseAs: 'buffer' }, (_request, _body, done) =>
    done(null, undefined),
  );
}

/** Runs before the body is read: nothing is inflated, so a small body cannot become a large one. */
export function checkEncoding(request: FastifyRequest): void {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  const charset =
    /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(request.headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  if (encoding.toLowerCase() !== 'identity') {
    throw new PactgraphError('UNSUPPORTED_MEDIA_TYPE', 'The server does not read encoded request bodies.');
  }
  if (!/^utf-?8$/i.test(charset)) throw new PactgraphError('UNSUPPORTED_MEDIA_TYPE', 'Only UTF-8 is read.');
}

// Keeps the byte order mark so that JSON.parse refuses it.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function parseJson(body: Buffer): unknown {
  if (body.length === 0) throw new PactgraphError('BAD_REQUEST', 'The request body is empty.');
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    throw new PactgraphError('BAD_REQUEST', 'The request body is not JSON in UTF-8.');
  }
}
