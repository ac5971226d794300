/** One file from a repository to the disk: complete and with the right checksum, or not at all. */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { PactgraphError } from '../errors.js';

export interface Wanted {
  readonly url: string;
  /** Where it goes; the folder exists. */
  readonly file: string;
  readonly sha256: string;
}

export interface DownloadOptions {
  readonly signal: AbortSignal;
  /** Bytes that arrived; negative when a try failed and they do not count. */
  readonly onBytes: (bytes: number) => void;
  /** Wait before the second try; doubled each time. */
  readonly backOffMs?: number;
}

const tries = 4;
/** A connection that is silent for so long is given up; a slow one is not. */
const silenceMs = 30_000;

/** Ending of files that are not complete; the launcher clears old ones. */
export const partialEnding = '.part';

/**
 * Fetches into a temporary file beside the target, checks it and renames it: a broken file never gets the real name.
 * @throws PactgraphError CANNOT_RUN after the last try
 */
export async function download(wanted: Wanted, options: DownloadOptions): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await once(wanted, options);
      return;
    } catch (error) {
      options.signal.throwIfAborted();
      const permanent = error instanceof HttpStatus && error.status >= 400 && error.status < 429;
      if (permanent || attempt === tries) throw failed(wanted, error);
      await sleep((options.backOffMs ?? 500) * 2 ** (attempt - 1), undefined, { signal: options.signal });
    }
  }
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

class HttpStatus extends Error {
  constructor(readonly status: number) {
    super(`the server answered HTTP ${status}`);
  }
}

async function once({ url, file, sha256 }: Wanted, { signal, onBytes }: DownloadOptions): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}${partialEnding}`;
  const silence = new AbortController();
  const timer = setTimeout(
    () => silence.abort(new Error(`nothing came for ${silenceMs / 1000} s`)),
    silenceMs,
  );
  const either = AbortSignal.any([signal, silence.signal]);
  let arrived = 0;
  try {
    const response = await fetch(url, { signal: either });
    if (!response.ok || !response.body) throw new HttpStatus(response.status);
    const hash = createHash('sha256');
    await pipeline(
      Readable.fromWeb(response.body),
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          timer.refresh();
          hash.update(chunk);
          arrived += chunk.length;
          onBytes(chunk.length);
          yield chunk;
        }
      },
      createWriteStream(temporary),
      { signal: either },
    );
    const got = hash.digest('hex');
    if (got !== sha256) throw new Error(`its sha256 is ${got}, not ${sha256}`);
    await rename(temporary, file);
  } catch (error) {
    onBytes(-arrived);
    await rm(temporary, { force: true });
    throw silence.signal.aborted ? silence.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}

function failed({ url }: Wanted, error: unknown): PactgraphError {
  return new PactgraphError('CANNOT_RUN', `Cannot fetch ${url}: ${reason(error)}.`, {
    cause: error,
    hint:
      'Check the network and run the same command again: what has arrived is kept. Behind a firewall, set ' +
      'PACTGRAPH_MIRROR to a Maven mirror; or set NEO4J_URI to a Neo4j of your own.',
  });
}

/** fetch hides the reason in a chain of causes: "fetch failed" helps nobody. */
function reason(error: unknown): string {
  let deepest = error;
  while (deepest instanceof Error && deepest.cause instanceof Error) deepest = deepest.cause;
  return deepest instanceof Error ? deepest.message || deepest.name : String(deepest);
}
