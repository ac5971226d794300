import { Option } from 'commander';
import { wait } from '../run/arguments.js';
import type { CommandDescriptor } from '../run/descriptor.js';

export const plan: CommandDescriptor = {
  name: 'plan',
  description: 'what the pending seeds would do, computed on the graph and rolled back',
  options: [
    new Option('--out <file>', 'also write the plan as JSON, for seed load --plan'),
    new Option(
      '--strict',
      'treat rows that write nothing, because an id they name does not exist, as errors',
    ),
    wait(),
  ],
  examples: [
    'pactgraph seed plan',
    'pactgraph seed plan --out plan.json && pactgraph seed load --plan plan.json',
  ],
  run: async () => (await import('./plan.js')).seedPlan,
};
