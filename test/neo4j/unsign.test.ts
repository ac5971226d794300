import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unsign, unsigned } from '../../src/neo4j/unsign.js';
import { temporaryFolder } from '../support/folder.js';

const came = Buffer.from('META-INF/MANIFEST.MF META-INF/A.SF META-INF/a.rsa META-INF/services/x.SF');
const wanted = 'META-INF/MANIFEST.MF META-INF/A.S_ META-INF/a.rs_ META-INF/services/x.SF';
const sum = createHash('sha256').update(wanted).digest('hex');

function setUp() {
  const folder = temporaryFolder();
  const jar = join(folder, 'a.jar');
  writeFileSync(jar, came);
  return { folder, jar };
}

it('gives the files of a signature names that are none, and nothing else', () => {
  expect(unsigned(came).toString()).toBe(wanted);
  expect(came.toString()).toContain('META-INF/A.SF');
});

it('writes nothing that is not what the lock says', async () => {
  const { folder, jar } = setUp();
  expect(await unsign(jar, join(folder, 'b.jar'), sum.replace(/^./, 'x'))).toBe(false);
  expect(readdirSync(folder)).toEqual(['a.jar']);
});

it('does without where nothing can be written', async () => {
  const { jar } = setUp();
  // Root may write to any folder, but not below a file.
  expect(await unsign(jar, join(jar, 'b.jar'), sum)).toBe(false);
});
