import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/package.js';
import { errorEntry, errorTable, exitCodeOf, PactgraphError, type ErrorCode } from '../src/errors.js';

const codes = Object.keys(errorTable) as ErrorCode[];

/** Rows of the table in docs/errors.md. */
const rows = readFileSync(`${packageRoot}docs/errors.md`, 'utf8')
  .split('\n')
  .filter((line) => /^\| `[A-Z_]+` /.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | *\|$/g, '').trim()));

const number = (cell: string | undefined) => (cell === '–' ? undefined : Number(cell));

describe('docs/errors.md', () => {
  it('lists every code of the table, in its order, and no other', () => {
    expect(rows.map(([code]) => code)).toEqual(codes.map((code) => `\`${code}\``));
  });

  it.each(codes)('says of %s what the table says', (code) => {
    const [, http, exit, when, remedy] = rows.find(([cell]) => cell === `\`${code}\``) ?? [];
    expect({ http: number(http), exit: number(exit), when }).toEqual({
      http: errorEntry(code).http,
      exit: errorEntry(code).exit,
      when: errorEntry(code).when,
    });
    expect(remedy).toMatch(/\.$/);
  });
});

describe('the table', () => {
  it.each(codes)('%s can be given by the API or the command line', (code) => {
    const { http, exit } = errorEntry(code);
    expect(http ?? exit).toBeDefined();
  });

  it.each(codes)('%s has a fixed text when it may tell of internals', (code) => {
    const { http = 0, fixed } = errorEntry(code);
    if (http >= 500 || [401, 413, 415, 429].includes(http)) expect(fixed).toMatch(/\.$/);
  });
});

describe('exitCodeOf', () => {
  it.each(codes)('%s is the table’s, or 1', (code) => {
    expect(exitCodeOf(new PactgraphError(code, 'x'))).toBe(errorEntry(code).exit ?? 1);
  });

  it('is 1 for what nobody expected', () => {
    expect(exitCodeOf(new Error('x'))).toBe(1);
    expect(exitCodeOf(undefined)).toBe(1);
  });
});
