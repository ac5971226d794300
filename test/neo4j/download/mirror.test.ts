import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryAt } from '../../../src/neo4j/download/mirror.js';
import { ensureJars } from '../../../src/neo4j/jars.js';
import { silent } from '../../../src/neo4j/progress.js';
import { fileServer } from '../../support/file-server.js';
import { temporaryFolder } from '../../support/folder.js';

const coordinates = 'org.example:a:1';
const path = 'org/example/a/1/a-1.jar';

describe('the address of a jar', () => {
  it.each([
    ['https://maven.example', `https://maven.example/${path}`],
    ['https://maven.example/', `https://maven.example/${path}`],
    [
      'https://maven.example:8443/repository/central',
      `https://maven.example:8443/repository/central/${path}`,
    ],
    ['http://maven.example/repository/central//', `http://maven.example/repository/central/${path}`],
    ['https://jo:secret@maven.example/m', `https://maven.example/m/${path}`],
  ])('on %s', async (mirror, address) => {
    expect(await repositoryAt(mirror).urlOf(coordinates)).toBe(address);
  });

  it('without a mirror is one of Maven Central', async () => {
    expect(await repositoryAt(undefined).urlOf(coordinates)).toMatch(
      /^https:\/\/[^/]*maven\.org\/.*\/a-1\.jar$/,
    );
  });
});

describe('the login of a mirror', () => {
  const loginOf = (mirror: string): string => {
    const header = repositoryAt(mirror).headers.authorization ?? '';
    expect(header).toMatch(/^Basic /);
    return Buffer.from(header.slice('Basic '.length), 'base64').toString();
  };

  it.each([
    ['https://jo:secret@maven.example', 'jo:secret'],
    ['https://jo%40example.org:p%3A%2F%20%C3%BC@maven.example', 'jo@example.org:p:/ ü'],
    ['https://jo:100%@maven.example', 'jo:100%'],
    ['https://token@maven.example', 'token:'],
  ])('in %s', (mirror, login) => expect(loginOf(mirror)).toBe(login));

  it('is sent where there is one only', () => {
    expect(repositoryAt('https://maven.example').headers).toEqual({});
    expect(repositoryAt(undefined).headers).toEqual({});
  });
});

describe('a mirror that asks for a login', () => {
  const jar = {
    coordinates,
    file: 'a-1.jar',
    sha256: createHash('sha256').update('a jar').digest('hex'),
    size: 5,
  };
  const fetchFrom = (mirror: string, notes: string[] = []) =>
    ensureJars(
      { version: '1', totalBytes: 5, jars: [jar] },
      {
        folder: join(temporaryFolder(), 'lib'),
        mirror,
        proxy: undefined,
        progress: { ...silent, note: (text) => void notes.push(text) },
        backOffMs: 1,
      },
    );
  const withLogin = (address: string): string => address.replace('://', '://jo:s%65cret@');

  it('gets it', async () => {
    const { address, asked } = await fileServer(() => 'a jar');
    await fetchFrom(withLogin(address));
    expect(asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from('jo:secret').toString('base64')}`);
  });

  it('and refuses it is told about without it', async () => {
    const { address } = await fileServer(() => 'a jar', {
      instead: (_, response) => {
        response.writeHead(401).end();
        return true;
      },
    });
    const notes: string[] = [];
    const error: unknown = await fetchFrom(withLogin(address), notes).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      code: 'CANNOT_RUN',
      message: `Cannot fetch ${address}/${path}: the server answered HTTP 401.`,
      hint: expect.stringContaining('PACTGRAPH_MIRROR'),
    });
    expect(JSON.stringify([notes, error, String(error)])).not.toMatch(/s%65cret|secret|jo:/);
  });

  it('and leads on to another host does not hand it on', async () => {
    const store = await fileServer(() => 'a jar');
    const { address, asked } = await fileServer(() => undefined, {
      instead: (_, response) => {
        response.writeHead(302, { location: `${store.address}/blob` }).end();
        return true;
      },
    });
    await fetchFrom(withLogin(address));
    expect(asked[0]?.headers.authorization).toBeDefined();
    expect(store.asked.map(({ path: asks, headers }) => [asks, headers.authorization])).toEqual([
      ['/blob', undefined],
    ]);
  });
});
