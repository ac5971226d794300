import type { CommandDescriptor } from '../run/descriptor.js';

export const status: CommandDescriptor = {
  name: 'status',
  description: 'whether it runs, and where',
  exitCodes: '',
  run: async () => (await import('./status.js')).neo4jStatus,
};
