/** The password of the managed database: made up once, kept where only its user can read it. */
import { randomBytes } from 'node:crypto';
import { readIfThere, writeAtomically } from '../disk/files.js';

export const databaseUser = 'neo4j';

/** What a new Neo4j starts with; good for nothing but setting another. */
export const initialPassword = 'neo4j';

/** Written before Neo4j first hears of it, so that a crash in between loses nothing: the next start sets it again. */
export function passwordIn(file: string): string {
  const kept = readIfThere(file)?.trim();
  if (kept) return kept;
  const password = randomBytes(24).toString('base64url');
  writeAtomically(file, `${password}\n`, 0o600);
  return password;
}
