import { describe, expect, it } from 'vitest';
import { mostOf, sizeRefusals } from '../../../src/cypher/refusals/size.js';
import { splitStatements } from '../../../src/cypher/text/split.js';
import { within } from '../../support/timing.js';

const refused = (text: string) =>
  splitStatements(text).flatMap((statement) =>
    [...sizeRefusals(text, statement)].map(({ message, at }) => ({
      message,
      at: text.slice(at.start, at.end),
    })),
  );

const nested = (open: string, close: string) => (depth: number) =>
  `RETURN ${open.repeat(depth)}'x'${close.repeat(depth)}`;
const chain =
  (operator: string, part = "'x'") =>
  (parts: number) =>
    `SET o.x = ${Array.from({ length: parts + 1 }, () => part).join(operator)}`;

/** `SET o.x =` stands above what it sets. */
const equals = 1;

describe('the size of a statement', () => {
  it.each<[string, (size: number) => string, number]>([
    ['brackets', nested('(', ')'), mostOf.height],
    ['maps', nested('{a: ', '}'), mostOf.height],
    ['calls', nested('toUpper(', ')'), mostOf.height],
    ['CASE', nested('CASE WHEN true THEN ', ' END'), mostOf.queries],
    ['EXISTS', nested('EXISTS { MATCH (a) WHERE ', '}'), mostOf.queries],
    ['subqueries', nested('CALL (o) { SET o.x = ', '}'), mostOf.queries],
    ['a sum', chain(' + '), mostOf.height - equals],
    ['a sum with other signs', chain(' - 1 + ', '1'), (mostOf.height - equals) / 2],
    ['a joined text', chain(' || '), mostOf.height - equals],
    [
      'AND',
      (size) =>
        `MATCH (o) WHERE ${Array(size + 1)
          .fill("o.a = 'x'")
          .join(' and ')} SET o.x = 1`,
      mostOf.height - 2,
    ],
    ['NOT', (size) => `MATCH (o) WHERE ${'NOT '.repeat(size)} true SET o.x = 1`, mostOf.height],
    ['properties', (size) => `RETURN o${'.a'.repeat(size)}`, mostOf.height],
    ['indexes', (size) => `RETURN o.y${'[0]'.repeat(size)}`, mostOf.brackets],
    ['a path', (size) => `MATCH ()${'-->()'.repeat(size - 1)}`, mostOf.brackets],
    ['labels', (size) => `MERGE (o${':A'.repeat(size)})`, mostOf.labels],
    ['clauses', (size) => 'MERGE (o) '.repeat(size), mostOf.clauses],
    ['sums in sums', (size) => `RETURN ${'('.repeat(size / 2)}1${'+ 1)'.repeat(size / 2)}`, mostOf.height],
    [
      'a sum in an AND',
      (size) => `RETURN 1${' + 1'.repeat(size / 2)}${' AND 1'.repeat(size / 2)}`,
      mostOf.height,
    ],
  ])('%s pass up to a bound', (_, statement, most) => {
    expect(refused(statement(most))).toEqual([]);
    expect(refused(statement(most + 2))).toHaveLength(1);
    expect(refused(statement(most + 1000))).toHaveLength(1);
  });

  it('is told where it is passed, once', () => {
    const text = nested('(', ')')(300);
    const [found, ...more] = [...sizeRefusals(text, splitStatements(text)[0] ?? { tokens: [] })];
    expect(more).toEqual([]);
    expect(found?.message).toBe('This nests more than 64 brackets or operators.');
    expect(found?.at.start).toBe(text.indexOf('(') + mostOf.height);
  });

  it.each([
    ['long lists', `UNWIND [${"{a: 'x', b: -1, c: o.x + 1}, ".repeat(2000)} {a: 1}] AS row SET o.x = row.a`],
    ['many properties', `SET ${Array.from({ length: 500 }, (_, n) => `o.p${n} = 'x' + o.y`).join(', ')}`],
    [
      'signs in texts, names and comments',
      `SET o.x = '${'('.repeat(100)}', o.\`${'+'.repeat(100)}\` = 1 /* ${'+ '.repeat(100)} */ + 1`,
    ],
    [
      'properties that are named like words of the language',
      `SET ${'o.case = o.end + o.set, '.repeat(50)} o.x = 1`,
    ],
    ['CASE by CASE', `SET ${'o.x = CASE WHEN true THEN 1 ELSE 2 END, '.repeat(50)} o.x = 1`],
  ])('%s are of no account', (_, text) => expect(refused(text)).toEqual([]));

  it('does not begin anew at a name that is a word of the language', () => {
    expect(refused(chain(' + ', 'set')(100))).toHaveLength(1);
  });

  it('is told in linear time', () => {
    const start = performance.now();
    for (const part of ['(', ')', '+', 'CASE ', 'END ', '{', 'a,', '[]']) refused(part.repeat(100_000));
    within(10_000, performance.now() - start);
  });
});
