/**
 * The JVM's class archive, written when a run ends, which takes half off the time of later starts.
 * A run that ends early would leave a poor one for good, so each writes its own and only a proper stop lets it be kept.
 */
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { archiveKindOf } from '../java/archive-kind.js';
import { isDiskFault } from '../disk/disk-fault.js';
import { isMissing, readIfThere, writeAtomically } from '../disk/files.js';
import { javaHomeOf, type Java } from '../java/find-java.js';
import { moduleArguments } from '../settings/jvm.js';
import { isSameProcess } from '../run/pids.js';
import type { Profile } from '../settings/profile.js';

/**
 * Fits one Java, one set of jars and one of modules, whatever the collector; the JVM checks it, by the times of the jars
 * too, and does without where it must.
 */
export function archiveFile(
  cacheFolder: string,
  {
    java,
    jars,
    version,
  }: { readonly java: Java; readonly jars: readonly string[]; readonly version: string },
): string {
  const fits = JSON.stringify([javaHomeOf(java), moduleArguments(java), jars.map(nameAndTime)]);
  const mark = createHash('sha256').update(fits).digest('hex').slice(0, 8);
  const { extension } = archiveKindOf(java);
  return join(cacheFolder, `neo4j-${version}`, `java-${java.version}-${mark}.${extension}`);
}

/** In seconds, as a JVM compares them; some tools for copies keep no more. */
const nameAndTime = (file: string): unknown[] => [basename(file), Math.floor(statSync(file).mtimeMs / 1_000)];

export interface ArchiveUse {
  /** Of the JVM, where there is something to use or to record. */
  readonly argument: string | undefined;
  /** The file that this run writes at its end; null when it writes none. */
  readonly recording: string | null;
}

/**
 * A run that records starts some seconds later than others. A kept database earns that back; a brief run, or a
 * test run on a fresh machine, would not, so it only uses an archive that is there.
 * @param isWhole asked once of each recording, before it becomes the archive
 */
export function useArchive(
  archive: string,
  java: Pick<Java, 'major'>,
  profile: Profile,
  instanceId: string,
  isWhole: (recording: string) => boolean,
): ArchiveUse {
  const writable = isWritable(dirname(archive));
  const isBeingWritten = writable && adopt(archive, isWhole);
  const { use, recordTo } = archiveKindOf(java);
  if (existsSync(archive)) return { argument: use(archive), recording: null };
  if (!writable || isBeingWritten || profile.name !== 'kept') return { argument: undefined, recording: null };
  const recording = `${archive}.${instanceId}`;
  return { argument: recordTo(recording), recording };
}

/** Who writes a recording at its end, and so until when it is written. */
const writerShape = z.object({ pid: z.int().positive(), mark: z.string() });
export type Writer = Readonly<z.infer<typeof writerShape>>;

/**
 * To be called when a run that was ready is stopped. Its JVM writes the recording after Neo4j has closed its files, for
 * some seconds nobody should have to wait for; the next start finds it and uses it from then on.
 */
export function keepRecording(recording: string, writer: Writer): void {
  writeAtomically(noteOf(recording), JSON.stringify(writer));
}

const noteOf = (recording: string): string => `${recording}.writer`;

/** A cache that came with an image may belong to another user. */
function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Makes a recording the archive when the run that was to keep it has ended; removes those that nobody kept, or whose
 * writer was killed. Nobody would ever record again in the place of a poor one.
 * @returns whether one is still on its way
 */
function adopt(archive: string, isWhole: (recording: string) => boolean): boolean {
  const folder = dirname(archive);
  const names = readdirSync(folder).filter((entry) => entry.startsWith(`${basename(archive)}.`));
  for (const name of names.filter((entry) => !entry.endsWith('.writer'))) {
    const file = join(folder, name);
    const isNotes = name.endsWith(notesOfJvm);
    const writer = writerOf(isNotes ? file.slice(0, -notesOfJvm.length) : file);
    if (writer) {
      if (isSameProcess(writer.pid, writer.mark)) continue;
      if (!isNotes && isWhole(file)) takeThePlace(file, archive);
      else rmSync(file, { force: true });
    } else if (ageOf(file) > abandonedMs) rmSync(file, { force: true });
  }
  let isBeingWritten = false;
  for (const name of names.filter((entry) => entry.endsWith('.writer'))) {
    const note = join(folder, name);
    const writer = writerOf(note.slice(0, -'.writer'.length));
    if (writer && isSameProcess(writer.pid, writer.mark)) isBeingWritten = true;
    else rmSync(note, { force: true });
  }
  return isBeingWritten;
}

/** Of projects that start at once, one is first; its archive does for all. */
function takeThePlace(recording: string, archive: string): void {
  try {
    renameSync(recording, archive);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  removeForgotten(dirname(archive));
}

/** Of a Java or of jars that are no longer used, or by an older pactgraph: each is as large as all jars together. */
function removeForgotten(folder: string): void {
  for (const name of readdirSync(folder).filter((entry) => /^java-.*\.(?:aot|jsa)$/.test(entry))) {
    const file = join(folder, name);
    const { atimeMs = Infinity, mtimeMs = Infinity } = statSync(file, { throwIfNoEntry: false }) ?? {};
    // The time of the last use may be a day old, and is not kept by each file system.
    if (Date.now() - Math.max(atimeMs, mtimeMs) < forgottenMs) continue;
    try {
      rmSync(file, { force: true });
    } catch (error) {
      // It belongs to somebody else, or is in use on Windows.
      if (!isDiskFault(error)) throw error;
    }
  }
}

const abandonedMs = 60_000;
const forgottenMs = 30 * 86_400_000;
/** What a JVM of Java 25 writes down first, to make the recording of it. */
const notesOfJvm = '.config';
const ageOf = (file: string): number =>
  Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());

function writerOf(recording: string): Writer | undefined {
  try {
    return writerShape.parse(JSON.parse(readIfThere(noteOf(recording)) ?? ''));
  } catch {
    return undefined;
  }
}
