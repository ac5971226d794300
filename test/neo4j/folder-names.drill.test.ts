import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.js';
import { layoutOf } from '../../src/neo4j/disk/layout.js';
import { acquireDatabase } from '../../src/neo4j/managed.js';
import { temporaryFolder } from '../support/folder.js';

it('a data folder of any name is good, also where no locale is set', { timeout: 60_000 }, async () => {
  const dataFolder = join(temporaryFolder(), '資料, naïve folder');
  const config = readConfig({ ...process.env, LC_ALL: 'C', NEO4J_URI: '' });
  const database = await acquireDatabase({ ...config, dataFolder }, { profile: 'test' });
  onTestFinished(() => database.stop());
  expect(existsSync(join(layoutOf(dataFolder).home, 'data/databases/neo4j'))).toBe(true);
});
