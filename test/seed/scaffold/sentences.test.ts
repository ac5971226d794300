import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/package.js';
import { locateQuote } from '../../../src/evidence/locate.js';
import { normalise } from '../../../src/evidence/normalise.js';
import { parseSource } from '../../../src/evidence/source.js';
import { sentencesOf } from '../../../src/seed/scaffold/sentences.js';

const quotes = (text: string) =>
  sentencesOf(text).sentences.map(({ quote, occurrence }) =>
    occurrence === undefined ? quote : `${quote} #${occurrence}`,
  );

describe('sentencesOf', () => {
  it.each([
    ['Chinese', '甲方說:“好。”乙方簽署!丙?\n丁', ['甲方說:“好。”', '乙方簽署!', '丙?', '丁']],
    ['readings of scraping', '創(chuàng)新在產(chǎn)業(yè)(A)。', ['創新在產業(A)。']],
    [
      'English',
      'It was signed. "Yes," he said. 3.5 million.',
      ['It was signed.', '"Yes," he said.', '3.5 million.'],
    ],
    [
      'wrapped lines',
      'The two of\r\nthem agreed,\nat last.\nThen they left',
      ['The two of them agreed, at last.', 'Then they left'],
    ],
    ['what stands more than once', '圖。甲簽。圖。\n圖。', ['圖。 #1', '甲簽。', '圖。 #2', '圖。 #3']],
    ['a sentence within another', '甲方簽署。\n他說:甲方簽署。', ['甲方簽署。 #1', '他說:甲方簽署。']],
    ['nothing to quote', '\ufeff\n***\n\n', []],
  ])('%s', (_, text, expected) => {
    expect(quotes(text)).toEqual(expected);
  });

  it('finds each of them again in the article', () => {
    const source = parseSource(readFileSync(join(packageRoot, 'seed/sources/jinggang-forum.txt')));
    if (!source.ok) throw new Error('The source is broken.');
    const { sentences, more } = sentencesOf(source.source.text);
    expect(more).toBe(0);
    expect(sentences.length).toBeGreaterThan(30);
    const text = normalise(source.source.text);
    const places = sentences.map((sentence) => locateQuote(text, sentence));
    expect(places.filter((place) => !place.found)).toEqual([]);
    const starts = places.map((place) => (place.found ? place.start : -1));
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(new Set(starts).size).toBe(starts.length);
  });

  it('stops after 500, and says how many are left', () => {
    const { sentences, more } = sentencesOf(Array.from({ length: 620 }, (_, n) => `第${n}句。`).join(''));
    expect([sentences.length, more]).toEqual([500, 120]);
  });
});
