import { Argument, Option } from 'commander';
import type { CommandDescriptor } from '../run/descriptor.js';

export const newSeed: CommandDescriptor = {
  name: 'new',
  description: 'a seed to fill in, with its source',
  arguments: [new Argument('<name>', 'lower-case words with hyphens: ai-summit')],
  options: [
    new Option(
      '--source <file>',
      'the text it is made from; it is copied, with front matter to fill in',
    ).makeOptionMandatory(),
  ],
  examples: ['pactgraph seed new ai-summit --source ~/summit.txt'],
  run: async () => (await import('./new.js')).seedNew,
};
