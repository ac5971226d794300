/** Room on the disk: a restore that ends for want of it would say so late, and in Neo4j's log only. */
import { readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PactgraphError } from '../../errors.js';

/** Bytes that the databases of a home take, logs included. */
export function spaceTaken(home: string): number {
  const data = join(home, 'data');
  return readdirSync(data, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(data, name)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
}

/** @throws PactgraphError CANNOT_RUN when so many bytes are not free where the folder is */
export function refuseNoRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= bytes) return;
  throw new PactgraphError(
    'CANNOT_RUN',
    `The restored data needs ${megabytes(bytes)} in ${folder}, and ${megabytes(free)} are free.`,
    { hint: 'Make room, or name another folder in PACTGRAPH_DATA. The data is as it was.' },
  );
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;
