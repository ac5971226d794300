import { Argument, Option } from 'commander';
import type { CommandDescriptor } from '../run/descriptor.js';

export const check: CommandDescriptor = {
  name: 'check',
  description: 'report everything that is wrong with seeds, without a database',
  arguments: [new Argument('[files...]', 'seeds by path, number or name; by default all in the folder')],
  options: [
    new Option('--format <format>', 'format of the problems').choices(['pretty', 'json', 'github']),
    new Option('--strict', 'warnings count like errors'),
    new Option('--no-cache', 'read every seed anew'),
  ],
  examples: [
    'pactgraph seed check',
    'pactgraph seed check 7 --strict',
    'pactgraph seed check --format github',
  ],
  run: async () => (await import('./check.js')).seedCheck,
};
