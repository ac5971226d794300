/** No pattern of ours takes more than linear time, whatever it is given: recheck looks at each. */
import { expect, describe, it } from 'vitest';
import { check } from 'recheck';
import { patternsIn, patternsOfSource } from './support/patterns.js';

/** What recheck cannot do with, and why it is linear all the same, or what it is given is short. */
const reviewed: Readonly<Record<string, string>> = {};

/** Patterns that are put together when they run: what is put in, and one such for recheck. */
const builtLike: Readonly<Record<string, RegExp>> = {
  // A word of ours.
  "src/graph/statement-files.ts `^// ${key}:(.*)$`, 'm'": /^\/\/ purpose:(.*)$/m,
  // Characters of a table: one class without repetition.
  "src/names/variants.ts `[${Array.from(table.keys()).join('')}]`, 'gu'": /[硏靑淸]/gu,
  // The literals, each of which is looked at too.
  "src/cypher/parser/cypher-parser.ts [ /\\bcartesian product\\b/, /^Parameter \\$.+ is not defined\\.$/, /^(?:''|\"\") is not a valid token name\\b/, /\\bis not a valid option for cypher version\\b/, /^Console commands are unsupported\\b/, ] .map(({ source }) => source) .join('|'), 's'":
    /\bcartesian product\b|^Parameter \$.+ is not defined\.$|^(?:''|"") is not a valid token name\b/s,
  // Each form of a number, anchored.
  "src/cypher/refusals/numbers.ts [ '0', '[1-9](?:_?\\\\d)*', '0x(?:_?[\\\\da-fA-F])+', '0o(?:_?[0-7])+', `(?:${digits})?\\\\.${digits}${exponent}?[dDfF]?`, `${digits}${exponent}[dDfF]?`, ] .map((form) => `^${form}$`) .join('|')":
    /^0$|^[1-9](?:_?\d)*$|^0x(?:_?[\da-fA-F])+$|^0o(?:_?[0-7])+$|^(?:\d(?:_?\d)*)?\.\d(?:_?\d)*(?:[eE][+-]?\d(?:_?\d)*)?[dDfF]?$|^\d(?:_?\d)*(?:[eE][+-]?\d(?:_?\d)*)[dDfF]?$/,
  'src/seed/scaffold/front-matter.ts `^\\\\ufeff?---[ \\\\t]*(?:${lineEnd})(?:[^]*?(?:${lineEnd}))?---[ \\\\t]*(?:${lineEnd}|$)`':
    /^\ufeff?---[ \t]*(?:\r\n|\n|\r)(?:[^]*?(?:\r\n|\n|\r))?---[ \t]*(?:\r\n|\n|\r|$)/,
  // Classes without repetition.
  "src/text/rule.ts String.raw`[\\p{Cc}\\p{Cs}\\u2028\\u2029\\ufeff${bidirectional}]`, 'gu'":
    /[\p{Cc}\p{Cs}\u2028\u2029\ufeff\u202a-\u202e]/gu,
  "src/text/visible.ts String.raw`[\\p{Cc}${hidden}]`, 'gu'": /[\p{Cc}\p{Cs}\u2028]/gu,
  "src/text/visible.ts String.raw`[^\\P{Cc}\\n\\t]|[${hidden}]`, 'gu'": /[^\P{Cc}\n\t]|[\p{Cs}\u2028]/gu,
};

const { literals, built } = patternsOfSource();

/** A sticky pattern is tried at one place, as one that is anchored; recheck would have it match all of the text. */
async function faultOf(source: string, flags: string): Promise<string | undefined> {
  const [pattern, others] = flags.includes('y')
    ? [`^(?:${source})`, flags.replace('y', '')]
    : [source, flags];
  const result = await check(pattern, others, { timeout: 30_000, randomSeed: 1 });
  return result.status === 'safe' ? undefined : `${result.status}: /${source}/${flags}`;
}

describe('the patterns of the source', { timeout: 180_000 }, () => {
  it('are found', () => {
    expect(literals.length).toBeGreaterThan(200);
    expect(patternsIn('a.ts', "const a: RegExp = /x'/g; new RegExp(\n`a${b}`, 'm'); RegExp(c);")).toEqual({
      literals: [{ place: 'a.ts:1', source: "x'", flags: 'g' }],
      built: [
        { file: 'a.ts', text: "`a${b}`, 'm'" },
        { file: 'a.ts', text: 'c' },
      ],
    });
  });

  it('are looked at by a check that knows a bad one', async () => {
    expect(await faultOf(' ?Did you mean[^?]*\\?', 'g')).toMatch(/^vulnerable/);
    expect(await faultOf('^a+$', '')).toBeUndefined();
  });

  it('take linear time', async () => {
    const patterns = new Map(literals.map((pattern) => [`/${pattern.source}/${pattern.flags}`, pattern]));
    const faults: string[] = [];
    for (const [text, { place, source, flags }] of patterns) {
      const fault = text in reviewed ? undefined : await faultOf(source, flags);
      if (fault !== undefined) faults.push(`${place} ${fault}`);
    }
    expect(faults).toEqual([]);
  });

  it('that are put together at run time do so too', async () => {
    expect(built.map(({ file, text }) => `${file} ${text}`).toSorted()).toEqual(
      Object.keys(builtLike).toSorted(),
    );
    const faults = await Promise.all(
      Object.values(builtLike).map(({ source, flags }) => faultOf(source, flags)),
    );
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });

  it('and exceptions are still there', () => {
    const texts = literals.map(({ source, flags }) => `/${source}/${flags}`);
    expect(Object.keys(reviewed).filter((text) => !texts.includes(text))).toEqual([]);
  });
});
