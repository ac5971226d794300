/** Answers what the HTTP parser refuses before there is a request, in the same shape as all else. */
import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { PactgraphError } from '../errors.js';
import { errorBody } from './answers.js';
import { hostFault } from './host-fault.js';
import { limits } from './limits.js';

type Refusal = readonly [status: number, message: string];

const malformed: Refusal = [400, 'The request is malformed.'];
const refusals: Readonly<Record<string, Refusal>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, `The request did not arrive within ${limits.requestTimeout / 1_000} s.`],
  HPE_HEADER_OVERFLOW: [431, `Address and headers are over ${limits.headerBytes / 1_024} kB.`],
};

/** Answers and closes the connection; only closes it when an answer is already on its way. */
export function onMalformed({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  // Node's name for the answer that it is writing; its documentation uses it for just this.
  const { _httpMessage: answer } = socket as Socket & { readonly _httpMessage?: ServerResponse | null };
  if (!socket.writable || answer?.headersSent === true) {
    socket.destroy();
    return;
  }
  socket.end(answerTo(code), () => socket.destroy());
}

/**
 * Answers for Node, which itself would answer an `Expect` that it does not know with an empty 417, one for a name that
 * is not ours with 100 first, and `CONNECT` by closing.
 */
export function answerForNode(server: Server, hosts: Parameters<typeof hostFault>[1]): void {
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    if (hostFault(request, hosts)) {
      server.emit('request', request, response);
      return;
    }
    const { headers, body } = refusal([417, 'The server supports no Expect header but 100-continue.']);
    response.writeHead(417, headers).end(body);
  });
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (!hostFault(request, hosts)) response.writeContinue();
    server.emit('request', request, response);
  });
  server.on('connect', (_request: IncomingMessage, socket: Socket) => {
    socket.end(rawAnswer([405, 'This is no proxy.']), () => socket.destroy());
  });
}

const answerTo = (code: string): string => rawAnswer(refusals[code] ?? malformed);

function rawAnswer(found: Refusal): string {
  const { headers, body } = refusal(found);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${found[0]} ${STATUS_CODES[found[0]] ?? ''}\r\n${lines.join('')}\r\n${body}`;
}

function refusal([, message]: Refusal): { readonly headers: Record<string, string>; readonly body: string } {
  const requestId = randomUUID();
  const body = JSON.stringify(errorBody(new PactgraphError('BAD_REQUEST', message), requestId));
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
    connection: 'close',
  };
  return { headers, body };
}
