/** Problems of one seed with a source of its own. */
import type { Problem } from '../../../src/seed/model.js';
import { checkSeeds } from '../../../src/seed/check/check-seeds.js';
import { readHeads } from '../../../src/seed/files/read-heads.js';
import { realOntology } from '../../support/ontology.js';
import { folderOf } from './support.js';

export async function problemsWithSource(
  seed: string,
  file: string,
  source: string,
): Promise<readonly Problem[]> {
  const { heads } = await readHeads(folderOf({ '0001-seed.cypher': seed, [file]: source }));
  return (await checkSeeds(heads, realOntology)).problems;
}
