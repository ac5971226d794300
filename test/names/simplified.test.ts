import { Converter, Locale } from 'opencc-js/t2cn';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/names/fold.js';
import { read, scriptTables } from '../../src/names/script-tables.js';
import { simplified } from '../../src/names/simplified.js';

const tables = [read(Locale.to, 'cn'), read(Locale.from, 'hk'), read(Locale.from, 'tw')];
const entries = tables.flatMap(({ characters, words }) => [...characters, ...words]);
const keys = [...new Set([...entries.map(([key]) => key), ...compatibilityIdeographs()])];

/** Blocks of characters that are others seen from elsewhere: 更 (U+F901) is 更. */
function compatibilityIdeographs(): string[] {
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const all = [...range(0xf900, 0xfaff), ...range(0x2f800, 0x2fa1f)].map((code) =>
    String.fromCodePoint(code),
  );
  return all.filter((character) => character.normalize() !== character);
}

describe('every word and character that OpenCC knows', () => {
  // What no single pass of OpenCC answers, and why.
  const reviewed = {
    薴: '苎', // OpenCC writes 苧, which is itself the long form of 苎: it would not come back as it is
    不可貲計: '不可赀计', // OpenCC leaves 計 by mistake
    么麼: '么么', // 么 is Simplified for 麼, so 么麼 may be any 麼麼 half converted
    么麽: '么么',
    // 坏 is 坯 in Traditional text and 壞 in Simplified, where 打坏 is 打壞
    一坏: '一坏',
    土坏: '土坏',
    坏土: '坏土',
    坏子: '坏子',
    坏布: '坏布',
    坏戶: '坏户',
    打坏: '打坏',
    拉坏: '拉坏',
    捏坏: '捏坏',
    毛坏: '毛坏',
    磚坏: '砖坏',
    脫坏: '脱坏',
    製坏: '制坏',
    鋼坏: '钢坏',
    鑿坏: '凿坏',
    陶坏: '陶坏',
    麪坏兒: '面坏儿',
  };

  test('becomes what one pass of OpenCC makes of it, or what a reviewed list says', () => {
    const passes = (['t', 'hk', 'tw'] as const).map((from) => Converter({ from, to: 'cn' }));
    const others = keys.filter((key) => !passes.some((pass) => pass(key) === simplified(key)));
    expect(Object.fromEntries(others.map((key) => [key, simplified(key)]))).toEqual(reviewed);
    expect(keys.length).toBeGreaterThan(6_000);
  });

  test('stays what it has become, also folded', () => {
    const texts = [...keys, ...entries.map(([, result]) => result), ...scriptTables().words.keys()];
    for (const convert of [simplified, fold])
      expect(texts.filter((text) => convert(convert(text)) !== convert(text))).toEqual([]);
  });
});

test('any text stays what it has become, also folded', () => {
  const words = [...keys, ...scriptTables().words.keys()];
  const characters = [...new Set(words.join(''))];
  const cut = fc.tuple(fc.constantFrom(...words), fc.nat({ max: 3 }), fc.boolean()).map(([word, by, head]) =>
    Array.from(word)
      .slice(...(head ? [0, by] : [by]))
      .join(''),
  );
  const text = fc
    .array(fc.oneof(fc.constantFrom(...words), cut, fc.constantFrom(...characters)), { maxLength: 6 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (one) => {
      for (const convert of [simplified, fold]) expect(convert(convert(one))).toBe(convert(one));
    }),
    { numRuns: 2_000 },
  );
});

describe('names and words keep the characters that Simplified text keeps', () => {
  test.each([
    ['乾縣人民政府', '乾县人民政府'],
    ['畢昇', '毕昇'],
    ['蕭乾', '萧乾'],
    ['乾隆', '乾隆'],
    ['餅乾', '饼干'],
    ['魏徵', '魏徵'],
    ['徵聲', '徵声'],
    ['徵收', '征收'],
    ['於梨華', '於梨华'],
    ['關於', '关于'],
    ['著名', '著名'],
    ['看著', '看着'],
    ['皇后', '皇后'],
    ['後勤', '后勤'],
    ['裏海', '里海'],
    ['幺麼小丑', '幺麽小丑'],
    ['餓了麼', '饿了么'],
    ['瞭解', '了解'],
    ['瞭望', '瞭望'],
    ['打壞', '打坏'],
  ])('%s becomes %s, which stays', (traditional, expected) => {
    expect([simplified(traditional), simplified(expected)]).toEqual([expected, expected]);
    expect(fold(traditional)).toBe(fold(expected));
  });
});
