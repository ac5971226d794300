/** What is kept of names answers as the names themselves would. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestName, namesOf, type StoredNames } from '../../src/names/entity-names.js';
import { bestKept, keptNames, namesKept } from '../../src/names/kept-names.js';
import { languages } from '../../src/names/language.js';

const text = fc.constantFrom(
  ...['香港生產力促進局', '香港生产力促进局', '北京', 'HKPC', '3M 360', 'Газпром', '萧乾', 'a*b c', ''],
);
const entity: fc.Arbitrary<StoredNames> = fc.record(
  {
    name: text,
    nameEn: text,
    nameZhHant: text,
    nameZhHans: text,
    aliases: fc.array(text, { maxLength: 3 }),
    formerNames: fc.array(text, { maxLength: 2 }),
  },
  { requiredKeys: ['name'] },
);
const written = fc.constantFrom('ZH_HANT' as const, 'ZH_HANS' as const, null);

describe('names that are kept', () => {
  it('answer for each language as the names do', () => {
    fc.assert(
      fc.property(entity, written, (names, script) => {
        const kept = keptNames(names, { written: script });
        const { text: display } = bestName(names, undefined, { written: script });
        for (const language of [undefined, ...languages])
          expect(bestKept(display, kept, language)).toEqual(bestName(names, language, { written: script }));
      }),
    );
  });

  it('have the same languages', () => {
    fc.assert(
      fc.property(entity, written, (names, script) => {
        const all = namesOf(names, { person: false, written: script });
        expect(namesKept(names, keptNames(names, { written: script }))).toEqual(
          all.map(({ kind, text: one, lang, period }) => ({ kind, text: one, lang, period })),
        );
      }),
    );
  });

  it('take no room where there is one name that fits all', () => {
    expect(keptNames({ name: 'HKPC' }, {})).toEqual({ nameLang: 'EN', nameLangs: null, nameIn: null });
  });

  it('of a graph that an earlier version loaded answer as they are stored', () => {
    expect(bestKept('香港生產力促進局', { nameLang: null, nameIn: null }, 'ZH_HANS')).toEqual({
      text: '香港生產力促進局',
      language: null,
      converted: false,
    });
  });
});
