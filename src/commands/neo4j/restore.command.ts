import { Argument, Option } from 'commander';
import { yes } from '../run/arguments.js';
import type { CommandDescriptor } from '../run/descriptor.js';

export const restore: CommandDescriptor = {
  name: 'restore',
  description: 'replace its data by a dump, once the dump has become the graph it was made of; asks first',
  arguments: [new Argument('<folder>', 'the dump')],
  options: [yes(), new Option('--keep', 'keep the replaced data in a folder beside it')],
  examples: ['pactgraph neo4j restore backups/monday.dump'],
  run: async () => (await import('./restore.js')).neo4jRestore,
};
