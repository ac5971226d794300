import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { fold } from '../../src/names/fold.js';
import { simplified } from '../../src/names/simplified.js';

describe('names that search takes for one', () => {
  test.each([
    ['香港生產力促進局', '香港生产力促进局'],
    ['衞生署', '衛生署', '卫生署'],
    ['化粧品', '化妝品', '化妆品'],
    ['臺灣', '台灣', '台湾'],
    ['硏究院', '研究院'],
    ['滙豐銀行', '匯豐銀行', '汇丰银行'],
    ['陳廸', '陳迪', '陈迪'],
    ['陳祖恆', '陳祖恒', '陈祖恒'],
    ['中關村青創中心', '中关村青创中心'],
    ['里海聯盟', '里海联盟'],
    ['裏海', '裡海', '里海'],
    ['溫州', '温州'],
    ['餓了麼', '饿了么', '餓了么'],
    ['青山', '靑山'],
    ['ＨＫＰＣ', 'hkpc', 'HKPC'],
    ['Café Zürich', 'cafe zurich', 'CAFE\u0301  ZU\u0308RICH'],
    ['Łódź', 'lodz'],
    ['Straße', 'STRASSE'],
    ['O’Brien', "O'Brien"],
    ['Hong–Kong', 'Hong-Kong'],
    ['か”\u3099', 'が'],
    ['蕭乾', '萧乾'],
    ['乾縣人民政府', '乾县人民政府'],
    ['第八屆“京港青創杯”創業大賽', '第八届「京港青创杯」创业大赛', '第八屆京港青創杯創業大賽'],
    ['阿卜杜拉・艾哈邁德', '阿卜杜拉·艾哈迈德'],
    ['  Hong \t Kong\u3000', 'Hong Kong'],
  ])('%s = %s', (...names) => {
    expect(new Set(names.map(fold)).size).toBe(1);
  });
});

test.each([
  ['香港生產力促進局', '香港生产力促进局'],
  ['HKPC 香港', 'hkpc 香港'],
  ['皇后大道', '皇后大道'],
  ['乾隆', '乾隆'],
  ['軟體', '软体'],
  ['がぎ', 'がぎ'],
  ['Йод', 'йод'],
  ['', ''],
])('%s folds to %s', (name, folded) => {
  expect(fold(name)).toBe(folded);
});

test.each([
  ['軟體', '软件'],
  ['北京', '南京'],
  ['京港', '京 港'],
  ['か', 'が'],
])('%s and %s stay apart', (one, other) => {
  expect(fold(one)).not.toBe(fold(other));
});

test('Simplified names survive as they are', () => {
  const names =
    '皇后大道 后勤局 干细胞 余杭区 于右任 钟表协会 里海联盟 什么 饿了么 乾坤 万俟 瞭望 著名'.split(' ');
  expect(names.map(simplified)).toEqual(names);
});

test('folding a fold changes nothing', () => {
  const names = '香港生產力促進局 衞生署 化粧品 滙豐 硏究 餓了麼 麽 Straße É ’ 溫 顎 鯰 か ᄀ א'.split(' ');
  names.push('“', '\u3099', '\u1161', '\u05bc', '\u093c', '\u0301', ' ');
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...names), fc.string({ unit: 'grapheme', maxLength: 3 }))),
      (parts) => {
        const folded = fold(parts.join(''));
        expect(fold(folded)).toBe(folded);
      },
    ),
  );
});
