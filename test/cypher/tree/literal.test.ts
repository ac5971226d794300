import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literalAt } from '../../../src/cypher/tree/literal.js';
import { tokenize } from '../../../src/cypher/text/tokens.js';
import type { Value } from '../../../src/cypher/tree/value.js';

const read = (source: string): Value => literalAt({ source, tokens: tokenize(source) }, 0);

/** The value as JavaScript has it; undefined for what is no literal. */
function plain(value: Value, source: string): unknown {
  switch (value.kind) {
    case 'STRING':
      return value.text;
    case 'INT':
    case 'FLOAT':
      return Number(source.slice(value.start, value.end));
    case 'BOOLEAN':
      return source.slice(value.start, value.end) === 'true';
    case 'NULL':
      return null;
    case 'LIST':
      return value.items.map((item) => plain(item, source));
    case 'MAP':
      return Object.fromEntries(value.entries.map(({ key, value: v }) => [key.name, plain(v, source)]));
    case 'DYNAMIC':
      return undefined;
  }
}

const text = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map(text).join(', ')}]`
    : typeof value === 'object' && value !== null
      ? `{${Object.entries(value)
          .map(([key, v]) => `\`${key.replaceAll('`', '``')}\`: ${text(v)}`)
          .join(', ')}}`
      : typeof value === 'string'
        ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
        : String(value);

describe('literalAt', () => {
  it('reads any list of literals', () => {
    const scalar = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constant(null));
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        scalar,
        fc.array(tie('value')),
        fc.dictionary(fc.string({ minLength: 1 }), tie('value'), { noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(fc.array(value), (list) => {
        const source = `${text(list)} AS row`;
        expect(plain(read(source), source)).toEqual(list);
      }),
    );
  });

  it('leaves expressions out, and goes on behind them', () => {
    const source = "[{a: 1 + 2, b: f('x', [1]), c: 'y'}, $p, x.y, -3, 'a' + 'b', date()]";
    expect(plain(read(source), source)).toEqual([
      { a: undefined, b: undefined, c: 'y' },
      undefined,
      undefined,
      -3,
      undefined,
      undefined,
    ]);
  });

  it('ends where the text ends', () => {
    for (const source of ['[', '[1', "['a', {b:", '[{a: [', '[,', '[1,,2]', '{', '{a', '[)', ''])
      expect(() => read(source)).not.toThrow();
  });
});
