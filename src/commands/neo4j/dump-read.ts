/** Looks at a dump before anything is touched: at all its bytes, and whether we can restore it. */
import { existsSync, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PactgraphError } from '../../errors.js';
import { sha256Of } from '../../neo4j/download/download.js';
import { jarLock } from '../../neo4j/jars.js';
import { isNewer } from '../../neo4j/version.js';
import { manifestIn, manifestShape, manifestVersion, type Manifest } from './dump-manifest.js';

/**
 * @param dump its folder
 * @throws PactgraphError RESTORE_FAILED, naming the file that is broken
 */
export async function readDump(dump: string): Promise<Manifest> {
  const manifest = readManifest(dump);
  const { file, size, sha256 } = manifest.store;
  const store = join(dump, file);
  const found = await stat(store).catch(() => undefined);
  if (!found) throw broken(`${store} is missing.`);
  if (found.size !== size)
    throw broken(`${store} has ${found.size} bytes, and had ${size} when it was written.`);
  if ((await sha256Of(store)) !== sha256)
    throw broken(`${store} was changed since it was written: its SHA-256 is not that of the manifest.`);
  if (isNewer(manifest.neo4j, jarLock.version))
    throw newer(`Neo4j ${manifest.neo4j} wrote this dump, and this pactgraph runs ${jarLock.version}.`);
  return manifest;
}

const anyManifest = z.object({ version: z.int(), pactgraph: z.string() });

function readManifest(dump: string): Manifest {
  const file = manifestIn(dump);
  if (!existsSync(file)) {
    throw new PactgraphError('RESTORE_FAILED', `${dump} is no dump: it has no manifest.json.`, {
      hint: 'Name the folder that pactgraph neo4j dump has written.',
    });
  }
  const json = parsed(readFileSync(file, 'utf8'));
  const manifest = manifestShape.safeParse(json);
  if (manifest.success) return manifest.data;
  const { data: other } = anyManifest.safeParse(json);
  if (other && other.version !== manifestVersion)
    throw newer(`pactgraph ${other.pactgraph} wrote this dump in a form that this one does not read.`);
  throw broken(`${file} is not as pactgraph writes it.`);
}

/** undefined for a text that is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const broken = (message: string): PactgraphError =>
  new PactgraphError('RESTORE_FAILED', message, {
    hint: 'Nothing was changed. Take another copy of this dump, or an earlier one.',
  });

const newer = (message: string): PactgraphError =>
  new PactgraphError('RESTORE_FAILED', message, {
    hint: 'Nothing was changed. Restore it with the pactgraph that wrote it.',
  });
