/** One file from a repository to the disk: complete and with the right checksum, or not at all. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { PactgraphError } from '../../errors.js';
import { isDiskFault } from '../disk/disk-fault.js';
import { appendRest, type Part, type Wanted } from './append.js';
import { reasonOf } from './failure.js';
import { takePart } from './part-file.js';
import type { Fetch } from './proxy.js';
import { HttpStatus, Unusable } from './request.js';

export interface DownloadOptions {
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
  /** Bytes that are here, also those of an earlier process; negative when some turn out to be of no use. */
  readonly onBytes: (bytes: number) => void;
  /** Wait before the second try; doubled each time. */
  readonly backOffMs?: number;
}

/** In a row without a byte more, and for so long. */
const tries = 5;
const patienceMs = 60_000;
/** Of those that a server asks for. */
const longestWaitMs = 30_000;

/**
 * Fetches into a part file beside the target, checks it and renames it: a broken file never gets the real name. Each try
 * goes on where the last one stopped, also where that was in another process that was killed.
 * @throws PactgraphError CANNOT_RUN after the last try; the disk's own error when it cannot be written
 */
export async function download(wanted: Wanted, options: DownloadOptions): Promise<void> {
  const { fetch, signal, onBytes, backOffMs = 500 } = options;
  const part: Part = { path: await takePart(wanted.file), etag: undefined };
  let counted = 0;
  const count = (size: number): void => {
    onBytes(size - counted);
    counted = size;
  };
  // Not what an earlier process left: it may be of no use, and then what comes in its place is progress.
  let furthest = 0;
  let since = performance.now();
  for (let failures = 0; ;) {
    try {
      // One that a process was killed over may be complete: then nothing is asked for.
      const from = await sizeOf(part.path);
      count(from);
      if (from < wanted.size) await appendRest(wanted, part, { fetch, signal, from, count });
      await verify(part.path, wanted.sha256);
      await rename(part.path, wanted.file);
      return;
    } catch (error) {
      signal.throwIfAborted();
      if (isDiskFault(error)) throw error;
      if (error instanceof Unusable) await rm(part.path, { force: true });
      const size = await sizeOf(part.path);
      count(size);
      failures++;
      if (size > furthest) {
        furthest = size;
        failures = 1;
        since = performance.now();
      }
      const isEnough = failures === tries || performance.now() - since > patienceMs;
      if (isPermanent(error) || isEnough) throw failed(wanted, error);
      await sleep(waitAfter(failures, backOffMs, error), undefined, { signal });
    }
  }
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

async function verify(file: string, sha256: string): Promise<void> {
  const got = await sha256Of(file);
  if (got !== sha256) throw new Unusable(`its sha256 is ${got}, not ${sha256}`);
}

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );

/** What the server refuses it will refuse again, unless it says that it is a matter of time. */
const isPermanent = (error: unknown): boolean =>
  error instanceof HttpStatus &&
  error.status >= 400 &&
  error.status < 500 &&
  ![408, 429].includes(error.status);

/** Longer each time, never the same for several files at once, and what the server asks for. */
function waitAfter(failures: number, backOffMs: number, error: unknown): number {
  const wait = backOffMs * 2 ** (failures - 1) * (0.75 + Math.random() / 2);
  return error instanceof HttpStatus ? Math.max(wait, Math.min(error.waitMs, longestWaitMs)) : wait;
}

function failed({ url }: Wanted, error: unknown): PactgraphError {
  const reason = reasonOf(error);
  return new PactgraphError('CANNOT_RUN', `Cannot fetch ${url}: ${reason}.`, {
    cause: error,
    hint: [
      'Check the network and run the same command again: what has arrived is kept. Where this machine may not reach that ' +
        'address, one of these helps:',
      '  set PACTGRAPH_MIRROR to a Maven mirror, with its login as https://user:password@host/path',
      '  set HTTPS_PROXY to a proxy',
      ...(/certificate/.test(reason) ? ['  name the certificate of the proxy in NODE_EXTRA_CA_CERTS'] : []),
      '  run pactgraph neo4j fetch on another machine, and bring its cache here (docs/operations.md)',
      '  set NEO4J_URI and NEO4J_PASSWORD to a Neo4j of your own',
    ].join('\n'),
  });
}
