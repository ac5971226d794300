/** `pactgraph seed new`: a seed to fill in, and its source beside it. */
import { join, relative } from 'node:path';
import type { Config } from '../../config.js';
import { PactgraphError } from '../../errors.js';
import { readOntology } from '../../ontology/read.js';
import { idFault } from '../../seed/properties/id-fault.js';
import { scaffoldSeed } from '../../seed/scaffold/scaffold.js';
import { isSlug, slugOf } from '../../seed/scaffold/slug.js';
import { writeNewFiles } from '../../seed/scaffold/write-new.js';
import type { CommandIo } from '../run/io.js';
import { jsonVersion } from '../run/report-failure.js';

export interface NewOptions {
  /** The text that the seed is made from. */
  readonly source: string;
}

/** @throws PactgraphError USAGE, SEED_PROBLEMS, CANNOT_RUN; nothing is written then */
export async function seedNew(
  config: Config,
  io: CommandIo,
  options: NewOptions,
  name: string,
): Promise<void> {
  const { seedFolder } = config;
  if (!isSlug(name)) {
    const slug = slugOf(name);
    throw new PactgraphError(
      'USAGE',
      `"${name}" is not a valid name for a seed.${slug && ` Did you mean "${slug}"?`}`,
      {
        hint: 'A name is lower-case words with hyphens between, up to 60 letters, as in ai-summit.',
      },
    );
  }
  const ontology = readOntology(config.ontologyFolder);
  const clash = idFault(ontology, `${name}/s01`, ontology.records.get('Evidence'));
  if (clash) throw new PactgraphError('USAGE', `${name}: ${clash.message}`, { hint: clash.hint });

  const { seed, source, sentences } = await scaffoldSeed(seedFolder, {
    name,
    path: options.source,
    today: today(),
  });
  const files = source.text === undefined ? [seed] : [{ file: source.file, text: source.text }, seed];
  await writeNewFiles(seedFolder, files);

  const shown = (file: string): string => {
    const near = relative('', join(seedFolder, file));
    return near.startsWith('..') ? join(seedFolder, file) : near;
  };
  const [seedPath, sourcePath] = [shown(seed.file), shown(source.file)];
  if (io.json) {
    const wrote = files.map(({ file }) => shown(file));
    io.out(JSON.stringify({ version: jsonVersion, seed: seedPath, source: sourcePath, sentences, wrote }));
    return;
  }
  for (const { file } of files) io.out(shown(file));
  io.err(
    [
      'What to do next:',
      `  1. ${sourcePath}: fill in the front matter, from TODO on.`,
      `  2. ${seedPath}: give it a title, and remove the // from what you need (it has ${sentences} sentences).`,
      '  3. pactgraph seed check: until then it says empty-seed, since every statement is a comment.',
    ].join('\n'),
  );
}

/** By the clock of this machine. */
function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
