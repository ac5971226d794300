import { Option } from 'commander';
import { wait, yes } from '../run/arguments.js';
import type { CommandDescriptor } from '../run/descriptor.js';

export const load: CommandDescriptor = {
  name: 'load',
  description: 'show what the pending seeds would do, ask, and apply each in one transaction',
  options: [
    yes(),
    new Option('--plan <file>', 'apply just what this plan shows, without asking'),
    new Option('--strict', 'stop at rows that write nothing because an id they name does not exist'),
    wait(),
  ],
  examples: ['pactgraph seed load', 'pactgraph --json seed load --yes'],
  run: async () => (await import('./load.js')).seedLoad,
};
