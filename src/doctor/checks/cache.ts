import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { partialEnding } from '../../neo4j/download.js';
import { jarLock, lookAtJars, type Jar } from '../../neo4j/jars.js';
import { jarFolder } from '../../neo4j/layout.js';
import type { Check } from '../check.js';
import { diskOf } from '../disk.js';
import type { Finding } from '../finding.js';
import { count, figure, size, some } from '../words.js';

/** ms after which nobody is still fetching into a file. */
const abandonedAfter = 3_600_000;

/** The jars of Neo4j: all there, or what a fetch would bring; whether one could; what broken ones left. */
export const cache: Check = {
  id: 'cache',
  title: 'Cache',
  async run({ config }) {
    if (config.server) return [{ level: 'ok', title: 'Not needed: NEO4J_URI names a server.' }];
    const folder = jarFolder(config.cacheFolder, jarLock.version);
    const { missing } = await lookAtJars(jarLock, folder);
    const findings = [jarsFinding(missing, folder)];
    if (!(await diskOf(folder)).writable) findings.push(unwritable(config.cacheFolder, missing.length > 0));
    const left = await abandoned([config.cacheFolder, folder]);
    if (left.length > 0) findings.push(leftovers(left));
    return findings;
  },
};

function jarsFinding(missing: readonly Jar[], folder: string): Finding {
  const { version, jars } = jarLock;
  if (missing.length === 0)
    return { level: 'ok', title: `All ${figure(jars.length)} jars of Neo4j ${version}, in ${folder}.` };
  const bytes = missing.reduce((sum, jar) => sum + jar.size, 0);
  return {
    level: 'note',
    title: `${figure(missing.length)} of ${count(jars.length, 'jar')} of Neo4j ${version} are not in ${folder}; the next start fetches ${size(bytes)}.`,
    remedy: 'To fetch them now: pactgraph neo4j fetch',
  };
}

/** @param needed whether something is still to be fetched */
export function unwritable(folder: string, needed: boolean): Finding {
  const title = `Nothing can be written to ${folder}.`;
  return needed
    ? { level: 'problem', title, remedy: 'Name a folder you can write to in PACTGRAPH_HOME.' }
    : { level: 'note', title: `${title} All that is needed is there.` };
}

/** Files and folders of fetches that were cut short. */
async function abandoned(folders: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const folder of folders) {
    const names = await readdir(folder).catch((): string[] => []);
    for (const name of names.filter((one) => one.endsWith(partialEnding))) {
      const file = join(folder, name);
      const age = await stat(file).then(
        ({ mtimeMs }) => Date.now() - mtimeMs,
        () => 0,
      );
      if (age > abandonedAfter) found.push(file);
    }
  }
  return found;
}

const leftovers = (files: readonly string[]): Finding => ({
  level: 'note',
  title: `${count(files.length, 'download')} that ${files.length === 1 ? 'was cut short is' : 'were cut short are'} left.`,
  detail: some(files),
  remedy: 'Delete them; the next fetch would do it too.',
});
