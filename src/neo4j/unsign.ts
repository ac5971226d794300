/** Takes the signature out of a jar whose checksum is known, which says more. */
import { readFile, writeFile } from 'node:fs/promises';

/** As in the JAR specification, of a signature file and of the block beside it. */
const signatureFile = /META-INF\/[\w-]+\.(?:SF|RSA|DSA|EC)/gi;

/**
 * A JVM archives no class of a signed jar, and verifies the whole of its signature each time a service is looked up in
 * it: half a second of each start. The two files stay in the jar under names that are no longer theirs, each as long as
 * the one before, so that all the rest stays where it is.
 */
export async function unsign(file: string): Promise<void> {
  const bytes = await readFile(file);
  for (const { 0: name, index } of bytes.toString('latin1').matchAll(signatureFile))
    bytes.write('_', index + name.length - 1, 'latin1');
  await writeFile(file, bytes);
}
