/** Signed jars without their signature: that of the lock, a checksum of the whole file, says more. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isDiskFault } from './disk/disk-fault.js';
import { writeAtomically } from './disk/files.js';

/** As in the JAR specification, of a signature file and of the block beside it. */
const signatureFile = /META-INF\/[\w-]+\.(?:SF|RSA|DSA|EC)/gi;

/**
 * A JVM archives no class of a signed jar, and verifies the whole of its signature each time a service is looked up in
 * it: half a second of each start. The two files stay in the jar under names that are no longer theirs, each as long as
 * the one before, so that all the rest stays where it is.
 */
export function unsigned(jar: Buffer): Buffer {
  const bytes = Buffer.from(jar);
  for (const { 0: name, index } of jar.toString('latin1').matchAll(signatureFile))
    bytes.write('_', index + name.length - 1, 'latin1');
  return bytes;
}

/**
 * Writes a jar without its signature to a file of its own: other versions of pactgraph use the one that came.
 * @param sha256 of what is to be written
 * @returns whether it is there; not where nothing can be written, which only makes a start slower
 */
export async function unsign(jar: string, to: string, sha256: string): Promise<boolean> {
  const bytes = unsigned(await readFile(jar));
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return false;
  try {
    writeAtomically(to, bytes);
    return true;
  } catch (error) {
    if (isDiskFault(error)) return false;
    throw error;
  }
}
