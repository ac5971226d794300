import { open } from '../run/arguments.js';
import type { CommandDescriptor } from '../run/descriptor.js';

export const start: CommandDescriptor = {
  name: 'start',
  description: 'start the database if needed, load pending seeds, serve the API',
  options: [open()],
  run: async () => (await import('./start.js')).start,
};
