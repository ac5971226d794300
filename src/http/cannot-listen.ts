/** Why a server cannot listen, in words. */
import type { Config } from '../config.js';
import { PactgraphError } from '../errors.js';

/** @returns a PactgraphError CANNOT_RUN for what people can fix, else the error itself */
export function cannotListen(error: unknown, { host, port }: Pick<Config, 'host' | 'port'>): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reasons: Readonly<Record<string, readonly [message: string, hint: string]>> = {
    EADDRINUSE: [
      `Port ${port} is in use.`,
      'Set PACTGRAPH_PORT to a free port, or stop the program that listens there.',
    ],
    EACCES: [`Port ${port} may not be used by this user.`, 'Set PACTGRAPH_PORT to a port above 1023.'],
    EADDRNOTAVAIL: [`This machine has no address ${host}.`, 'Set PACTGRAPH_HOST, for example to 127.0.0.1.'],
    ENOTFOUND: [`The host name ${host} is not known.`, 'Set PACTGRAPH_HOST, for example to 127.0.0.1.'],
  };
  const reason = typeof code === 'string' ? reasons[code] : undefined;
  return reason ? new PactgraphError('CANNOT_RUN', reason[0], { hint: reason[1], cause: error }) : error;
}
