/**
 * Checks the names by which clients call the server. A web page may point its own name to an address of this machine
 * and then read the answers as its own (DNS rebinding); it cannot redirect a number, nor a name that it does not own.
 */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { isLoopback, type Config } from '../config.js';
import { PactgraphError } from '../errors.js';

type Hosts = Pick<Config, 'host' | 'hosts'>;
type Asked = Pick<IncomingMessage, 'rawHeaders' | 'httpVersion' | 'url'>;

/**
 * Every name in a request must be allowed: that of `Host` and, where the request line has a whole address, that of the
 * address. `X-Forwarded-Host` does not count. HTTP/1.0 may give none: browsers do not speak it.
 * @returns HOST_NOT_ALLOWED; BAD_REQUEST where RFC 9112, section 3.2, asks for it; undefined when all is well
 */
export function hostFault(
  { rawHeaders, httpVersion, url = '' }: Asked,
  hosts: Hosts,
): PactgraphError | undefined {
  const given = rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === 'host');
  if (given.length > 1 || (given.length === 0 && httpVersion !== '1.0'))
    return new PactgraphError('BAD_REQUEST', 'A request has one Host header.');
  const address = url.startsWith('/') || url === '*' ? [] : [URL.canParse(url) ? new URL(url).host : ''];
  return [...given, ...address].every((host) => isAllowed(nameOf(host), hosts))
    ? undefined
    : new PactgraphError('HOST_NOT_ALLOWED', 'The server does not answer to this name.');
}

/** The name without its port, in lower case; undefined for a text that is no host. Names have at most 253 letters. */
const nameOf = (host: string): string | undefined =>
  host.length > 260
    ? undefined
    : /^(?:\[([\da-f:.]+)\]|([\w.-]+?)\.?)(?::\d*)?$/i.exec(host)?.slice(1).join('').toLowerCase();

const isAllowed = (name: string | undefined, { host, hosts }: Hosts): boolean =>
  name !== undefined &&
  (isIP(name) !== 0 || isLoopback(name) || name === host.toLowerCase() || hosts.includes(name));
