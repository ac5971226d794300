import neo4j from 'neo4j-driver';
import { describe, expect, it } from 'vitest';
import { isLoopback, readConfig } from '../src/config.js';

describe('the proxy', () => {
  it.each([
    [{}, undefined],
    [{ NO_PROXY: 'localhost' }, undefined],
    [{ HTTPS_PROXY: '' }, undefined],
    [
      { HTTPS_PROXY: 'http://proxy.example:3128', NO_PROXY: 'localhost' },
      { http: '', https: 'http://proxy.example:3128', except: 'localhost' },
    ],
    [
      {
        http_proxy: 'one.example:80',
        HTTP_PROXY: 'http://two.example',
        https_proxy: 'https://three.example',
      },
      { http: 'http://one.example:80', https: 'https://three.example', except: '' },
    ],
  ])('of %j', (env, proxy) => expect(readConfig(env).proxy).toEqual(proxy));
});

describe('PACTGRAPH_MIRROR', () => {
  it.each(['https://jo:p%23@maven.example/repository/central/', 'http://127.0.0.1:8081'])(
    'may be %s',
    (mirror) => expect(readConfig({ PACTGRAPH_MIRROR: mirror }).mirror).toBe(mirror),
  );

  it.each(['maven.example', 'ftp://jo:secret@maven.example', 'https://maven.example/?token=secret'])(
    'may not be %s, which is told without it',
    (mirror) => {
      const read = () => readConfig({ PACTGRAPH_MIRROR: mirror });
      expect(read).toThrow(/^Wrong settings:\n {2}PACTGRAPH_MIRROR: /);
      expect(read).not.toThrow(/secret/);
    },
  );
});

describe('PACTGRAPH_HOSTS', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['api', ['api']],
    [
      'Forum.example.com, graph_api , xn--bcher-kva.example',
      ['forum.example.com', 'graph_api', 'xn--bcher-kva.example'],
    ],
  ])('of %j are %j', (names, hosts) => {
    expect(readConfig(names === undefined ? {} : { PACTGRAPH_HOSTS: names }).hosts).toEqual(hosts);
  });

  it.each([
    'api:4000',
    'http://api',
    '*',
    'a,,b',
    'a b',
    '.example.com',
    'bücher.example',
    `${'a'.repeat(64)}.example`,
  ])('may not be %s', (names) => {
    expect(() => readConfig({ PACTGRAPH_HOSTS: names })).toThrow(
      /^Wrong settings:\n {2}PACTGRAPH_HOSTS: expected names/,
    );
  });
});

describe('loopback', () => {
  it.each([
    '127.0.0.1',
    '127.8.9.10',
    '::1',
    '[::1]',
    'localhost',
    'LOCALHOST',
    'a.localhost',
    '::ffff:127.0.0.1',
  ])('is %s', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '::',
    '128.0.0.1',
    '[::2]',
    'example.com',
    '127.example.com',
    'localhost.example',
    'alocalhost',
    '',
  ])('is not %j', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});

describe('NEO4J_URI', () => {
  const read = (uri: string) => readConfig({ NEO4J_URI: uri, NEO4J_PASSWORD: 'x' });

  it.each([
    'bolt://db',
    'bolt+ssc://db.example:7687/',
    'neo4j+s://[::1]:7687',
    'neo4j://db.example?region=eu&policy=near',
  ])('may be %s', (uri) => {
    expect(read(uri).server?.uri).toBe(uri);
    // Nothing that the driver refuses with an error of its own.
    expect(() => neo4j.driver(uri)).not.toThrow();
  });

  it.each([
    ['http://db.example', 'expected neo4j://'],
    ['bolt://', 'expected neo4j://'],
    ['bolt://db.example:99999', 'expected neo4j://'],
    ['bolt://db.example:secret', 'expected neo4j://'],
    ['bolt://db.example:0', 'has port 0'],
    ['bolt://jo:secret@db.example', 'has a login'],
    ['bolt://jo:se/cret?#secret@db.example', 'has a login'],
    ['bolt://db.example?policy=secret', 'has a query'],
    ['neo4j://db.example?policy', 'has a query that is not'],
    ['neo4j://db.example?a=secret&a=secret', 'has a query that is not'],
    ['neo4j://db.example/secret', 'has more behind host and port'],
    ['neo4j://db.example#secret', 'has more behind host and port'],
  ])('may not be %s, which is told without it', (uri, fault) => {
    expect(() => read(uri)).toThrow(`Wrong settings:\n  NEO4J_URI: ${fault}`);
    expect(() => read(uri)).not.toThrow(/secret/);
  });
});
