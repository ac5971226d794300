import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { isBoundary, normalise, toOriginal } from '../../src/evidence/normalise.js';
import { within } from '../support/timing.js';

/** What the original shows for a clean wording. */
function shown(original: string, wording: string): string {
  const normalised = normalise(original);
  const from = normalised.text.indexOf(wording);
  expect(from).toBeGreaterThanOrEqual(0);
  const { start, end } = toOriginal(normalised, from, from + wording.length);
  return original.slice(start, end);
}

describe('scraping artefacts', () => {
  // From the article of 28 March 2025.
  test.each([
    ['京港科技創(chuàng)新論壇', '京港科技創新論壇'],
    ['香港生產(chǎn)力促進局', '香港生產力促進局'],
    ['框架合作協(xié)議', '框架合作協議'],
    ['前沿技術(shù)、國際合作', '前沿技術、國際合作'],
    ['中關村科技園區(qū)管委會', '中關村科技園區管委會'],
    ['高素質(zhì)的', '高素質的'],
    ['戰(zhàn)略合作', '戰略合作'],
    ['虛擬機房——電網(wǎng)式算力調(diào)度網(wǎng)絡', '虛擬機房——電網式算力調度網絡'],
    ['產(chǎn)業(yè)化系統(tǒng)', '產業化系統'],
    ['優(yōu)勢', '優勢'],
    // Elsewhere.
    ['創（chuàng）新', '創新'],
    ['策略（lüè）', '策略'],
    ['創(chuɑ\u0300nɡ)新', '創新'],
    ['我們(men)和他們(men)', '我們和他們'],
    ['𠮷(jí)野家', '𠮷野家'],
    ['兒(ér)童', '兒童'],
  ])('%s is %s', (original, clean) => {
    expect(normalise(original).text).toBe(clean);
    expect(shown(original, clean)).toBe(original);
  });

  test.each([
    '生產力(HKPC)',
    '公司(abc)',
    '長度(mm)',
    '目的(de)',
    '附件(a)',
    '(chuàng)新',
    'A(à)',
    '創 (chuàng)',
    '詩(été)',
    '創(chuàngzào)',
    '創(chuàng',
    '創chuàng)',
    '創(1àng)',
  ])('%s has none', (text) => {
    expect(normalise(text).text).toBe(text);
  });

  test('a highlight takes the artefact of its last character, not that of the character before it', () => {
    const original = '香港生產(chǎn)力促進局簽署框架合作協(xié)議。';
    expect(shown(original, '香港生產')).toBe('香港生產(chǎn)');
    expect(shown(original, '力促進局')).toBe('力促進局');
    expect(shown(original, '框架合作協')).toBe('框架合作協(xié)');
    expect(shown(original, '議')).toBe('議');
  });
});

describe('the rest', () => {
  test.each([
    ['Ｈｋｐｃ　２０２５', 'Hkpc 2025'],
    ['a \t\r\n  b', 'a b'],
    ['e\u0301te\u0301', 'été'],
    ['ｶﾞｽ', 'ガス'],
    ['\u1112\u1161\u11ab', '한'],
    ['ﬁn ½ ㍿', 'fin 1⁄2 株式会社'],
    ['pro\u00adduct 生\u200b產\u2060力', 'product 生產力'],
    ['葛\u{e0100}城', '葛城'],
    ['\ufeff開始', '開始'],
    ['a ´b', 'a ´b'],
    ['金\u{2f8a6}', '金慈'],
    ['', ''],
  ])('%j is %j', (original, clean) => {
    expect(normalise(original).text).toBe(clean);
  });

  test('a place within one character of the original is no boundary', () => {
    const ligature = normalise('ﬁn');
    expect([0, 1, 2, 3].map((index) => isBoundary(ligature, index))).toEqual([true, false, true, true]);
    expect(toOriginal(ligature, 1, 2)).toEqual({ start: 0, end: 1 });
    expect(isBoundary(normalise('𠮷'), 1)).toBe(false);
  });
});

describe('for all texts', () => {
  const alphabet = [
    ...Array.from('創新產力香港局a bé.()（）　\n\r\t“”，0ｱガﾞ'),
    '(chuàng)', '（chǎn）', '(men)', '們', '𠮷', '\u0301', '\u0323', '\u200b', '\ufeff', '\u00ad', 'ﬁ', '㍿', '´', '한',
    '\u1161', '\u11ab', 'ㅏ', '\u{e0100}', '\ud840', '\udfb7', '金', '\uf91f', 'ï', '⒜', 'Ⅷ',
  ]; // prettier-ignore
  const texts = fc.string({
    unit: fc.oneof(fc.constantFrom(...alphabet), fc.string({ unit: 'binary', maxLength: 1 })),
    maxLength: 40,
  });

  test('the original between two boundaries normalises to the text between them', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (original, a, b) => {
        const normalised = normalise(original);
        expect(normalised.starts).toHaveLength(normalised.text.length + 1);
        const boundaries = Array.from(normalised.starts.keys()).filter((index) =>
          isBoundary(normalised, index),
        );
        const pick = (n: number) => boundaries[n % boundaries.length] ?? 0;
        const [from, to] = [Math.min(pick(a), pick(b)), Math.max(pick(a), pick(b))];
        if (from === to) return;
        const { start, end } = toOriginal(normalised, from, to);
        expect(normalise(original.slice(start, end)).text).toBe(normalised.text.slice(from, to));
      }),
      { numRuns: 3000 },
    );
  });

  test('units follow each other without gap or overlap', () => {
    fc.assert(
      fc.property(texts, (original) => {
        const { starts } = normalise(original);
        expect(Array.from(starts)).toEqual(Array.from(starts).sort((a, b) => a - b));
        expect(starts.at(-1)).toBe(original.length);
      }),
    );
  });

  test('a clean wording stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (original) => {
        const clean = normalise(original).text;
        expect(normalise(clean).text).toBe(clean);
      }),
    );
  });
});

test('long texts take time in proportion to their length', () => {
  const time = (text: string) => {
    const before = performance.now();
    normalise(text);
    return performance.now() - before;
  };
  const line = '北京市科委與香港生產(chǎn)力促進局簽署框架合作協(xié)議，雙方將聯(lián)手支持 e\u0301 ﬁ\n';
  time(line.repeat(1000));
  within(2000, time(line.repeat(20_000)));
  for (const hostile of ['(', '創(', '創(a', '\u0301', ' ', 'ﷺ', '創(chuàng)', '\u200b']) {
    within(3000, time(hostile.repeat(200_000)));
  }
});
