import { Argument, Option } from 'commander';
import { seedNumber, wait, yes } from '../run/arguments.js';
import type { CommandDescriptor } from '../run/descriptor.js';

export const undo: CommandDescriptor = {
  name: 'undo',
  description: 'take back an applied seed, or all after one; refused if a later seed rests on it',
  arguments: [new Argument('[number]', 'number of the seed').argParser(seedNumber)],
  options: [
    new Option('--to <number>', 'undo all seeds after this one, the last applied first').argParser(
      seedNumber,
    ),
    new Option('--plan', 'only show what would go'),
    yes(),
    wait(),
  ],
  examples: ['pactgraph seed undo 7', 'pactgraph seed undo --to 3 --plan'],
  run: async () => (await import('./undo.js')).seedUndo,
};
