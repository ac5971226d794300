import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.js';
import { clock, clockFinding } from '../../../src/doctor/checks/clock.js';
import { limitFinding } from '../../../src/doctor/checks/memory.js';
import { schemaFindings } from '../../../src/doctor/checks/schema.js';
import { lockFindings } from '../../../src/doctor/locks.js';
import type { SchemaRule } from '../../../src/ontology/constraints.js';
import type { Index } from '../../../src/seed/load/schema/schema-state.js';
import { temporaryFolder } from '../../support/folder.js';
import { findingsOf, told } from '../support.js';

describe('clocks', () => {
  it('may differ a little', () => {
    expect(clockFinding(3_000, 10).level).toBe('ok');
    expect(clockFinding(9_000, 8_000).level).toBe('ok');
  });

  it.each([
    [7_200_000, 'This machine is 2 h ahead of the database.'],
    [-30_000, 'This machine is 30 s behind the database.'],
  ])('that differ by %d ms are warned of', (ahead, title) => {
    expect(clockFinding(ahead, 10)).toMatchObject({ level: 'warning', title });
  });

  it('were set back, when files are of the future', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'run'));
    for (const name of ['run/port', 'run/state.json']) writeFileSync(join(folder, name), '');
    const inThreeDays = Date.now() / 1_000 + 3 * 86_400;
    utimesSync(join(folder, 'run/port'), inThreeDays, inThreeDays);
    const found = told(await findingsOf({ ...readConfig({}), dataFolder: folder }, clock));
    expect(found[1]).toMatch(/^warning: 1 file in .* is dated in the future, run\/port by 3 days\.$/);
  });
});

describe('the memory of a transaction', () => {
  it('is told as the seed that it holds', () => {
    expect(limitFinding(192 * 2 ** 20)).toMatchObject({
      level: 'ok',
      title: 'One transaction may use 192 MB: about 13,000 entities or 38,000 facts.',
    });
  });

  it('is warned of when it is little', () => {
    expect(limitFinding(2 ** 20)).toMatchObject({
      level: 'warning',
      title: expect.stringContaining('about 72 '),
    });
  });
});

describe('constraints and indexes', () => {
  const rule: SchemaRule = { name: 'a_kind', kind: 'RANGE', on: 'NODE', of: 'A', properties: ['kind', 'id'] };
  const index: Index = {
    name: 'a_kind',
    kind: 'RANGE',
    entity: 'NODE',
    names: ['A'],
    properties: ['kind', 'id'],
    state: 'ONLINE',
    percent: 100,
    constraint: null,
    failure: '',
  };

  it('that are being filled are waited for', () => {
    const rules = [{ rule, state: 'populating', index: { ...index, percent: 41.5 } }] as const;
    expect(told(schemaFindings({ rules, others: [] }))).toEqual([
      'warning: 1 index is being filled: a_kind (41.5 %).',
    ]);
  });

  it('that failed are dropped and made again', () => {
    const rules = [{ rule, state: 'failed', index: { ...index, failure: 'Full.\nat x' } }] as const;
    expect(schemaFindings({ rules, others: [] })).toEqual([
      {
        level: 'problem',
        title: 'The index a_kind failed.',
        detail: 'Full.',
        remedy: 'Drop it: DROP INDEX `a_kind`; then pactgraph seed load',
      },
    ]);
  });

  it('that nobody asked for are named', () => {
    const rules = [{ rule, state: 'there', index }] as const;
    expect(told(schemaFindings({ rules, others: [{ ...index, name: 'mine' }] }))).toEqual([
      'ok: All 1 constraints and indexes exist and are online.',
      'note: 1 index that the ontology does not ask for: mine.',
    ]);
  });

  it('that an earlier version left are dropped by a load', () => {
    const rules = [{ rule, state: 'there', index }] as const;
    const others = ['old', 'mine'].map((name) => ({ ...index, name }));
    expect(schemaFindings({ rules, others }, ['old'])).toMatchObject([
      { level: 'ok' },
      {
        level: 'warning',
        title: '1 index of an earlier pactgraph is left: old.',
        remedy: 'The next load drops what is left: pactgraph seed load',
      },
      { level: 'note', title: '1 index that the ontology does not ask for: mine.' },
    ]);
  });
});

describe('locks', () => {
  const holder = {
    id: 'neo4j-transaction-7',
    user: 'neo4j',
    address: '127.0.0.1:5',
    locks: 40,
    status: 'Running',
  };

  it('of a load are no news, with those who wait for it', () => {
    const waiting = { ...holder, id: 'neo4j-transaction-9', status: 'Blocked by: [neo4j-transaction-7]' };
    const found = lockFindings([
      { ...holder, milliseconds: 12_000 },
      { ...waiting, milliseconds: 3_000 },
    ]);
    expect(told(found)).toEqual([
      'note: A transaction of neo4j from 127.0.0.1:5 has held 40 locks for 12 s, and 1 other waits for it.',
    ]);
  });

  it('that nobody may know of any more are warned of, with the way to end them', () => {
    expect(lockFindings([{ ...holder, milliseconds: 4 * 3_600_000 }])).toMatchObject([
      { level: 'warning', remedy: expect.stringContaining("TERMINATE TRANSACTION 'neo4j-transaction-7'") },
    ]);
  });
});
