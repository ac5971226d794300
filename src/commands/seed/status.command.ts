import type { CommandDescriptor } from '../run/descriptor.js';

export const status: CommandDescriptor = {
  name: 'status',
  description: 'which seeds are applied, pending, edited, missing',
  examples: ['pactgraph seed status', 'pactgraph --json seed status'],
  run: async () => (await import('./status.js')).seedStatus,
};
