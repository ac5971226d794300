import { expect, test } from 'vitest';
import { languageOf } from '../../src/names/language.js';

test.each([
  [
    'ZH_HANT',
    [
      '香港生產力促進局',
      '陳祖恒',
      '衞生署',
      'HKPC香港生產力',
      '北京市科學技術委員會',
      '中關村',
      '何鴻燊',
      '阮慧賢',
      '臺北',
      '餓了麼',
      '蕭乾',
      '畢昇',
      '乾杯',
    ],
  ],
  [
    'ZH_HANS',
    [
      '香港生产力促进局',
      '陈祖恒',
      '卫生署',
      '中关村青创中心',
      '云迹科技',
      '万科',
      '饿了么',
      '国家发展改革委',
      '中国农业银行',
      '乾隆书院',
      '萧乾',
      '张乾',
      '毕昇',
      '乾县',
      '於梨华',
    ],
  ],
  [
    'ZH',
    [
      '北京',
      '香港',
      '深圳',
      '何恒',
      '皇后大道',
      '里海',
      '白云',
      '温州',
      '360公司',
      '乾隆',
      '于右任',
      '著名',
      '司徒',
    ],
  ],
  ['EN', ['HKPC', 'Hong Kong Productivity Council', 'Universität München', '3M', 'NetZero 2.0', 'Ｈｋｐｃ']],
  ['OTHER', ['ソニー株式会社', 'Газпром', '삼성전자', '三星전자', '360', '', '—', 'Газ Ltd']],
])('%s', (language, texts) => {
  expect(texts.map((text) => [text, languageOf(text)])).toEqual(texts.map((text) => [text, language]));
});
