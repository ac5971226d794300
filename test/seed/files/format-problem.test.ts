import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/seed/model.js';
import { formatProblem, formatProblems } from '../../../src/seed/files/format-problem.js';

const problem = (column: number, length: number): Problem => ({
  rule: 'bad-enum',
  severity: 'error',
  message: 'No such value.',
  hint: 'Take another.',
  place: { file: '0001-x.cypher', line: 2, column, length },
});

describe('formatProblem', () => {
  it('puts the caret under the right character behind Chinese text', () => {
    const text = "MERGE (o)\nSET o.name = '香港', o.kind = 'X'";
    expect(formatProblem(problem(29, 3), () => text).split('\n')).toEqual([
      '0001-x.cypher:2:29  error  No such value.  [bad-enum]',
      "  2 | SET o.name = '香港', o.kind = 'X'",
      '    |                               ^^^',
      '  Take another.',
    ]);
  });

  it('counts a tab as what it shows it as', () => {
    expect(
      formatProblem(problem(2, 1), () => '\n\tx')
        .split('\n')
        .slice(1, 3),
    ).toEqual(['  2 |   x', '    |   ^']);
  });

  it.each([
    ['\0\u001b[31m', String.raw`\u{0}\u{1B}[31m`],
    ['\u202e香', String.raw`\u{202E}香`],
    ['\u009b\u2066', String.raw`\u{9B}\u{2066}`],
  ])('shows what a terminal would obey, and keeps the caret under its place: %j', (hidden, shown) => {
    const lines = formatProblem(problem(hidden.length + 2, 3), () => `\nx${hidden}abc`).split('\n');
    expect(lines[1]).toBe(`  2 | x${shown}abc`);
    expect(lines[2]).toBe(`    | ${' '.repeat(1 + stringWidth(shown))}^^^`);
  });

  it('tells a message on one line, whatever it quotes', () => {
    const [head] = formatProblem(
      { ...problem(1, 1), message: 'a\n0001-x.cypher:9:9  error  b' },
      () => undefined,
    ).split('\n');
    expect(head).toBe(String.raw`0001-x.cypher:2:1  error  a\u{A}0001-x.cypher:9:9  error  b  [bad-enum]`);
  });

  it('cuts long lines around the caret', () => {
    const lines = formatProblem(problem(1001, 2), () => `\n${'香'.repeat(1000)}ab${'c'.repeat(1000)}`).split(
      '\n',
    );
    expect(lines[1]?.length).toBeLessThan(120);
    expect(lines[1]).toContain('ab');
  });

  it('does without a frame where the file cannot be had, and reads each file once', () => {
    let reads = 0;
    const text = formatProblems([problem(1, 1), problem(2, 1)], () => {
      reads++;
      return undefined;
    });
    expect([reads, text.split('\n\n').length]).toEqual([1, 2]);
  });
});
