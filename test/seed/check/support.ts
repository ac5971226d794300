/** Seed folders for tests of the check, and the check of one. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../../src/package.js';
import type { Problem } from '../../../src/seed/model.js';
import { checkSeeds, type KeptReadings, type Reading } from '../../../src/seed/check/check-seeds.js';
import { readHeads } from '../../../src/seed/files/read-heads.js';
import { temporaryFolder } from '../../support/folder.js';
import { realOntology } from '../../support/ontology.js';

/** The article that the examples quote. */
export const article = readFileSync(join(packageRoot, 'seed/sources/jinggang-forum.txt'), 'utf8');

/** What is there before an example: the bodies, people, agreement and facts that the examples speak of. */
export const before = readFileSync(new URL('before.cypher', import.meta.url), 'utf8');

export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const readings = new Map<string, Reading>();

/** Seeds that only stand before others are read once. */
const kept: KeptReadings = {
  get: ({ file, text }) => Promise.resolve(readings.get(file + text.text)),
  put: ({ file, text }, reading) => {
    readings.set(file + text.text, reading);
    return Promise.resolve();
  },
};

/** Problems of the last of these seeds; the article and some rows are beside them. */
export async function problemsOf(...seeds: readonly string[]): Promise<readonly Problem[]> {
  const named = seeds.map((text, index) => [`000${index + 1}-seed.cypher`, text] as const);
  const folder = folderOf({
    ...Object.fromEntries(named),
    'sources/jinggang-forum.txt': article,
    'rows/members.csv': 'id,title,summary\n',
  });
  const { heads } = await readHeads(folder);
  const wanted = heads.slice(-1);
  return (await checkSeeds(wanted, realOntology, { known: heads, kept })).problems;
}

/** Of an example that stands behind `before`; a title is put in front of it. */
export const problemsOfExample = (text: string): Promise<readonly Problem[]> =>
  problemsOf(before, `//! title: Example\n${text}`);

/** Each as `rule line:column what it underlines`. */
export function marks(problems: readonly Problem[], text: string): string[] {
  const lines = text.split('\n');
  return problems.map(({ rule, place: { line, column, length = 1 } }) => {
    const marked = (lines[line - 1] ?? '').slice(column - 1, column - 1 + length);
    return `${rule} ${line}:${column} ${marked}`;
  });
}
