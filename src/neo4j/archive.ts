/**
 * The JVM's shared class data: an archive written when a run ends, which takes half off the time of later starts.
 * A run that ends early would leave a poor one for good, so each writes its own and a proper stop makes it the one.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { javaHomeOf, type Java } from './java.js';
import type { Profile } from './profile.js';

/** Fits one Java and one set of jars, whatever the collector; the JVM checks it and does without where it must. */
export function archiveFile(cacheFolder: string, version: string, java: Java): string {
  const place = createHash('sha256').update(javaHomeOf(java)).digest('hex').slice(0, 8);
  return join(cacheFolder, `neo4j-${version}`, `java-${java.version}-${place}.jsa`);
}

export interface ArchiveUse {
  readonly argument: string | undefined;
  /** The file that this run writes at its end; null when it writes none. */
  readonly recording: string | null;
}

/**
 * A run that records starts and stops some seconds later than others. A kept database earns that back; a test run on a
 * fresh machine would not, so it only uses an archive that is there.
 */
export function useArchive(archive: string, profile: Profile, instanceId: string): ArchiveUse {
  if (existsSync(archive)) return { argument: `-XX:SharedArchiveFile=${archive}`, recording: null };
  if (profile.name === 'test') return { argument: undefined, recording: null };
  clearAbandoned(archive);
  const recording = `${archive}.${instanceId}`;
  return { argument: `-XX:ArchiveClassesAtExit=${recording}`, recording };
}

/** To be called when a run that was ready has ended: later starts use what it recorded. */
export function keepRecording(recording: string | null): void {
  if (recording !== null && existsSync(recording))
    renameSync(recording, recording.slice(0, recording.lastIndexOf('.')));
}

/** A recording is there for the moment between the end of its JVM and the end of whoever stops it, or for no good. */
function clearAbandoned(archive: string): void {
  const folder = dirname(archive);
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith(`${basename(archive)}.`))) {
    const age = Date.now() - (statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > 60_000) rmSync(join(folder, name), { force: true });
  }
}
