import { Argument } from 'commander';
import type { CommandDescriptor } from '../run/descriptor.js';

export const explain: CommandDescriptor = {
  name: 'explain',
  description: 'what a rule asks for, and why; by default a list of all rules',
  arguments: [new Argument('[rule]', 'id of the rule, as problems show it in brackets')],
  examples: ['pactgraph seed explain', 'pactgraph seed explain keyed-merge'],
  exitCodes: '',
  run: async () => (await import('./explain.js')).seedExplain,
};
