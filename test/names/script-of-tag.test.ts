import { expect, it } from 'vitest';
import { scriptOfTag } from '../../src/names/script-of-tag.js';

it.each([
  ['zh-Hant', 'ZH_HANT'],
  ['zh-HK', 'ZH_HANT'],
  ['zh-TW', 'ZH_HANT'],
  ['yue-HK', 'ZH_HANT'],
  ['zh-Hans-HK', 'ZH_HANS'],
  ['zh-CN', 'ZH_HANS'],
  ['zh-SG', 'ZH_HANS'],
  // Says the language, not the script.
  ['zh', null],
  ['en-HK', null],
  ['ja-JP', null],
  ['no tag at all', null],
  ['', null],
])('%s is written in %s', (tag, script) => expect(scriptOfTag(tag)).toBe(script));
