import { Argument, Option } from 'commander';
import type { CommandDescriptor } from '../run/descriptor.js';

export const fmt: CommandDescriptor = {
  name: 'fmt',
  description: 'give pending seeds the standard layout; applied ones stay as they are',
  arguments: [new Argument('[files...]', 'seeds by name or path; by default all that are not applied')],
  options: [
    new Option('--check', 'write nothing, start no database; exit code 1 when a seed is not formatted'),
  ],
  examples: ['pactgraph seed fmt', 'pactgraph seed fmt --check seed/0002-ai-summit.cypher'],
  run: async () => (await import('./fmt.js')).seedFmt,
};
