/**
 * Readings of seeds kept in files, so that a seed is parsed once. A reading rests on the text of its seed, the ontology and
 * this tool alone: what rules say of a seed together with others is worked out anew each time. A file that cannot be
 * read, or does not hold what it says, counts as none; one that cannot be written is let be.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ontology } from '../../ontology/model.js';
import type { SeedHead } from '../files/read-heads.js';
import type { KeptReadings, Reading } from './check-seeds.js';

/** @param tool changes whenever this tool may read a seed in another way */
export function keptReadings(folder: string, ontology: Ontology, tool: string): KeptReadings {
  const ground = digest(tool, JSON.stringify(ontology, asPlain));
  const pathOf = ({ file }: SeedHead) => join(folder, `${file.replace(/\.cypher$/, '')}.json`);
  const keyOf = ({ file, text }: SeedHead) => digest(ground, file, text.text);

  return {
    async get(head) {
      const content = await readFile(pathOf(head), 'utf8').catch(() => '');
      const [key, sum, body = ''] = content.split('\n', 3);
      if (key !== keyOf(head) || sum !== digest(body)) return undefined;
      return JSON.parse(body) as Reading;
    },
    async put(head, reading) {
      const body = JSON.stringify(reading);
      const temporary = join(folder, `.${randomUUID()}.tmp`);
      try {
        // With it the data folder may come to be.
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(temporary, `${keyOf(head)}\n${digest(body)}\n${body}\n`);
        await rename(temporary, pathOf(head));
      } catch {
        await rm(temporary, { force: true }).catch(() => undefined);
      }
    },
  };
}

const asPlain = (_: string, value: unknown): unknown => (value instanceof Map ? [...value] : value);

/** Each part is led by its length, so that no two lists of parts give the same bytes. */
function digest(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}\n`).update(part);
  return hash.digest('hex');
}
