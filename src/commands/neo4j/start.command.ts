import type { CommandDescriptor } from '../run/descriptor.js';

export const start: CommandDescriptor = {
  name: 'start',
  description: 'start it and leave it running',
  exitCodes: '',
  run: async () => (await import('./start.js')).neo4jStart,
};
