import { Argument, Option } from 'commander';
import type { CommandDescriptor } from '../run/descriptor.js';

export const dump: CommandDescriptor = {
  name: 'dump',
  description: 'stop it, and write all its data to a folder, with what restore needs to check its result',
  arguments: [
    new Argument(
      '[folder]',
      'the dump; by default pactgraph-r<revision>-<time>.dump in the working directory',
    ),
  ],
  options: [
    new Option('--no-check', 'skip the check of the store, which takes minutes if the store is large'),
    new Option('--force', 'replace a dump of that name'),
  ],
  examples: ['pactgraph neo4j dump', 'pactgraph neo4j dump --force backups/monday.dump'],
  run: async () => (await import('./dump.js')).neo4jDump,
};
