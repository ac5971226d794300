import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.js';

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
