import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { terminalIo, type CommandIo, type TerminalStreams } from '../../../src/commands/run/io.js';

/** What is written to either stream, by commands that do as `say` does. */
function written(isTTY: boolean, json: boolean, say: (io: CommandIo) => void): { out: string; err: string } {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const streams = {
    stdin: Object.assign(new PassThrough(), { isTTY }),
    stdout: Object.assign(stdout, { isTTY }),
    stderr: Object.assign(stderr, { isTTY, columns: 80 }),
  } as unknown as TerminalStreams;
  say(terminalIo(streams, json));
  return { out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

/** Conceals what follows, sets a title, clears the screen, turns the direction; half a character, two line ends. */
const attack = 'a\u001b[8mb\u001b]0;x\u0007c\u009b2Jd\u202ee\ud800f\rg\u2028h\u2066';
const harmless = String.raw`a\u{1B}[8mb\u{1B}]0;x\u{7}c\u{9B}2Jd\u{202E}e\u{D800}f\u{D}g\u{2028}h\u{2066}`;

describe('what is printed', () => {
  it.each([true, false])('is harmless, whoever wrote it (terminal: %s)', (isTTY) => {
    const { out, err } = written(isTTY, false, (io) => {
      io.out(`1 ${attack}\n\t2`);
      io.out([{ style: 'red', text: attack }, ` 3 ${attack}`]);
      io.err(`4 ${attack}`);
      io.note(`5 ${attack}`);
      io.advance(1, 2, `6 ${attack}`);
    });
    for (const one of [out, err]) expect(one).not.toContain('\u001b[8m');
    // eslint-disable-next-line no-control-regex
    const plain = (text: string) => text.replace(/\u001b\[\d*[mK]|\r/g, '');
    expect(plain(out)).toBe(`1 ${harmless}\n\t2\n${harmless} 3 ${harmless}\n`);
    expect(plain(err)).toContain(`4 ${harmless}\n5 ${harmless}\n`);
    expect(plain(err)).not.toMatch(/[^\P{Cc}\n\t]|[\u2028-\u202e\u2066]/u);
  });

  it('is a document as it is for programs, and means the same on a terminal', () => {
    const document = JSON.stringify({ text: attack });
    for (const json of [true, false]) {
      const say = (io: CommandIo) => (json ? io.out(document) : io.data(document));
      expect(written(false, json, say).out).toBe(`${document}\n`);
      const shown = written(true, json, say).out;
      expect(shown).not.toMatch(/[^\P{Cc}\n]|[\u2028-\u202e\u2066]/u);
      expect(JSON.parse(shown)).toEqual({ text: attack });
    }
  });
});

it('a question is harmless too', async () => {
  const streams = terminal('n');
  let shown = '';
  streams.stderr.on('data', (chunk: Buffer) => (shown += chunk.toString()));
  await terminalIo(streams, false).confirm(`Apply it? ${attack}`);
  expect(shown).toContain(String.raw`a\u{1B}[8mb`);
  expect(shown).not.toContain('\u001b[8m');
});

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
