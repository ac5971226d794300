import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadText } from '../../src/evidence/bad-text.js';
import { decodeUtf8 } from '../../src/evidence/decode-utf8.js';
import { encode } from '../support/encode.js';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const problemOf = (bytes: Uint8Array) => {
  const decoded = decodeUtf8(bytes);
  return 'problem' in decoded ? decoded.problem : undefined;
};
const hintOf = (bytes: Uint8Array) => problemOf(bytes)?.hint;

/** Names of the encodings that a hint tells, each with its words. */
const namedIn = (bytes: Uint8Array) =>
  [...(hintOf(bytes) ?? '').matchAll(/as ([^(]+) \(([^)]*)\)/g)].map(
    ([, name, words]) => `${name}: ${words}`,
  );

const simplified = 'id,name\norg/a,香港生产力促进局\norg/b,北京大学深圳研究生院\np/c,王珺\n';
const traditional = 'id,name\norg/a,香港生產力促進局\norg/b,國立臺灣大學\n';

describe('an encoding is named when the whole text is plausible in it, with words', () => {
  it.each([
    ['windows-1252, one letter', latin1('id,name\nperson/a,Ben Ex\xe4mple\n'), ['windows-1252: Exämple']],
    ['Mac Roman, one letter', latin1('id,name\nperson/a,Ben Ex\x8ample\n'), ['Mac Roman: Exämple']],
    [
      'Mac Roman',
      encode('Zoë\nFrançois Müller, Ångström\nd’Île, “déjà vu”\n', 'macintosh'),
      ['Mac Roman: Zoë, François, Müller'],
    ],
    [
      'windows-1250',
      encode('Antonín Dvořák, Příliš žluťoučký kůň\n', 'windows-1250'),
      ['windows-1250: Antonín, Dvořák, Příliš'],
    ],
    [
      'windows-1251',
      encode('Московский государственный университет\n', 'windows-1251'),
      ['windows-1251: Московский, государственный, университет'],
    ],
    ['GB18030', encode(simplified, 'gb18030'), ['GB18030: 香港生产力促进局, 北京大学深圳研究生院, 王珺']],
    ['GB18030, traditional', encode(traditional, 'gb18030'), ['GB18030: 香港生產力促進局, 國立臺灣大學']],
    [
      'GB18030 among Latin letters',
      encode('A股市场的iPhone手机与3D打印公司\n', 'gb18030'),
      ['GB18030: A股市场的iPhone手机与3D…'],
    ],
    ['Big5', encode(traditional, 'big5'), ['Big5: 香港生產力促進局, 國立臺灣大學']],
    [
      'Shift_JIS',
      encode('東京大学大学院情報理工学系研究科\nソニーグループ株式会社\n', 'shift_jis'),
      ['Shift_JIS: 東京大学大学院情報理工学系研究科, ソニーグループ株式会社'],
    ],
    [
      'UTF-16 without a mark',
      Buffer.from(simplified, 'utf16le'),
      ['UTF-16LE: 香港生产力促进局, 北京大学深圳研究生院, 王珺'],
    ],
    ['UTF-16 with a mark', Buffer.from(`\ufeff甲,乙`, 'utf16le'), ['UTF-16LE: 甲, 乙']],
    [
      'UTF-16, the other way round',
      Buffer.from(`\ufeff${traditional}`, 'utf16le').swap16(),
      ['UTF-16BE: 香港生產力促進局, 國立臺灣大學'],
    ],
    ['UTF-16 that would pass for UTF-8', Buffer.from('a,b\n1,2\n', 'utf16le'), ['UTF-16LE: a, b, 1']],
  ])('%s', (_, bytes, named) => {
    expect(namedIn(bytes)).toEqual(named);
    expect(hintOf(bytes)).toMatch(
      /^It reads as .* If that is right, save it as UTF-8, as with: iconv -f [\w-]+ -t UTF-8$/,
    );
  });

  it('all of them, where several are', () => {
    expect(hintOf(latin1('name\nK\x9aln\n'))).toBe(
      'It reads as windows-1252 (Kšln), or as Mac Roman (Köln). Save it as UTF-8 by the one whose words are right, as with: iconv -f CP1252 -t UTF-8, or iconv -f MACINTOSH -t UTF-8',
    );
    // Of the words, those are shown that the encodings read in different ways.
    expect(namedIn(latin1('Fran\xe7ois M\xfcller, \x93d\xe9j\xe0 vu\x94, \xc5ngstr\xf6m, \x80 5\n'))).toEqual(
      ['windows-1252: “déjà, Ångström, François', 'windows-1250: “déjŕ, Ĺngström, François'],
    );
    expect(namedIn(encode('서울대학교 공과대학\n', 'euc-kr'))).toEqual([
      'GB18030: 辑匡措切背, 傍苞措切',
      'EUC-KR: 서울대학교, 공과대학',
    ]);
  });

  it('none, where none is', () => {
    const mixed = Buffer.concat([Buffer.from('id,name\na,香港\n'), latin1('b,M\xfcller\n')]);
    for (const bytes of [mixed, Buffer.from([0x61, 0x81, 0xff, 0x62]), Buffer.from('香港').subarray(0, -1)]) {
      expect(hintOf(bytes)).toBe(
        'Save it as UTF-8. pactgraph knows no other encoding in which all of it makes sense.',
      );
    }
  });

  it('never one of the East for a text of western letters', () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{1,4}[äöüéèñçß][a-z]{1,4}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
        const names = namedIn(latin1(words.join(' '))).map((one) => one.split(':')[0]);
        expect(names).toContain('windows-1252');
        expect(names.filter((name) => !/^(?:windows-125[02]|Mac Roman)$/.test(name ?? ''))).toEqual([]);
      }),
    );
  });
});

describe('bad lines', () => {
  it('are told with the first bad byte of each, where any line end ends one', () => {
    expect(problemOf(latin1('a\rM\xfcller\r\nx\nJos\xe9 Zo\xeb\n'))).toMatchObject({
      message: '2 lines are not UTF-8: line 2 (byte 3), line 4 (byte 15).',
      line: 2,
      column: 2,
    });
  });

  it('are the first twenty', () => {
    const many = latin1('\xe9t\xe9\n'.repeat(1_234));
    const message = problemOf(many)?.message ?? '';
    expect(message).toMatch(
      /^1,234 lines are not UTF-8, the first 20 of them: line 1 \(byte 0\), line 2 \(byte 4\), .*line 20 \(byte 76\)\.$/,
    );
  });

  it('are the same in pieces of any size', () => {
    const text = latin1('a\r\nM\xfcller\rx\n\nJos\xe9\r\n\0\xc3\xa9\n');
    const whole = problemOf(text);
    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (cuts) => {
        const bad = new BadText();
        let start = 0;
        for (const end of [...cuts.sort((a, b) => a - b), text.length]) {
          bad.add(text.subarray(start, end));
          start = end;
        }
        expect(bad.end()).toEqual(whole);
      }),
    );
  });

  it('with a NUL are for their reader to refuse', () => {
    const told = (refusesNul: boolean) => {
      const bad = new BadText({ refusesNul });
      bad.add(Buffer.from('a\nb\0\n\0'));
      return bad.end();
    };
    expect(told(false)).toBeUndefined();
    expect(told(true)).toMatchObject({
      message: '2 lines have a NUL: line 2 (byte 3), line 3 (byte 5).',
      line: 2,
      column: 2,
    });
    expect(decodeUtf8(Buffer.from('a\0b'))).toEqual({ text: 'a\0b' });
  });
});
