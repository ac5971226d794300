import { buildSchema, parse, validate, type ValidationRule } from 'graphql';
import { describe, expect, it } from 'vitest';
import { PactgraphError } from '../../../src/errors.js';
import { AliasesRule, DepthRule, DirectivesRule, RootFieldsRule } from '../../../src/api/limits/operation.js';
import { limitRules } from '../../../src/api/limits/list.js';
import { sizes } from '../../../src/api/limits/measure.js';
import { checkVariables } from '../../../src/api/limits/variables.js';
import { within } from '../../support/timing.js';

const schema = buildSchema('type Query { a: Query }');

const found = (rule: ValidationRule, text: string) =>
  validate(schema, parse(text), [rule]).map(({ message, locations }) => ({ message, at: locations?.[0] }));

const size = (text: string) => [...sizes(parse(text)).values()];
const chain = (n: number, inner = 'a'): string => `${'a { '.repeat(n - 1)}${inner}${' }'.repeat(n - 1)}`;
const many = (n: number, part: string): string => Array.from({ length: n }, () => part).join(' ');

describe('the size of an operation', () => {
  it.each([
    ['{ a }', { depth: 1, nesting: 0, aliases: 0, rootFields: 1, directives: 0 }],
    ['{ x: a { y: a } a }', { depth: 2, nesting: 0, aliases: 2, rootFields: 2, directives: 0 }],
    ['{ ... { a { ... { a } } } }', { depth: 2, nesting: 2, aliases: 0, rootFields: 1, directives: 0 }],
    [
      'query @d { a @d { ...F @d } ...F } fragment F on Query @d { x: a @d }',
      { depth: 2, nesting: 1, aliases: 2, rootFields: 2, directives: 7 },
    ],
    [
      '{ ...F } fragment F on Query { ...G ...G } fragment G on Query { x: a { a } }',
      { depth: 2, nesting: 2, aliases: 2, rootFields: 2, directives: 0 },
    ],
  ])('%s', (text, expected) => {
    expect(size(text)).toEqual([expected]);
  });

  it('is told of each operation', () => {
    expect(size('query A { a } query B { a { a } }').map(({ depth }) => depth)).toEqual([1, 2]);
  });

  it('ends on cycles and unknown fragments, which other rules refuse', () => {
    expect(size('{ ...F ...Z } fragment F on Query { a ...G } fragment G on Query { a ...F }')).toHaveLength(
      1,
    );
  });

  it('takes time by the length of the text, not by what it stands for', () => {
    const fragments = Array.from(
      { length: 20_000 },
      (_, i) => `fragment F${i} on Query { x: a { ...F${i + 1} } y: a { ...F${i + 1} } }`,
    );
    const document = parse(`{ ...F0 } ${fragments.join(' ')} fragment F20000 on Query { a }`);
    const started = performance.now();
    const [result] = sizes(document).values();
    within(3_000, performance.now() - started);
    expect(result).toMatchObject({ depth: 20_001, aliases: Infinity });
  });
});

describe('limits', () => {
  it.each([
    ['levels', 16, DepthRule, (n: number) => `{ ${chain(n)} }`],
    [
      'levels of inline fragments',
      16,
      DepthRule,
      (n: number) => `{ ${'... { '.repeat(n)}a${' }'.repeat(n)} }`,
    ],
    ['aliases', 30, AliasesRule, (n: number) => `{ a { ${many(n, 'x: a')} } }`],
    ['root fields', 20, RootFieldsRule, (n: number) => `{ ${many(n, 'a')} }`],
    ['directives', 20, DirectivesRule, (n: number) => `{ a { ${many(n, 'a @skip(if: true)')} } }`],
  ] as const)('%s: at most %i', (what, limit, rule, text) => {
    expect(found(rule, text(limit))).toEqual([]);
    expect(found(rule, text(limit + 1))).toEqual([
      {
        message: `The operation has ${limit + 1} ${what.split(' of ')[0]}; at most ${limit} are allowed.`,
        at: { line: 1, column: 1 },
      },
    ]);
  });

  it('each operation is judged by itself', () => {
    const text = `query A { ${many(20, 'a')} } query B { ${many(21, 'a')} }`;
    expect(found(RootFieldsRule, text)).toHaveLength(1);
  });

  it('all carry the code, the limit, what was found and a hint', () => {
    const text = `{ ${many(40, `x: a @skip(if: true) { ${chain(17)} }`)} }`;
    const errors = validate(schema, parse(text), [...limitRules]).map((e) => e.originalError);
    expect(errors).toHaveLength(4);
    for (const error of errors) {
      expect(error).toBeInstanceOf(PactgraphError);
      expect(error).toMatchObject({
        code: 'OPERATION_TOO_COMPLEX',
        hint: expect.any(String) as string,
        details: { limit: expect.any(Number) as number, found: expect.any(Number) as number },
      });
    }
  });

  it('figures of bombs are not spelled out', () => {
    const fragments = Array.from(
      { length: 60 },
      (_, i) => `fragment F${i} on Query { x: a { ...F${i + 1} } y: a { ...F${i + 1} } }`,
    );
    const text = `{ ...F0 } ${fragments.join(' ')} fragment F60 on Query { a }`;
    expect(found(AliasesRule, text)[0]?.message).toBe(
      'The operation has over 1000000 aliases; at most 30 are allowed.',
    );
  });
});

describe('variables', () => {
  const nested = (n: number): unknown => {
    let value: unknown = 'x';
    for (let i = 0; i < n; i++) value = i % 2 ? { AND: value } : [value];
    return value;
  };

  it('may be 32 levels deep', () => {
    checkVariables(undefined);
    checkVariables({ a: 1, b: null, c: [1, 2] });
    checkVariables(nested(32));
    expect(() => checkVariables(nested(33))).toThrow(
      expect.objectContaining({ code: 'OPERATION_TOO_COMPLEX', details: { limit: 32, found: 33 } }) as Error,
    );
    expect(() => checkVariables(nested(100_000))).toThrow(PactgraphError);
  });
});
