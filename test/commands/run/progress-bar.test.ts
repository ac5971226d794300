import { describe, expect, it } from 'vitest';
import { plainProgress, progressBar } from '../../../src/commands/run/progress-bar.js';

/** What a terminal of so many columns was sent, and a clock to turn. */
function terminal(columns: number) {
  const sent: string[] = [];
  const clock = { now: 0 };
  const output = { columns, write: (text: string | Uint8Array) => sent.push(String(text)) > 0 };
  return { sent, clock, bar: progressBar(output, () => clock.now) };
}

const line = (text: string) => `\r\u001b[2K${text}`;

describe('a bar on a terminal', () => {
  it('grows on one line, and ends it', () => {
    const { sent, bar, clock } = terminal(80);
    bar.advance(6, 24, '6 of 24 rows');
    clock.now = 100;
    bar.advance(24, 24, '24 of 24 rows');
    expect(sent).toEqual([
      line(`${'━'.repeat(6)}${'─'.repeat(18)}  6 of 24 rows`),
      line(`${'━'.repeat(24)}  24 of 24 rows\n`),
    ]);
  });

  it('is drawn ten times a second at most, and never wraps', () => {
    const { sent, bar, clock } = terminal(30);
    bar.advance(1, 100, '1 of 100 rows, 5,000 a second');
    bar.advance(2, 100, '2 of 100 rows, 5,000 a second');
    clock.now = 100;
    bar.advance(3, 100, '3 of 100 rows, 5,000 a second');
    expect(sent).toEqual([line(`${'─'.repeat(24)}  1 o`), line(`${'─'.repeat(24)}  3 o`)]);
  });

  it('makes room for a text, once', () => {
    const { sent, bar } = terminal(80);
    bar.clear();
    bar.advance(1, 2, 'half');
    bar.clear();
    bar.clear();
    expect(sent.slice(1)).toEqual([line('')]);
  });
});

it('without a terminal is a line for each quarter', () => {
  const told: string[] = [];
  const advance = plainProgress((text) => void told.push(text));
  for (let done = 1; done <= 10; done++) advance(done, 10, `${done} of 10`);
  expect(told).toEqual(['  3 of 10', '  5 of 10', '  8 of 10', '  10 of 10']);
});
