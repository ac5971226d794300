/** Seeds of a folder with their statements, and what keeps each from being read. */
import { createStatementReader } from '../../src/seed/check/read-statements.js';
import { readHeads } from '../../src/seed/files/read-heads.js';
import { byPlace } from '../../src/seed/files/seed-text.js';
import type { Problem, SeedFile } from '../../src/seed/model.js';
import { realOntology } from './ontology.js';
import { parserFor } from './parser.js';

export async function readSeeds(folder: string): Promise<{ seeds: SeedFile[]; problems: Problem[] }> {
  const { heads, problems: misnamed } = await readHeads(folder);
  const read = createStatementReader(realOntology, parserFor);
  const [seeds, problems]: [SeedFile[], Problem[]] = [[], [...misnamed]];
  for (const head of heads) {
    const one = await read(head);
    seeds.push(one.seed);
    problems.push(...[...head.problems, ...one.problems].sort(byPlace));
  }
  return { seeds, problems };
}
