/** Limits headers that we or a library parse, before a pattern reads them. */
import type { IncomingHttpHeaders } from 'node:http';
import { PactgraphError, type ErrorCode } from '../errors.js';

/** Characters each may have, and the code of the answer over it; all headers together have 16 kB. */
const longest: Readonly<Record<string, readonly [most: number, code: ErrorCode]>> = {
  'content-type': [200, 'UNSUPPORTED_MEDIA_TYPE'],
  'content-encoding': [200, 'UNSUPPORTED_MEDIA_TYPE'],
  accept: [1_000, 'BAD_REQUEST'],
};

/** UNSUPPORTED_MEDIA_TYPE, BAD_REQUEST; undefined when all is well. */
export function headerFault(headers: IncomingHttpHeaders): PactgraphError | undefined {
  for (const [name, [most, code]] of Object.entries(longest))
    if ((headers[name]?.length ?? 0) > most)
      return new PactgraphError(code, `The header ${name} is longer than ${most} characters.`);
  return undefined;
}
