import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyGivenTwice, valueOfKey } from '../../../src/seed/rows/json-keys.js';
import { checked, marksOf, problemsOf, rows } from './support.js';

describe('a key that stands twice in an object of JSON', () => {
  it.each([
    ['{"a": 1, "b": {"a": 2}, "c": [{"a": 3}, {"a": 4}]}', undefined],
    ['{"a": "\\"a\\": 1, {", "b": "a"}', undefined],
    ['{"a": 1, "a" :"x"}', ['a', true, '1', '"x"']],
    ['{"a": "x\\\\", "\\u0061": {"b": [1, "}"]} }', ['a', true, '"x\\\\"', '{"b": [1, "}"]}']],
    ['{"a": [1, {"b": null, "b": [2, 3]}]}', ['b', false, 'null', '[2, 3]']],
    ['{"__proto__": 1, "__proto__": 2}', ['__proto__', true, '1', '2']],
  ])('is found with both values: %s', (text, expected) => {
    const found = keyGivenTwice(text);
    expect(found && [found.key, found.isOuter, ...found.values.map((value) => value.text)]).toEqual(expected);
  });

  it('is none where JSON.stringify wrote it, and each value is found', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(4), (object, indent) => {
        const text = JSON.stringify(object, undefined, indent);
        expect(keyGivenTwice(text)).toBeUndefined();
        for (const [key, value] of Object.entries(object))
          expect(JSON.parse(valueOfKey(text, key)?.text ?? '')).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is found in a text of any length and depth', () => {
    const long = `"${'x'.repeat(2e7)}${'\\\\'.repeat(1e6)}"`;
    expect(keyGivenTwice(`{"a": ${long}, "b": ${long}}`)).toBeUndefined();
    const deep = `${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}`;
    expect(keyGivenTwice(deep)).toBeUndefined();
    expect(keyGivenTwice(`{"a": ${deep}, "a": 1}`)?.values[1].text).toBe('1');
  });
});

describe('a line of JSON with one key twice', () => {
  const given = () =>
    rows(
      '{"id": "a", "n": "x"}\n\n {"n": 1, "id": "b", "n": 2}\n{"id": "c", "o": {"k": "1", "k": "2"}}\n',
      { n: 'int' },
      'x.jsonl',
    );

  it('is told with row, line and both values, and the others are read', async () => {
    expect(await problemsOf(given())).toEqual([
      'rows/x.jsonl:1 row-value Row 1, column n: "x" is not a whole number.',
      'rows/x.jsonl:3 row-shape Row 2, column n: the key "n" occurs twice, with 1 at column 8 and with 2 at column 27.',
      'rows/x.jsonl:4 row-shape Row 3: the key "k" occurs twice, with "1" at column 24 and with "2" at column 34.',
    ]);
    expect((await checked(given()))[1]?.hint).toContain('takes the last one');
  });

  it('is marked at the second', async () => {
    expect(await marksOf(given())).toEqual(['1:18 "x"', '3:27 2', '4:1 {']);
  });
});
