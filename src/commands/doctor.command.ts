import { Option } from 'commander';
import type { CommandDescriptor } from './run/descriptor.js';

const exitCodes = `
Exit codes:
  0  no problem; there may be warnings
  1  problems
  2  wrong usage or settings
  3  the database is not usable`;

export const doctor: CommandDescriptor = {
  name: 'doctor',
  description: 'what is well and what is not: machine, database, ledger, data; with what to do about it',
  options: [
    new Option(
      '--start',
      'start the managed database when it does not run, to look inside; it is stopped again',
    ),
    new Option('--limits', 'only list the limits of server and API'),
  ],
  note: 'Writes nothing, fetches nothing, and leaves no database running.',
  examples: [
    'pactgraph doctor',
    'pactgraph doctor --start',
    'pactgraph doctor --limits',
    'pactgraph --json doctor | jq \'.checks[].findings[] | select(.level == "problem")\'',
  ],
  exitCodes,
  run: async () => (await import('./doctor.js')).doctor,
};
