/** Which seeds a command line means. */
import { resolve } from 'node:path';
import { didYouMean } from '../../did-you-mean.js';
import { PactgraphError } from '../../errors.js';
import type { SeedPath } from '../files/folder.js';

/**
 * A text names a seed by its path, its file name with or without the ending, its number or its name.
 * @throws PactgraphError USAGE for a text that names none of the seeds
 */
export function chooseSeeds<S extends SeedPath>(seeds: readonly S[], given: readonly string[]): S[] {
  const chosen = new Set(
    given.map((text) => {
      const found = seeds.find((seed) => isMeant(seed, text));
      if (found) return found;
      const names = seeds.flatMap(({ file, name }) => [file, name]);
      throw new PactgraphError('USAGE', `There is no seed ${text}.${didYouMean(text, names)}`, {
        hint: 'Name a seed of the seed folder by its path, number or name; PACTGRAPH_SEEDS names another folder.',
      });
    }),
  );
  return seeds.filter((seed) => chosen.has(seed));
}

const isMeant = ({ path, file, name, number }: SeedPath, text: string): boolean =>
  resolve(text) === resolve(path) ||
  [file, file.replace(/\.cypher$/, ''), name].includes(text) ||
  (/^\d{1,4}$/.test(text) && Number(text) === number);
