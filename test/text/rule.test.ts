import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleaned,
  isBroken,
  lengthFault,
  mostCharacters,
  textFaults,
  type TextForm,
} from '../../src/text/rule.js';
import { within } from '../support/timing.js';

const forms: readonly TextForm[] = ['NAME', 'LINE', 'LINES'];
/** Texts of all that is told, and of what stands beside it. */
const texts = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...Array.from(
        '甲b \t\n\r\0\u001b\u0085\u009b\u00a0\u00ad\u0301\u061c\u200b\u200d\u200e\u2028\u202e\u2066',
      ),
    ),
    fc.constantFrom('\u3000', '\ufeff', '\ud800', '\udc00', '😀'),
    fc.string({ minLength: 1, maxLength: 1 }),
  ),
});

describe('a text', () => {
  it.each([
    ['a\u001b[31mb', 'a control character (U+001B)'],
    ['a\u0000', 'a control character (U+0000)'],
    ['a\u009bb', 'a control character (U+009B)'],
    ['a\ud83db', 'half of a character (U+D83D)'],
    ['\ufeffa', 'a byte order mark (U+FEFF)'],
    ['a\ufeffb', 'a byte order mark (U+FEFF)'],
    [' a', 'blanks around it'],
    ['a\u00a0', 'blanks around it'],
    ['a\u3000', 'blanks around it'],
    ['\u2007a', 'blanks around it'],
    ['a\u200b', 'blanks around it'],
    ['a\r', 'blanks around it'],
  ])('%j has %s, in whatever form', (text, fault) => {
    for (const form of forms) expect(textFaults(text, form)).toEqual([fault]);
  });

  it.each(['a\nb', 'a\r\nb', 'a\tb', 'a\u2028b', 'a\u2029b'])(
    '%j has several lines where that is its form, and is one line nowhere else',
    (text) => {
      expect(textFaults(text, 'LINES')).toEqual([]);
      expect(textFaults(text, 'LINE')).toHaveLength(text.includes('\r\n') ? 2 : 1);
      expect(textFaults(text, 'NAME')).not.toEqual([]);
    },
  );

  it.each([
    '香港生產力促進局',
    'a  b',
    'می\u200cخواهم',
    'क्\u200dष',
    'שלום\u200e (x)',
    'C++\u200f',
    '👨\u200d👩\u200d👧',
    '☎\ufe0f',
    '',
  ])('%j is fine', (text) => {
    for (const form of forms) expect(textFaults(text, form)).toEqual([]);
  });

  it.each(['\u202a', '\u202b', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u061c'])(
    'may turn its direction with %j where it has several lines, and nowhere else',
    (control) => {
      const text = `Beta${control}gamma`;
      expect(textFaults(text, 'LINES')).toEqual([]);
      for (const form of ['NAME', 'LINE'] as const)
        expect(textFaults(text, form)).toEqual([
          expect.stringMatching(/^a character that turns the direction of text \(U\+[0-9A-F]{4}\)$/),
        ]);
    },
  );

  it.each([
    '\u200b',
    '\u200d',
    '\u0301',
    '\u0301\u0302',
    '\u00ad',
    '\u2800',
    '\u3164',
    '\u200e',
    '\ufe0f',
    ' ',
  ])('that is nothing to see is no name: %j', (text) => {
    expect(textFaults(text, 'NAME')).toContain('nothing in it that can be seen');
  });

  it('tells three kinds of characters, each once', () => {
    expect(textFaults(`a${'\u0001\u0002\u0003\u0004'.repeat(3)}b`, 'LINE')).toHaveLength(3);
  });

  it('keeps the rule once it is cleaned, and cleaning changes nothing that keeps it', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...forms), (text, form) => {
        const clean = cleaned(text, form);
        const left = textFaults(clean, form).filter((fault) => fault !== 'nothing in it that can be seen');
        expect(left).toEqual([]);
        if (textFaults(text, form).length === 0) expect(clean).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('is looked through in time proportional to its length', () => {
    const blanks = `a${' '.repeat(2_000_000)}b`;
    const started = performance.now();
    expect(textFaults(blanks, 'LINES')).toEqual([]);
    within(5_000, performance.now() - started);
  });

  it('holds half a character or not', () => {
    expect(['\ud83d', 'a\ude00b', '😀'].map(isBroken)).toEqual([true, true, false]);
  });
});

describe('the length of a text', () => {
  it.each(Object.entries(mostCharacters) as [keyof typeof mostCharacters, number][])(
    'is counted in characters, not in their halves: %s',
    (form, most) => {
      if (form === 'VERBATIM') return;
      expect(lengthFault('𠮷'.repeat(most), form)).toBeUndefined();
      expect(lengthFault('a'.repeat(most), form)).toBeUndefined();
      expect(lengthFault('a'.repeat(most + 1), form)).toMatch(/ characters; an? .* has at most [\d,]+$/);
    },
  );

  it('of a name is that of what it is sought by: one character may stand for a phrase', () => {
    expect(lengthFault('\ufdfa'.repeat(28), 'NAME')).toContain('504 characters');
    expect(lengthFault('\ufdfa'.repeat(28), 'LINE')).toBeUndefined();
  });
});
