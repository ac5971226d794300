import { availableParallelism, release, totalmem, type } from 'node:os';
import { availableMb, profileOf } from '../../neo4j/settings/profile.js';
import type { Check } from '../check.js';
import { diskOf, type Disk } from '../disk.js';
import type { Finding } from '../finding.js';
import { count, memory, size } from '../words.js';

/** Less is soon full: a transaction log alone grows by 256 MB at a time. */
const enough = 1e9;

/** System, cores and memory; room on the disks that pactgraph writes to. */
export const machine: Check = {
  id: 'machine',
  title: 'Machine',
  async run({ config }) {
    const { dataFolder, cacheFolder, server } = config;
    const found = [system(), ...(server ? [] : memoryFindings(availableMb()))];
    if (server) return found;
    const [data, cache] = await Promise.all([dataFolder, cacheFolder].map(diskOf));
    if (data) found.push(roomFinding('data', dataFolder, data));
    if (cache && cache.device !== data?.device) found.push(roomFinding('cache', cacheFolder, cache));
    return found;
  },
};

function system(): Finding {
  const [all, ours] = [totalmem(), availableMb() * 2 ** 20];
  const share = all - ours > 2 ** 20 ? `, ${memory(ours)} of them for this container` : '';
  const cores = count(availableParallelism(), 'core');
  return {
    level: 'ok',
    title: `${type()} ${release()} on ${process.arch}, ${cores}, ${memory(all)} of memory${share}.`,
  };
}

/** MiB that the JVM takes beside heap and page cache, and Node with it. */
const beside = 512;

/** @param machineMb MiB that this process may use */
export function memoryFindings(machineMb: number): Finding[] {
  const { heapMb, pageCacheMb } = profileOf('kept', machineMb);
  const needed = heapMb + pageCacheMb + beside;
  if (machineMb >= needed) return [];
  return [
    {
      level: 'warning',
      title: `The managed database and pactgraph may need ${memory(needed * 2 ** 20)} of memory, there are ${memory(machineMb * 2 ** 20)}.`,
      remedy: 'Give the machine or container more memory, or set NEO4J_URI to a server elsewhere.',
    },
  ];
}

export function roomFinding(
  what: 'data' | 'cache',
  folder: string,
  { free, writable }: Pick<Disk, 'free' | 'writable'>,
): Finding {
  const title = `${size(free)} free for the ${what}, in ${folder}.`;
  const setting = what === 'data' ? 'PACTGRAPH_DATA' : 'PACTGRAPH_HOME';
  // That of the cache is told by its own check, as it may be no loss.
  if (what === 'data' && !writable)
    return {
      level: 'problem',
      code: 'CANNOT_RUN',
      title: `pactgraph cannot write to the data folder ${folder}.`,
      remedy: `Give it to yourself, or name a folder you can write to in ${setting}.`,
    };
  return free >= enough
    ? { level: 'ok', title }
    : {
        level: 'warning',
        title: `Only ${title}`,
        remedy: `Make room, or name a folder on another disk in ${setting}: on a full disk Neo4j stops itself.`,
      };
}
