import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoted, shortened, visible, visibleJson, visibleLine } from '../../src/text/visible.js';

const attacks: readonly (readonly [string, string])[] = [
  ['\u001b[31mred', '\\u{1B}[31mred'],
  ['\u001b]0;title\u0007', '\\u{1B}]0;title\\u{7}'],
  ['\u009b2J', '\\u{9B}2J'],
  ['a\rb', 'a\\u{D}b'],
  ['a\bb', 'a\\u{8}b'],
  ['user\u202etxt', 'user\\u{202E}txt'],
  ['\u2066a\u2069', '\\u{2066}a\\u{2069}'],
  ['\u061c', '\\u{61C}'],
  ['\ud800x', '\\u{D800}x'],
  ['a\u2028b\u2029', 'a\\u{2028}b\\u{2029}'],
  ['\ufeffa', '\\u{FEFF}a'],
  ['a\u{e0041}', 'a\\u{E0041}'],
];
const texts = fc.string({ unit: fc.oneof(fc.constantFrom(...attacks.map(([text]) => text)), fc.string()) });

describe('what a terminal would obey', () => {
  it.each(attacks)('is shown: %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
    expect(visibleLine(text)).toBe(shown);
  });

  it('is shown once', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(visible(visible(text))).toBe(visible(text));
        expect(visible(text)).not.toMatch(/[^\P{Cc}\n\t]|[\p{Cs}\u061c\u2028-\u202e\u2066-\u2069]/u);
        expect(visibleLine(text)).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  it('is not what people write', () => {
    const text = '香港\t甲\n乙 שלום\u200e 👨\u200d👩\u200d👧 é';
    expect(visible(text)).toBe(text);
    expect(visibleLine('a\nb\tc')).toBe('a\\u{A}b\\u{9}c');
  });

  it('is escaped in JSON, which then says the same', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const shown = visibleJson(JSON.stringify({ text }));
        expect(JSON.parse(shown)).toEqual({ text });
        expect(visible(shown)).toBe(shown);
      }),
    );
  });
});

describe('a text in a message', () => {
  it('is cut between two characters, and stands on one line', () => {
    expect(shortened('ab😀', 3)).toBe('ab…');
    expect(shortened('ab😀', 4)).toBe('ab😀');
    expect(quoted(`a\n${'b'.repeat(100)}`)).toBe(`"a\\u{A}${'b'.repeat(78)}…"`);
  });
});
