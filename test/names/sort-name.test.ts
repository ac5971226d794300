import { describe, expect, test } from 'vitest';
import { readingOf } from '../../src/names/reading.js';
import { sortName } from '../../src/names/sort-name.js';

const person = { person: true };
const thing = { person: false };

describe('readings', () => {
  test.each([
    ['重慶大學', 'chong qing da xue'],
    ['重庆大学', 'chong qing da xue'],
    ['香港生產力促進局', 'xiang gang sheng chan li cu jin ju'],
    ['香港銀行', 'xiang gang yin hang'],
    ['行政長官', 'xing zheng zhang guan'],
    ['區議會', 'qu yi hui'],
    ['綠色', 'lv se'],
    ['HKPC香港', 'hkpc xiang gang'],
    ['第8屆“京港青創杯”', 'di 8 jie jing gang qing chuang bei'],
    ['Hong Kong Productivity Council', 'hong kong productivity council'],
    ['Zürich & Co.', 'zurich co'],
    ['360', '360'],
    ['', ''],
  ])('%s is read %s', (name, reading) => {
    expect(readingOf(name, thing)).toBe(reading);
  });

  test.each([
    ['曾蔭權', 'zeng yin quan'],
    ['單仁', 'shan ren'],
    ['单仁', 'shan ren'],
    ['仇保興', 'qiu bao xing'],
    ['區文浩', 'ou wen hao'],
    ['陳祖恒', 'chen zu heng'],
    ['湯健', 'tang jian'],
    ['Chan Cho-hang', 'chan cho hang'],
  ])('%s, a person, is read %s', (name, reading) => {
    expect(readingOf(name, person)).toBe(reading);
  });
});

describe('plain string order of the keys', () => {
  const sorted = (names: string[], options = thing) =>
    names
      .map((name) => ({ name, key: sortName(name, options) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ name }) => name);

  test('is by reading, a shorter name before a longer one', () => {
    const names = [
      '中關村',
      '重慶大學',
      '重慶',
      '阿里巴巴',
      '北京市科委',
      '長城',
      '香港生產力促進局',
      '重庆市',
      '一汽',
    ];
    expect(sorted(names)).toEqual([
      '阿里巴巴',
      '北京市科委',
      '長城',
      '重慶',
      '重慶大學',
      '重庆市',
      '香港生產力促進局',
      '一汽',
      '中關村',
    ]);
  });

  test('puts Latin names among the readings', () => {
    expect(sorted(['香港', 'Hong Kong', 'Baidu', '北京', 'ÉCOLE'])).toEqual([
      'Baidu',
      '北京',
      'ÉCOLE',
      'Hong Kong',
      '香港',
    ]);
  });

  test('puts persons by the reading of their surname', () => {
    expect(sorted(['曾蔭權', '單仁', '陳祖恒', '仇保興', '區文浩', '阮慧賢'], person)).toEqual([
      '陳祖恒',
      '區文浩',
      '仇保興',
      '阮慧賢',
      '單仁',
      '曾蔭權',
    ]);
  });

  test('tells names of one reading apart, always in one order', () => {
    const names = ['香港', '香岗', '香崗', '香港 '.trim(), 'Xiang Gang', 'xiang gang'];
    expect(sorted(names)).toEqual(sorted([...names].reverse()));
    expect(sortName('香港', thing)).toBe('xiang gang\t香港\t香港');
    expect(sortName(' 重慶\t大學 ', thing)).toBe('chong qing da xue\t重庆 大学\t重慶 大學');
  });
});

describe('a long name', () => {
  test.each([['香'.repeat(500)], ['𠮷'.repeat(500)], ['\ufdfa'.repeat(500)], ['a'.repeat(500)]])(
    'has a key that an index takes: %#',
    (name) => {
      const key = sortName(name, thing);
      // 8,167 bytes, of which an id takes 200.
      expect(Buffer.byteLength(key)).toBeLessThan(7_900);
      expect(/\p{Cs}/u.test(key)).toBe(false);
    },
  );

  test('that differs at its end only has the key of its like', () => {
    expect(sortName(`${'香'.repeat(400)}甲`, thing)).toBe(sortName(`${'香'.repeat(400)}乙`, thing));
    expect(sortName('香甲', thing)).not.toBe(sortName('香乙', thing));
  });
});
