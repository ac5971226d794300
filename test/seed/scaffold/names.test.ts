import { describe, expect, it } from 'vitest';
import { frontMatterFor, hasFrontMatter } from '../../../src/seed/scaffold/front-matter.js';
import { guessLanguage } from '../../../src/seed/scaffold/guess-language.js';
import { isSlug, slugOf } from '../../../src/seed/scaffold/slug.js';

describe('slugOf', () => {
  it.each([
    ['AI Summit', 'ai-summit'],
    ['aiSummit_2025', 'ai-summit-2025'],
    ['  Café – Forum!', 'cafe-forum'],
    ['京港論壇', ''],
    ['0002-京港forum.cypher', '0002-forum-cypher'],
  ])('%j is %j', (name, slug) => {
    expect(isSlug(name)).toBe(false);
    expect(slugOf(name)).toBe(slug);
    if (slug !== '') expect(isSlug(slug)).toBe(true);
  });

  it('takes what is one already, up to 60 letters', () => {
    expect(['a', 'ai-summit-2025', 'a'.repeat(60)].every(isSlug)).toBe(true);
    expect(['', '-a', 'a-', 'a--b', 'a'.repeat(61)].some(isSlug)).toBe(false);
  });
});

describe('guessLanguage', () => {
  it.each([
    ['北京市科委與香港生產力促進局簽署框架合作協議 (HKPC)', 'zh-Hant'],
    ['北京市科委与香港生产力促进局签署框架合作协议', 'zh-Hans'],
    ['The two bodies signed an agreement in 北京, and that is all of it.', 'en'],
    ['北京大同', undefined],
    ['Les deux organismes ont conclu un accord-cadre hier', undefined],
    ['12345', undefined],
  ])('%s', (text, language) => {
    expect(guessLanguage(text)).toBe(language);
  });
});

describe('hasFrontMatter', () => {
  it.each([
    ['---\nid: x\n---\ntext', true],
    ['\ufeff---\r\nid: x\r\n---', true],
    ['---\n---\n', true],
    ['---\na rule, and no second one', false],
    ['text\n---\n---\n', false],
    ['----\n----\n', false],
  ])('%j: %s', (text, expected) => {
    expect(hasFrontMatter(text)).toBe(expected);
  });

  it('is so of what is put in front', () => {
    expect(hasFrontMatter(`${frontMatterFor('a', 'text', '2025-04-01')}text`)).toBe(true);
  });
});
