import { chmodSync, existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureJava } from '../../../src/neo4j/java/ensure-java.js';
import type { FetchWay } from '../../../src/neo4j/java/fetched-java.js';
import { silent } from '../../../src/neo4j/progress.js';
import { temporaryFolder } from '../../support/folder.js';

function fakeJava(home: string, version: string): string {
  const program = join(home, 'bin', 'java');
  mkdirSync(dirname(program), { recursive: true });
  writeFileSync(program, `#!/bin/sh\necho "java.base@${version}"\n`);
  chmodSync(program, 0o755);
  return program;
}

/** A way that brings a Java of that version, or fails with its text. */
function way(title: string, outcome: string): FetchWay & { readonly times: () => number } {
  let times = 0;
  return {
    title,
    megabytes: 1,
    times: () => times,
    fetchInto: (folder) => {
      times++;
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

  it('again when the one in the cache is broken; what killed downloads left is cleared when it is old', async () => {
    const given = settings();
    const { cacheFolder } = given;
    mkdirSync(join(cacheFolder, 'java-25/jre/bin'), { recursive: true });
    for (const name of ['java-25.old.part', 'java-25.young.part']) mkdirSync(join(cacheFolder, name));
    utimesSync(join(cacheFolder, 'java-25.old.part'), 0, 0);
    expect((await ensureJava(given, silent, [way('A', '25.0.2')])).version).toBe('25.0.2');
    expect(readdirSync(cacheFolder)).toEqual(['java-25', 'java-25.young.part']);
  });

  it('and what does not fit is not kept; each way tells why it failed', async () => {
    const given = settings();
    await expect(
      ensureJava(given, silent, [way('A', 'no network'), way('B', '17.0.1')]),
    ).rejects.toMatchObject({
      code: 'CANNOT_RUN',
      message:
        'The Java that PACTGRAPH_JAVA=bundled asks for is not here, and none can be fetched: ' +
        'A: no network; B: what came does not run on this machine.',
    });
    expect(existsSync(join(given.cacheFolder, 'java-25'))).toBe(false);
  });
});
