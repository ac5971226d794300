import { describe, expect, test } from 'vitest';
import { bestName, namesOf } from '../../src/names/entity-names.js';

const hkpc = {
  name: '香港生產力促進局',
  nameEn: 'Hong Kong Productivity Council',
  aliases: ['生產力局', 'HKPC'],
  formerNames: ['香港生產力中心'],
};

describe('all names', () => {
  test('come with kind, language, fold and reading', () => {
    expect(namesOf(hkpc, { person: false })).toEqual([
      {
        text: '香港生產力促進局',
        lang: 'ZH_HANT',
        kind: 'NAME',
        period: null,
        fold: '香港生产力促进局',
        reading: 'xiang gang sheng chan li cu jin ju',
      },
      {
        text: 'Hong Kong Productivity Council',
        lang: 'EN',
        kind: 'NAME',
        period: null,
        fold: 'hong kong productivity council',
        reading: 'hong kong productivity council',
      },
      {
        text: '生產力局',
        lang: 'ZH_HANT',
        kind: 'ALIAS',
        period: null,
        fold: '生产力局',
        reading: 'sheng chan li ju',
      },
      { text: 'HKPC', lang: 'EN', kind: 'ALIAS', period: null, fold: 'hkpc', reading: 'hkpc' },
      {
        text: '香港生產力中心',
        lang: 'ZH_HANT',
        kind: 'FORMER',
        period: null,
        fold: '香港生产力中心',
        reading: 'xiang gang sheng chan li zhong xin',
      },
    ]);
  });

  const brief = (names: ReturnType<typeof namesOf>) =>
    names.map(({ text, lang, kind }) => [kind, text, lang]);

  test('stand once per kind; a property says more of the language than characters do', () => {
    const names = {
      name: '北京',
      nameZhHant: '北京',
      nameZhHans: '北京',
      aliases: ['北京', ' ', '京', '京 '],
      nameEn: null,
    };
    expect(brief(namesOf(names, { person: false }))).toEqual([
      ['NAME', '北京', 'ZH_HANT'],
      ['ALIAS', '北京', 'ZH_HANT'],
      ['ALIAS', '京', null],
    ]);
    expect(brief(namesOf({ name: 'Zürich', nameEn: 'Zurich' }, { person: false }))).toEqual([
      ['NAME', 'Zürich', 'EN'],
      ['NAME', 'Zurich', 'EN'],
    ]);
  });

  test('a figure is named by its measure; no names, no entries', () => {
    expect(brief(namesOf({ measure: '外資研發中心' }, { person: false }))).toEqual([
      ['NAME', '外資研發中心', 'ZH_HANT'],
    ]);
    expect(namesOf({}, { person: false })).toEqual([]);
  });

  test('surnames are read as such', () => {
    expect(namesOf({ name: '區文浩' }, { person: true })[0]?.reading).toBe('ou wen hao');
  });
});

describe('the best name', () => {
  const best = (entity: Parameters<typeof bestName>[0], lang?: Parameters<typeof bestName>[1]) => {
    const { text, language, converted } = bestName(entity, lang);
    return [text, language, converted];
  };

  test('without a language is the name as its source writes it', () => {
    expect(best(hkpc)).toEqual(['香港生產力促進局', 'ZH_HANT', false]);
    expect(best({ name: 'HKPC', nameZhHant: '香港生產力促進局' })).toEqual(['HKPC', 'EN', false]);
    expect(best({ name: '北京' })).toEqual(['北京', null, false]);
    expect(best({ name: '北京', nameZhHans: '北京' })).toEqual(['北京', 'ZH_HANS', false]);
    expect(best({ name: 'Газпром' })).toEqual(['Газпром', null, false]);
    expect(best({ measure: '港資企業' })).toEqual(['港資企業', 'ZH_HANT', false]);
    expect(best({})).toEqual(['', null, false]);
  });

  test('is the one stored for the language', () => {
    expect(best(hkpc, 'EN')).toEqual(['Hong Kong Productivity Council', 'EN', false]);
    expect(best({ ...hkpc, nameZhHans: '香港生产力局' }, 'ZH_HANS')).toEqual([
      '香港生产力局',
      'ZH_HANS',
      false,
    ]);
  });

  test('is `name` where its characters fit', () => {
    expect(best(hkpc, 'ZH_HANT')).toEqual(['香港生產力促進局', 'ZH_HANT', false]);
    expect(best({ name: '北京' }, 'ZH_HANS')).toEqual(['北京', 'ZH_HANS', false]);
    expect(best({ name: '北京' }, 'ZH_HANT')).toEqual(['北京', 'ZH_HANT', false]);
    expect(best({ name: 'HKPC' }, 'EN')).toEqual(['HKPC', 'EN', false]);
  });

  test('in Simplified characters may be converted, and says so', () => {
    expect(best(hkpc, 'ZH_HANS')).toEqual(['香港生产力促进局', 'ZH_HANS', true]);
    expect(best({ name: 'HKPC', nameZhHant: '香港生產力促進局' }, 'ZH_HANS')).toEqual([
      '香港生产力促进局',
      'ZH_HANS',
      true,
    ]);
    expect(best({ name: 'Beijing', nameZhHant: '北京' }, 'ZH_HANS')).toEqual(['北京', 'ZH_HANS', false]);
  });

  test('keeps a character that Simplified names keep, and is not converted when it is Simplified', () => {
    expect(best({ name: '萧乾' })).toEqual(['萧乾', 'ZH_HANS', false]);
    expect(best({ name: '萧乾' }, 'ZH_HANS')).toEqual(['萧乾', 'ZH_HANS', false]);
    expect(best({ name: '张乾' }, 'ZH_HANS')).toEqual(['张乾', 'ZH_HANS', false]);
    expect(best({ name: '蕭乾' }, 'ZH_HANS')).toEqual(['萧乾', 'ZH_HANS', true]);
    expect(best({ name: '乾縣人民政府' }, 'ZH_HANS')).toEqual(['乾县人民政府', 'ZH_HANS', true]);
  });

  test('else is an alias in the language', () => {
    expect(best({ name: '香港生產力促進局', aliases: ['生產力局', 'HKPC'] }, 'EN')).toEqual([
      'HKPC',
      'EN',
      false,
    ]);
    expect(best({ name: 'HKPC', aliases: ['PC', '生產力局'] }, 'ZH_HANT')).toEqual([
      '生產力局',
      'ZH_HANT',
      false,
    ]);
  });

  test('is a Traditional alias, converted, where nothing else is Chinese', () => {
    const entity = { name: 'HKPC', aliases: ['PC', '生產力局'] };
    expect(best(entity, 'ZH_HANS')).toEqual(['生产力局', 'ZH_HANS', true]);
    expect(best({ ...entity, aliases: ['生產力局', '生产力中心'] }, 'ZH_HANS')).toEqual([
      '生产力中心',
      'ZH_HANS',
      false,
    ]);
  });

  test('is a former name where no other name is in the language', () => {
    const entity = { name: 'HKPC', formerNames: ['香港生產力中心'] };
    expect(best(entity, 'ZH_HANT')).toEqual(['香港生產力中心', 'ZH_HANT', false]);
    expect(best(entity, 'ZH_HANS')).toEqual(['香港生产力中心', 'ZH_HANS', true]);
    expect(best({ ...entity, aliases: ['生產力局'] }, 'ZH_HANT')).toEqual(['生產力局', 'ZH_HANT', false]);
  });

  test('has the script of its source where the characters are the same in both', () => {
    const { language } = bestName({ name: '北京' }, undefined, { written: 'ZH_HANT' });
    expect(language).toBe('ZH_HANT');
    expect(bestName({ name: '香港生产力促进局' }, undefined, { written: 'ZH_HANT' }).language).toBe(
      'ZH_HANS',
    );
    expect(bestName({ name: '3M 360' }, undefined, { written: 'ZH_HANT' }).language).toBe('EN');
    expect(bestName({ name: '360' }, undefined, { written: 'ZH_HANT' }).language).toBeNull();
  });

  test('is never converted to Traditional characters', () => {
    expect(best({ name: '皇后大道建设局' }, 'ZH_HANT')).toEqual(['皇后大道建设局', 'ZH_HANS', false]);
    expect(best({ name: 'HKPC', nameZhHans: '香港生产力促进局' }, 'ZH_HANT')).toEqual([
      '香港生产力促进局',
      'ZH_HANS',
      false,
    ]);
  });

  test('else is `name` as it is', () => {
    expect(best({ name: '香港生產力促進局' }, 'EN')).toEqual(['香港生產力促進局', 'ZH_HANT', false]);
  });
});
