import { abandonedIn } from '../../neo4j/download/part-file.js';
import { jarLock, lookAtJars, type Jar } from '../../neo4j/jars.js';
import { jarFolder } from '../../neo4j/disk/layout.js';
import type { Check } from '../check.js';
import { diskOf } from '../disk.js';
import type { Finding } from '../finding.js';
import { count, figure, size, some } from '../words.js';

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
  const title = `pactgraph cannot write to ${folder}.`;
  return needed
    ? { level: 'problem', title, remedy: 'Name a folder you can write to in PACTGRAPH_HOME.' }
    : { level: 'note', title: `${title} All that is needed is there.` };
}

/** Files and folders of fetches that were cut short; a folder that is not there has none. */
async function abandoned(folders: readonly string[]): Promise<string[]> {
  const found = await Promise.all(folders.map((folder) => abandonedIn(folder).catch(() => [])));
  return found.flat().map(({ path }) => path);
}

const leftovers = (files: readonly string[]): Finding => ({
  level: 'note',
  title: `${count(files.length, 'download')} that ${files.length === 1 ? 'was cut short is' : 'were cut short are'} left.`,
  detail: some(files),
  remedy: 'The next fetch goes on where they end; deleting them does no harm.',
});
