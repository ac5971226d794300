import { describe, expect, it } from 'vitest';
import { planKey } from '../../../../src/seed/load/vet/plan-key.js';

const same = (one: string, other: string) => planKey(one) === planKey(other);

describe('statements with one plan', () => {
  it.each([
    ["SET o.name = 'a'", "SET o.name = 'bb'"],
    ['SET o.name = "a\'b"', 'SET o.name = "c"'],
    ['SET o.staff = 1', 'SET o.staff = 20'],
    ["SET o.name = 'a' // one's\n, o.x = 'b'", "SET o.name = 'c' // two\n, o.x = 'd'"],
    ["SET o.name = /* ' */ 'a'", "SET o.name = /* it's */ 'b'"],
  ])('differ in literals and comments: %s', (one, other) => expect(same(one, other)).toBe(true));

  it.each([
    ['a name', 'SET o.a = 1', 'SET o.b = 1'],
    ['a name that ends in a number', 'SET o.a1 = 1', 'SET o.a2 = 1'],
    ['a name in Han that ends in a number', 'SET 組1.a = 1', 'SET 組2.a = 1'],
    ['a parameter', 'UNWIND $rows1 AS x', 'UNWIND $rows2 AS x'],
    ['a name in backticks', "MATCH (`'a'`)", "MATCH (`'b'`)"],
    ['what stands between two comments', "/* ' */ MERGE (a) /* ' */", "/* ' */ DELETE a /* ' */"],
    ['what stands between two texts', "SET o.a = 'x', o.b = 'y'", "SET o.a = 'x' DELETE o SET o.b = 'y'"],
    ['what an escape stands for', "SET o.a = 'x\\u0027 DELETE o'", "SET o.a = 'x\\u0027 SET o.b'"],
    ['what a line end of some ends', '// a\u2028DELETE o', '// b\u2028DELETE p'],
    ['what a carriage return ends', '// a\rDELETE o', '// b\rDELETE p'],
  ])('do not differ in %s', (_, one, other) => expect(same(one, other)).toBe(false));
});
