import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readConfig } from '../../../src/config.js';
import { archiveKindOf } from '../../../src/neo4j/java/archive-kind.js';
import { isWholeArchive } from '../../../src/neo4j/archive/archive-check.js';
import { moduleArguments } from '../../../src/neo4j/settings/jvm.js';
import { ensureNeeded } from '../../../src/neo4j/needed.js';
import { silent } from '../../../src/neo4j/progress.js';
import { temporaryFolder } from '../../support/folder.js';

it('an archive that was cut short, or has holes since a power cut, is not whole', async () => {
  const config = readConfig(process.env);
  const { java } = await ensureNeeded(config, silent);
  const user = { java, jars: [], environment: config.environment };
  const archive = join(temporaryFolder(), 'classes');
  const args = [archiveKindOf(java).recordTo(archive), ...moduleArguments(java), '-version'];
  execFileSync(java.program, args, { stdio: 'ignore' });
  expect(isWholeArchive(archive, user)).toBe(true);

  const whole = readFileSync(archive);
  const middle = whole.length / 2;
  writeFileSync(archive, whole.subarray(0, middle));
  expect(isWholeArchive(archive, user)).toBe(false);
  writeFileSync(archive, Buffer.from(whole).fill(0, 4_096, middle));
  expect(isWholeArchive(archive, user)).toBe(false);
  writeFileSync(archive, '');
  expect(isWholeArchive(archive, user)).toBe(false);
});
