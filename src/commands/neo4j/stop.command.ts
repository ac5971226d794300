import type { CommandDescriptor } from '../run/descriptor.js';

export const stop: CommandDescriptor = {
  name: 'stop',
  description: 'stop it',
  exitCodes: '',
  run: async () => (await import('./stop.js')).neo4jStop,
};
