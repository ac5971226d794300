import { describe, expect, it } from 'vitest';
import { isUri, uriKey, uriPattern } from '../../src/text/uri.js';

describe('a URI', () => {
  it.each([
    'https://ror.org/02j1m6098',
    'http://www.wikidata.org/entity/Q1',
    'HTTPS://Example.org',
    'https://zh.wikipedia.org/wiki/北京',
    'https://example.org/a%20b?c=d#e',
    'urn:isbn:0451450523',
    'tel:+852-2788-5678',
    'wikidata:Q1',
  ])('is %s', (text) => {
    expect(isUri(text)).toBe(true);
  });

  it.each([
    '02j1m6098',
    'www.example.org',
    'https://',
    'http:/a',
    'https:///a',
    'https://a b.org',
    'a:',
    ':a',
    'https://a.org/%zz',
    'https://a.org/<b>',
    '1a:b',
  ])('is not %s', (text) => {
    expect(isUri(text)).toBe(false);
  });

  it('is one with those that differ in http and https, a slash at the end or the case of the host', () => {
    const ways = ['https://Example.org/A/', 'http://example.org/A', 'HTTP://EXAMPLE.ORG/A'];
    for (const one of ways) {
      expect(uriKey(one)).toBe('https://example.org/A');
      for (const other of ways) expect(other).toMatch(new RegExp(`^(?:${uriPattern(one)})$`));
    }
    for (const other of [
      'https://example.org/a',
      'https://example.org/A/b',
      'https://example-org/A',
      'urn:A',
    ])
      expect(other).not.toMatch(new RegExp(`^(?:${uriPattern('https://example.org/A')})$`));
    expect(uriKey('https://example.org/')).toBe('https://example.org');
    expect(uriKey('urn:Isbn:1/')).toBe('urn:Isbn:1/');
  });
});
