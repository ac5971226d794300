/** Whether an archive of class data is whole: a JVM that was ended while it wrote one leaves a part. */
import { execFileSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { delimiter } from 'node:path';
import { archiveKindOf } from '../java/archive-kind.js';
import type { Java } from '../java/find-java.js';
import { moduleArguments } from '../settings/jvm.js';

export interface ArchiveUser {
  readonly java: Java;
  /** The class path it was made with, in its order. */
  readonly jars: readonly string[];
  readonly environment: Readonly<NodeJS.ProcessEnv>;
}

/**
 * Has the JVM itself say so, checksums included, which takes half a second; without them it would trust an archive that
 * has holes since a power cut. A whole one is on the disk afterwards.
 */
export function isWholeArchive(archive: string, { java, jars, environment }: ArchiveUser): boolean {
  const { insist, use } = archiveKindOf(java);
  const args = [insist, '-XX:+VerifySharedSpaces', use(archive), ...moduleArguments(java), '-version'];
  try {
    // In the environment: 230 jars are too long for a command line on Windows.
    const env = { ...environment, CLASSPATH: jars.join(delimiter) };
    execFileSync(java.program, args, { env, stdio: 'ignore', windowsHide: true });
  } catch {
    return false;
  }
  const file = openSync(archive, 'r+');
  fsyncSync(file);
  closeSync(file);
  return true;
}
