import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findJava, javaAt, javaBelow, parseModules } from '../../../src/neo4j/java/find-java.js';
import { temporaryFolder } from '../../support/folder.js';

/** A program that answers as a Java of that version would. */
function fakeJava(home: string, version: string, modules = ''): string {
  const program = join(home, 'bin', 'java');
  mkdirSync(dirname(program), { recursive: true });
  writeFileSync(program, `#!/bin/sh\necho "java.base@${version}"\n${modules && `echo "${modules}"\n`}`);
  chmodSync(program, 0o755);
  return program;
}

describe('the output of java --list-modules', () => {
  it.each([
    ['java.base@25.0.3\njdk.incubator.vector@25.0.3\n', '25.0.3', 25, true],
    ['java.base@21\r\njava.sql@21\r\n', '21', 21, false],
    ['java.base@26-ea\n', '26-ea', 26, false],
  ])('%j', (output, version, major, vector) => {
    const java = parseModules(output);
    expect(java).toMatchObject({ version, major });
    expect(java?.modules.has('jdk.incubator.vector')).toBe(vector);
  });

  it('of something else is no Java', () => {
    expect(parseModules('Unrecognized option: --list-modules\n')).toBeUndefined();
  });
});

describe.skipIf(process.platform === 'win32')('finding a Java', () => {
  it('takes the setting, as a home folder or as the program', async () => {
    const home = temporaryFolder();
    const program = fakeJava(home, '25.0.1');
    for (const java of [home, program]) {
      expect(await javaAt(java)).toMatchObject({ program, major: 25 });
    }
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
