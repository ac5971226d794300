import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { terminalIo, type TerminalStreams } from '../../src/commands/io.js';

/** A terminal at which these keys are pressed once the question is shown. */
function terminal(keys: string): TerminalStreams {
  const [stdin, stderr] = [new PassThrough(), new PassThrough()];
  stderr.on('data', (shown: Buffer) => {
    if (shown.toString().includes('Apply it?')) setImmediate(() => stdin.write(keys));
  });
  return Object.assign(
    { stdout: process.stdout },
    {
      stdin: Object.assign(stdin, { isTTY: true, setRawMode: () => stdin }),
      stderr: Object.assign(stderr, { isTTY: true }),
    },
  ) as unknown as TerminalStreams;
}

describe('a question on a terminal', () => {
  it.each([
    ['y', true],
    ['n', false],
    ['\r', false],
  ])('is answered by a key: %j is %s', async (keys, answer) => {
    expect(await terminalIo(terminal(keys), false).confirm('Apply it?')).toBe(answer);
  });

  it('that Ctrl-C answers ends the command as a signal would', async () => {
    await expect(terminalIo(terminal('\u0003'), false).confirm('Apply it?')).rejects.toMatchObject({
      code: 'INTERRUPTED',
    });
  });
});
