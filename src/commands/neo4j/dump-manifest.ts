/** What a dump says of itself, beside the store: what the store must become when it is restored. */
import { join } from 'node:path';
import { z } from 'zod';
import { dumpFile } from '../../neo4j/stores.js';
import { fingerprintShape } from '../../seed/export/fingerprint.js';

/** Grows when the manifest or the canonical export changes its form: then the two cannot be compared. */
export const manifestVersion = 1;

export const manifestShape = z.object({
  version: z.literal(manifestVersion),
  /** Versions of the programs that wrote it. */
  pactgraph: z.string(),
  neo4j: z.string(),
  /** By the clock of the machine. */
  dumpedAt: z.iso.datetime(),
  graph: fingerprintShape,
  store: z.object({
    file: z.literal(dumpFile),
    size: z.int(),
    sha256: z.string(),
    /** Bytes that it takes as a database; the size of its compressed file says little of that. */
    restored: z.int(),
  }),
});

export type Manifest = Readonly<z.infer<typeof manifestShape>>;

/** An ISO instant as names of folders hold it: `20261128T171500Z`. */
export const nameOfTime = (instant: string): string => instant.replaceAll(/[-:]|\.\d+/g, '');

/** @param dump the folder of the dump */
export const manifestIn = (dump: string): string => join(dump, 'manifest.json');
