import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findJava, javaAt, javaBelow } from '../../../src/neo4j/java/find-java.js';
import { temporaryFolder } from '../../support/folder.js';

/** A program that answers as a Java of that version would. */
function fakeJava(home: string, version: string): string {
  const program = join(home, 'bin', 'java');
  mkdirSync(dirname(program), { recursive: true });
  writeFileSync(program, `#!/bin/sh\nprintf 'java.base@${version}\\r\\njava.sql@${version}\\r\\n'\n`);
  chmodSync(program, 0o755);
  return program;
}

describe.skipIf(process.platform === 'win32')('finding a Java', () => {
  it('takes the setting, as a home folder or as the program', async () => {
    const home = temporaryFolder();
    const program = fakeJava(home, '25.0.1');
    for (const java of [home, program]) {
      expect(await javaAt(java)).toMatchObject({ program, major: 25 });
    }
  });

  it.each([
    ['25.0.3', 25],
    ['21', 21],
    ['26-ea', 26],
  ])('knows %j by what it says', async (version, major) => {
    const program = fakeJava(temporaryFolder(), version);
    expect(await javaAt(program)).toEqual({ program, version, major });
  });

  it.each([
    ['JAVA_VERSION="25.0.3"\nMODULES="java.base"\n', '25.0.3'],
    ['IMPLEMENTOR="Debian"\r\nJAVA_VERSION="21.0.9"\r\n', '21.0.9'],
  ])('knows it by the file that each release has, and does not run it: %j', async (release, version) => {
    const home = temporaryFolder();
    const program = fakeJava(home, '99');
    writeFileSync(join(home, 'release'), release);
    expect(await javaAt(program)).toMatchObject({ version });
  });

  it('runs it where that file tells nothing', async () => {
    const home = temporaryFolder();
    const program = fakeJava(home, '25.0.1');
    writeFileSync(join(home, 'release'), 'SOURCE=""\n');
    expect(await javaAt(program)).toMatchObject({ version: '25.0.1' });
  });

  it('knows an old one by its old kind of version', async () => {
    const home = temporaryFolder();
    fakeJava(home, '8');
    writeFileSync(join(home, 'release'), 'JAVA_VERSION="1.8.0_402"\n');
    await expect(javaAt(home)).rejects.toThrow(`PACTGRAPH_JAVA is ${home}: that is Java 1.8.0_402.`);
  });

  it('refuses a setting that is too old, and does not look elsewhere', async () => {
    const home = temporaryFolder();
    fakeJava(home, '17.0.15');
    await expect(javaAt(home)).rejects.toMatchObject({
      code: 'CANNOT_RUN',
      message: `PACTGRAPH_JAVA is ${home}: that is Java 17.0.15.`,
    });
  });

  it('refuses a setting where nothing is', async () => {
    const nowhere = join(temporaryFolder(), 'nothing');
    await expect(javaAt(nowhere)).rejects.toThrow(`PACTGRAPH_JAVA is ${nowhere}: no Java runs there.`);
  });

  it('passes over what is too old: JAVA_HOME, then PATH', async () => {
    const folder = temporaryFolder();
    fakeJava(join(folder, 'old'), '17.0.15');
    const fits = fakeJava(join(folder, 'new'), '21.0.9');
    const { java, tooOld } = await findJava({ javaHome: join(folder, 'old'), path: [dirname(fits)] });
    expect(java?.program).toBe(fits);
    expect(tooOld).toEqual([`17.0.15 (${join(folder, 'old/bin/java')})`]);
  });

  it.each(['', 'jdk-25.0.1+8-jre', 'jdk-25.0.1+8-jre/Contents/Home'])(
    'unpacked below a folder, in %j',
    async (inside) => {
      const folder = temporaryFolder();
      const program = fakeJava(join(folder, inside), '25.0.1');
      expect(await javaBelow(folder)).toMatchObject({ program });
    },
  );
});
