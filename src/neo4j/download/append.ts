/** What is missing of a file, appended to what is there. */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Fetch } from './proxy.js';
import { requestRest, Unusable } from './request.js';

export interface Wanted {
  readonly url: string;
  /** Sent with each request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Where it goes; the folder exists. */
  readonly file: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

export interface Part {
  readonly path: string;
  /** Of the answer that its bytes came with. Nothing is known of those of another process, but the checksum will tell. */
  etag: string | undefined;
}

export interface AppendOptions {
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
  /** Bytes that are there. */
  readonly from: number;
  /** Told after each piece how many bytes are there. */
  readonly count: (size: number) => void;
}

/** A connection that is silent for so long is given up; a slow one is not. */
const silenceMs = 30_000;

/**
 * One try: the part file holds the whole when it ends well, and what came when it does not. Where the server begins anew,
 * so does the part file.
 * @throws HttpStatus, Unusable, the disk's own error, or what fetch throws
 */
export async function appendRest(
  { url, headers, size }: Wanted,
  part: Part,
  { fetch, signal, from, count }: AppendOptions,
): Promise<void> {
  const silence = new AbortController();
  const timer = setTimeout(
    () => silence.abort(new Error(`nothing came for ${silenceMs / 1000} s`)),
    silenceMs,
  );
  const either = AbortSignal.any([signal, silence.signal]);
  try {
    const rest = await requestRest(fetch, { url, headers, from, etag: part.etag, signal: either });
    part.etag = rest.etag;
    let there = rest.startsAt;
    await pipeline(
      rest.bytes,
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          timer.refresh();
          there += chunk.length;
          if (there > size) throw new Unusable(`more than its ${size} bytes arrived`);
          count(there);
          yield chunk;
        }
      },
      // Flushed, since its size is trusted later on: not even a power cut may leave a hole in it.
      createWriteStream(part.path, { flags: rest.startsAt === 0 ? 'w' : 'a', flush: true }),
      { signal: either },
    );
    if (there < size) throw new Error(`only ${there} of its ${size} bytes arrived`);
  } catch (error) {
    throw silence.signal.aborted ? silence.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}
