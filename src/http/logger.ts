/** Options for pino, which Fastify makes its logger from: JSON lines without secrets and without variables. */
import type { FastifyServerOptions } from 'fastify';
import type { Config } from '../config.js';

export interface LogStream {
  write(line: string): void;
}

const secret = ['authorization', 'cookie', 'password', 'token', 'apiKey', '["x-api-key"]'];

export function loggerOptions(
  level: Config['logLevel'],
  stream: LogStream | undefined,
): Exclude<FastifyServerOptions['logger'], boolean | undefined> {
  return {
    level,
    base: undefined,
    redact: {
      paths: ['', '*', '*.*', '*.*.*'].flatMap((at) =>
        secret.map((name) => (at === '' || name.startsWith('[') ? at + name : `${at}.${name}`)),
      ),
      censor: '[redacted]',
    },
    serializers: {
      // Fastify's own serializer would log the query string, which may hold variables.
      req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?', 1)[0] }),
    },
    ...(stream && { stream }),
  };
}
