/**
 * Keeps readings of seeds in files, so that each seed is parsed once. A reading depends only on the text of its seed,
 * the ontology and this tool: rules that look at several seeds run anew each time. A file that cannot be read, or does
 * not hold what it says, counts as none; a failure to write one is ignored.
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
        // This may also create the data folder.
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

/** Hashes each part behind its length, so that no two lists of parts give the same bytes. */
function digest(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}\n`).update(part);
  return hash.digest('hex');
}
