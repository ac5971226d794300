import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt, longestQuote } from '../src/excerpt.js';

describe('an excerpt', () => {
  it('of a short text is the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: longestQuote }), (text) => {
        fc.pre(text.length <= longestQuote);
        expect(excerpt(text)).toBe(text);
      }),
    );
  });

  it('of a long one has its start, its end and at most so many characters, none of them halved', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 30, maxLength: 400 }),
        fc.integer({ min: 8, max: 29 }),
        (text, most) => {
          const cut = excerpt(text, most);
          expect(cut.length).toBeLessThanOrEqual(most);
          const [start, end] = [cut.slice(0, cut.lastIndexOf('…')), cut.slice(cut.lastIndexOf('…') + 1)];
          expect(text.startsWith(start)).toBe(true);
          expect(text.endsWith(end)).toBe(true);
          expect(Buffer.from(cut, 'utf8').toString('utf8')).toBe(cut);
        },
      ),
    );
  });
});
