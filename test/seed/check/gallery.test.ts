/**
 * Seeds broken on purpose, and to the byte what the check says of each. The documentation shows them.
 * `UPDATE_GALLERY=1` writes what it says now.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { seedCheck } from '../../../src/commands/seed/check.js';
import { readConfig } from '../../../src/config.js';
import { temporaryFolder } from '../../support/folder.js';
import { notedIo } from '../../support/io.js';
import { ontologyFolder } from '../../support/ontology.js';
import { parserFor } from '../../support/parser.js';

const gallery = fileURLToPath(new URL('gallery', import.meta.url));
const names = readdirSync(gallery).filter((name) => /^\d\d-/.test(name));

/** The types that messages list; one that is added later makes no other page of the documentation. */
const listed =
  'agreement centre directives entity event evidence fact figure official organisation output place startup-project topic';

async function shippedOntology(): Promise<string> {
  const folder = temporaryFolder();
  for (const name of listed.split(' '))
    await cp(join(ontologyFolder, `${name}.graphql`), join(folder, `${name}.graphql`));
  return folder;
}

async function outputOf(name: string): Promise<{ text: string; exit: number }> {
  const seedFolder = temporaryFolder();
  await cp(join(gallery, 'sources'), join(seedFolder, 'sources'), { recursive: true });
  await cp(join(gallery, name), seedFolder, { recursive: true });
  const io = notedIo();
  const exit = await seedCheck(
    { ...readConfig({}), seedFolder, ontologyFolder: await shippedOntology() },
    io,
    { cache: false, parserFor },
  );
  expect(io.errs).toEqual([]);
  return { text: `${io.outs.join('\n')}\n`, exit };
}

describe('the gallery', () => {
  it('has twelve seeds', () => expect(names).toHaveLength(12));

  it.each(names)('%s', async (name) => {
    const { text, exit } = await outputOf(name);
    const file = join(gallery, name, 'output.txt');
    if (process.env.UPDATE_GALLERY !== undefined) writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, 'utf8'));
    expect(exit).toBe(text.includes('  error  ') ? 1 : 0);
  });
});
