/** The seed files of a folder, in order. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PactgraphError } from '../../errors.js';
import type { Problem } from '../model.js';

export interface SeedPath {
  readonly number: number;
  readonly name: string;
  readonly file: string;
  readonly path: string;
}

const shape = /^(\d{4})-([a-z0-9]+(?:-[a-z0-9]+)*)\.cypher$/;

/**
 * Seeds by number. Folders and files that do not end in .cypher are no seeds; a .cypher file with another name, or with
 * a number already taken, is left out and reported.
 * @throws PactgraphError CANNOT_RUN when the folder cannot be read
 */
export async function listSeeds(
  folder: string,
): Promise<{ readonly seeds: SeedPath[]; readonly problems: Problem[] }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new PactgraphError('CANNOT_RUN', `The seed folder ${folder} cannot be read.`, {
      cause,
      hint: 'Name another one with PACTGRAPH_SEEDS, or make it.',
    });
  });
  const seeds: SeedPath[] = [];
  const problems: Problem[] = [];
  const files = entries
    .filter((entry) => !entry.isDirectory() && /\.cypher$/i.test(entry.name))
    .map((entry) => entry.name);
  for (const file of files.sort()) {
    const place = { file, line: 1, column: 1 };
    const [, digits, name] = shape.exec(file) ?? [];
    const number = Number(digits);
    const same = seeds.find((seed) => seed.number === number);
    if (digits === undefined || name === undefined || number === 0) {
      problems.push({
        rule: 'seed-name',
        severity: 'error',
        message: `"${file}" is not a valid name for a seed.`,
        hint: 'Name it with four digits from 0001, a hyphen and lower-case words, as in 0002-ai-summit.cypher.',
        place,
      });
    } else if (same) {
      problems.push({
        rule: 'seed-number',
        severity: 'error',
        message: `${file} and ${same.file} have the same number.`,
        hint: 'Give the newer one the next free number.',
        place,
      });
    } else seeds.push({ number, name, file, path: join(folder, file) });
  }
  return { seeds, problems };
}
