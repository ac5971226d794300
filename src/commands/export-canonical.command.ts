import { Option } from 'commander';
import type { CommandDescriptor } from './run/descriptor.js';

export const canonical: CommandDescriptor = {
  name: 'canonical',
  description: 'everything stated, as JSON lines sorted by id: equal graphs give equal bytes',
  options: [new Option('--out <file>', 'write to this file instead of stdout')],
  exitCodes: '',
  run: async () => (await import('./export-canonical.js')).exportCanonical,
};
