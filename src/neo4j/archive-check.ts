/** Whether an archive of class data is whole: a JVM that was ended while it wrote one leaves a part. */
import { execFileSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { delimiter } from 'node:path';

/**
 * Has the JVM itself say so, checksums included, which takes half a second; without them it would trust an archive that
 * has holes since a power cut. A whole one is on the disk afterwards.
 * @param jars the class path it was made with, in its order
 */
export function isWholeArchive(archive: string, java: string, jars: readonly string[]): boolean {
  const args = ['-Xshare:on', '-XX:+VerifySharedSpaces', `-XX:SharedArchiveFile=${archive}`, '-version'];
  try {
    // In the environment: 230 jars are too long for a command line on Windows.
    const env = { ...process.env, CLASSPATH: jars.join(delimiter) };
    execFileSync(java, args, { env, stdio: 'ignore', windowsHide: true });
  } catch {
    return false;
  }
  const file = openSync(archive, 'r+');
  fsyncSync(file);
  closeSync(file);
  return true;
}
