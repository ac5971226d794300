import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../../src/package.js';

const watched = `
  import { stopWithParent } from ${JSON.stringify(join(packageRoot, 'dist/commands/run/signals.js'))};
  let signals = 0;
  process.on('SIGTERM', () => signals++);
  stopWithParent();
  console.log('ready');
  setTimeout(() => console.log(signals), 2500);
`;
const parent = `
  import { spawn } from 'node:child_process';
  spawn(process.execPath, ['--input-type=module', '-e', process.argv[1]], { stdio: 'inherit' });
`;

it.skipIf(process.platform === 'win32')(
  'a command whose parent is gone is told to stop once, and then has its time',
  async () => {
    const shell = spawn(process.execPath, ['--input-type=module', '-e', parent, watched]);
    let said = '';
    shell.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said === 'ready\n') shell.kill('SIGKILL');
    });
    await once(shell.stdout, 'end');
    expect(said).toBe('ready\n1\n');
  },
  20_000,
);
