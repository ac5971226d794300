import { Argument, Option } from 'commander';
import type { CommandDescriptor } from '../run/descriptor.js';

export const dump: CommandDescriptor = {
  name: 'dump',
  description: 'stop it, and write all that it holds to a folder that restore checks itself against',
  arguments: [
    new Argument('[folder]', 'the dump; without, pactgraph-r<revision>-<time>.dump in the working directory'),
  ],
  options: [
    new Option('--no-check', 'spare the check of the store, which takes minutes when it is large'),
    new Option('--force', 'replace a dump of that name'),
  ],
  examples: ['pactgraph neo4j dump', 'pactgraph neo4j dump --force backups/monday.dump'],
  run: async () => (await import('./dump.js')).neo4jDump,
};
