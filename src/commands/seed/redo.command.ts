import { Argument } from 'commander';
import { seedNumber, wait, yes } from '../run/arguments.js';
import type { CommandDescriptor } from '../run/descriptor.js';

export const redo: CommandDescriptor = {
  name: 'redo',
  description: 'apply an undone seed again',
  arguments: [new Argument('<number>', 'number of the seed').argParser(seedNumber)],
  options: [yes(), wait()],
  examples: ['pactgraph seed redo 7'],
  run: async () => (await import('./redo.js')).seedRedo,
};
