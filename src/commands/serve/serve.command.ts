import { open } from '../run/arguments.js';
import type { CommandDescriptor } from '../run/descriptor.js';

export const serve: CommandDescriptor = {
  name: 'serve',
  description: 'serve the API; writes nothing',
  options: [open()],
  run: async () => (await import('./serve.js')).serve,
};
