import { describe, expect, it } from 'vitest';
import { hostFault } from '../../src/http/host-fault.js';

const hosts = { host: 'graph.lan', hosts: ['api', 'forum.example.com'] };

const codeOf = (host: string | readonly string[], more: { httpVersion?: string; url?: string } = {}) =>
  hostFault(
    {
      rawHeaders: [host].flat().flatMap((value) => ['Host', value]),
      httpVersion: '1.1',
      url: '/graphql',
      ...more,
    },
    hosts,
  )?.code;

describe('a request is heard', () => {
  it.each([
    'localhost',
    'localhost:4000',
    'LOCALHOST',
    'localhost.',
    'forum.localhost:4000',
    '127.0.0.1:4000',
    '10.1.2.3',
    '192.0.2.1:80',
    '[::1]:4000',
    '[2001:db8::1]',
    '[::ffff:127.0.0.1]',
    'graph.lan:4000',
    'Graph.LAN',
    'api:4000',
    'forum.example.com.:443',
  ])('that names %s', (host) => {
    expect(codeOf(host)).toBeUndefined();
  });

  it('by HTTP/1.0 without a name', () => {
    expect(codeOf([], { httpVersion: '1.0' })).toBeUndefined();
  });

  it.each(['http://localhost:4000/graphql', 'http://127.0.0.1/graphql', 'http://api/graphql', '*'])(
    'as a proxy is asked: %s',
    (url) => {
      expect(codeOf('localhost', { url })).toBeUndefined();
    },
  );
});

describe('a request is not heard', () => {
  it.each([
    'evil.example',
    'evil.example:4000',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'evillocalhost',
    'api.evil.example',
    'graph.lan.evil.example',
    'localhost@evil.example',
    'evil.example#localhost',
    'localhost, evil.example',
    'localhost:4000:evil.example',
    '[::1].evil.example',
    '[evil.example]',
    '::1',
    '1.2.3',
    '999.1.2.3',
    'localhost..',
    'xn--lcalhost-p4a',
    'löcalhost',
    '',
    ' ',
    'a'.repeat(5_000),
  ])('that names %j', (host) => {
    expect(codeOf(host)).toBe('HOST_NOT_ALLOWED');
  });

  it.each([
    'http://evil.example/graphql',
    'http://localhost@evil.example/graphql',
    'https://evil.example:4000/health/live',
    'nothing',
    'http://',
  ])('whose address is %s', (url) => {
    expect(codeOf('localhost', { url })).toBe('HOST_NOT_ALLOWED');
  });

  it('with a foreign name beside a good address', () => {
    expect(codeOf('evil.example', { url: 'http://localhost/graphql' })).toBe('HOST_NOT_ALLOWED');
  });

  it('without a name, or with two', () => {
    expect(codeOf([])).toBe('BAD_REQUEST');
    expect(codeOf(['localhost', 'localhost'])).toBe('BAD_REQUEST');
    expect(codeOf(['localhost', 'evil.example'], { httpVersion: '1.0' })).toBe('BAD_REQUEST');
  });
});
