import { describe, expect, it } from 'vitest';
import { namesOf } from '../../src/names/entity-names.js';
import { nameOfDay } from '../../src/names/name-of-day.js';
import type { Language } from '../../src/names/language.js';

/** 香港生產力中心 became 香港生產力促進局 in 1974, made up for this. */
const names = namesOf(
  {
    name: '香港生產力促進局',
    formerNames: [
      '香港生產力中心 | 1967/1974-03',
      'Productivity Centre | ../1974-03',
      'Old Hand',
      '無年 | XXXX-03',
    ],
    aliases: ['生產力局 | 1967/1990'],
  },
  { person: false },
);
const on = (day: number, language?: Language) => nameOfDay(names, day, language);

describe('the name of a day', () => {
  it('is the former name whose period may hold the day, its last day included', () => {
    expect(on(1970_01_01)).toEqual({ text: '香港生產力中心', language: 'ZH_HANT', converted: false });
    expect(on(1974_03_31)?.text).toBe('香港生產力中心');
    expect(on(1974_04_01)).toBeUndefined();
  });

  it('is in the language asked for where there is one, a Traditional one converted', () => {
    expect(on(1970_01_01, 'EN')?.text).toBe('Productivity Centre');
    expect(on(1970_01_01, 'ZH_HANS')).toEqual({
      text: '香港生产力中心',
      language: 'ZH_HANS',
      converted: true,
    });
  });

  it('is that of the day, whatever its language, where there is none in the one asked for', () => {
    expect(on(1950_01_01, 'ZH_HANT')?.text).toBe('Productivity Centre');
  });

  it('is none of those without a period, or without a year', () => {
    const undated = namesOf({ name: 'a', formerNames: ['Old Hand', '無年 | XXXX-03'] }, { person: false });
    expect(nameOfDay(undated, 1970_03_01, undefined)).toBeUndefined();
  });
});
