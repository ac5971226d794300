/** The doctor and a managed database that is stopped. */
import { expect, it } from 'vitest';
import { doctor } from '../../src/commands/doctor.js';
import { readConfig } from '../../src/config.js';
import { acquireDatabase, databaseStatus } from '../../src/neo4j/managed.js';
import { temporaryFolder } from '../support/folder.js';
import { notedIo } from '../support/io.js';

it('is started to look inside, and stopped again', async () => {
  const config = { ...readConfig(process.env), server: undefined, dataFolder: temporaryFolder(), port: 0 };
  const made = await acquireDatabase(config, { profile: 'test' });
  await made.stop();

  const unasked = notedIo();
  expect(await doctor(config, unasked, {})).toBe(0);
  expect(unasked.outs.join('\n')).toContain('· Schema        Not looked at: the database does not run.');
  expect(unasked.errs).toEqual([]);

  const asked = notedIo();
  expect(await doctor(config, asked, { start: true })).toBe(0);
  expect(asked.errs).toEqual([expect.stringMatching(/^Starting Neo4j /)]);
  expect(asked.outs.join('\n')).toMatch(/✓ Database {6}The managed Neo4j .* answers at bolt:/);
  expect(asked.outs.join('\n')).toContain('· Ledger        No seed was ever loaded.');
  expect((await databaseStatus(config)).running).toBe(false);
}, 240_000);
