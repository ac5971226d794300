/** One question to a server: a file from a given byte on. */
import type { Answer, Fetch } from './proxy.js';

export interface Question {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes that are here already. */
  readonly from: number;
  /** The ETag of the answer they came with, where it is known. */
  readonly etag: string | undefined;
  readonly signal: AbortSignal;
}

export interface Rest {
  /** `from`; or 0 when the server sends the file from its beginning, as it may. */
  readonly startsAt: number;
  readonly etag: string | undefined;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export class HttpStatus extends Error {
  constructor(
    readonly status: number,
    /** ms that the server asks us to wait; 0 when it does not say. */
    readonly waitMs = 0,
  ) {
    super(`the server answered HTTP ${status}`);
  }
}

/** What has arrived of a file cannot become the file. */
export class Unusable extends Error {}

/** @throws HttpStatus, Unusable, or what fetch throws */
export async function requestRest(
  fetch: Fetch,
  { url, headers, from, etag, signal }: Question,
): Promise<Rest> {
  const answer = await fetch(url, {
    signal,
    headers: {
      ...headers,
      // Compressed on the way, bytes could not be counted.
      'accept-encoding': 'identity',
      ...(from > 0 && { range: `bytes=${from}-` }),
      ...(from > 0 && etag !== undefined && { 'if-range': etag }),
    },
  });
  const startsAt = start(answer, from);
  if (startsAt === undefined || !answer.body) {
    await answer.body?.cancel();
    // 206: another part than asked for. 416: the server's file ends before.
    if (answer.status === 206 || answer.status === 416)
      throw new Unusable(`the server has no byte ${from} of it (HTTP ${answer.status})`);
    throw new HttpStatus(answer.status, waitOf(answer));
  }
  return { startsAt, etag: strongEtag(answer), bytes: answer.body };
}

function start({ status, headers }: Answer, from: number): number | undefined {
  if (status === 200) return 0;
  return status === 206 && headers.get('content-range')?.startsWith(`bytes ${from}-`) ? from : undefined;
}

/** A weak one does not promise the same bytes, and If-Range does not take it. */
const strongEtag = ({ headers }: Answer): string | undefined => /^".*"$/.exec(headers.get('etag') ?? '')?.[0];

const waitOf = ({ headers }: Answer): number => {
  const seconds = headers.get('retry-after') ?? '';
  return /^\d+$/.test(seconds) ? Number(seconds) * 1_000 : 0;
};
