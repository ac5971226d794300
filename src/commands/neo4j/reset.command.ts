import { yes } from '../run/arguments.js';
import type { CommandDescriptor } from '../run/descriptor.js';

export const reset: CommandDescriptor = {
  name: 'reset',
  description: 'delete its data; asks first',
  options: [yes()],
  exitCodes: '',
  run: async () => (await import('./reset.js')).neo4jReset,
};
