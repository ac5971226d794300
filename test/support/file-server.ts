/** A server of files as Maven repositories are: it knows ranges, and notes what it was asked. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

export interface FileServer {
  /** Without a slash at its end. */
  readonly address: string;
  readonly asked: readonly Asked[];
  /** Pieces of files sent so far; counted where they are sent one by one. */
  readonly pieces: () => number;
}

export interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** First byte asked for. */
  readonly from: number;
}

/** What is answered instead of the file; undefined: the file. */
export type Instead = (asked: Asked, response: ServerResponse) => true | undefined;

/** @param pieceEveryMs sends a piece of each file so often; without it all at once */
export async function fileServer(
  bodyOf: (path: string) => string | Buffer | undefined,
  { instead, pieceEveryMs }: { instead?: Instead; pieceEveryMs?: number } = {},
): Promise<FileServer> {
  const asked: Asked[] = [];
  let pieces = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const question = { path, headers: request.headers, from };
    asked.push(question);
    if (instead?.(question, response)) return;
    const file = bodyOf(path);
    if (file === undefined) return void response.writeHead(404).end();
    const body = Buffer.from(file);
    if (from >= body.length && from > 0) return void response.writeHead(416).end();
    response.writeHead(from > 0 ? 206 : 200, {
      'content-length': body.length - from,
      ...(from > 0 && { 'content-range': `bytes ${from}-${body.length - 1}/${body.length}` }),
    });
    void send(response, body.subarray(from), pieceEveryMs, () => pieces++);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    pieces: () => pieces,
  };
}

/** Bytes. */
export const piece = 16_384;

async function send(
  response: ServerResponse,
  body: Buffer,
  pieceEveryMs: number | undefined,
  onPiece: () => void,
): Promise<void> {
  if (pieceEveryMs === undefined) return void response.end(body);
  for (let at = 0; at < body.length && !response.destroyed; at += piece) {
    response.write(body.subarray(at, at + piece));
    onPiece();
    await sleep(pieceEveryMs);
  }
  response.end();
}
