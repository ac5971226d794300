import { Option } from 'commander';
import { wholeNumber } from './run/arguments.js';
import type { CommandDescriptor } from './run/descriptor.js';

export const changes: CommandDescriptor = {
  name: 'changes',
  description: 'what seeds added (+), changed (~) and removed (-) since a revision, oldest first',
  options: [
    new Option('--since <revision>', 'the last revision that you know')
      .argParser(wholeNumber('--since'))
      .default(0),
    new Option('--type <names...>', 'only entities of these types, and facts that start or end at one'),
    new Option('--limit <count>', 'at most so many').argParser(wholeNumber('--limit')).default(1_000),
  ],
  examples: ['pactgraph changes --since 3', 'pactgraph --json changes --type Organisation,Agreement'],
  run: async () => (await import('./changes.js')).changes,
};
