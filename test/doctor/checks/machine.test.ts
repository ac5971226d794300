import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.js';
import { openFilesFinding } from '../../../src/doctor/checks/limits.js';
import { machine, memoryFindings, roomFinding } from '../../../src/doctor/checks/machine.js';
import { isOlder, nodeFinding } from '../../../src/doctor/checks/node.js';
import { temporaryFolder } from '../../support/folder.js';
import { findingsOf, told } from '../support.js';

describe('the machine', () => {
  it('is told with the room for folders that are not made yet', async () => {
    const folder = join(temporaryFolder(), 'not/yet');
    const config = { ...readConfig({}), dataFolder: folder, cacheFolder: folder };
    const found = told(await findingsOf(config, machine));
    expect(found[0]).toMatch(/^ok: \w+ .* on \w+, \d+ cores?, [\d.]+ GB of memory.*\.$/);
    expect(found.at(-1)).toMatch(/free for the data, in .*not\/yet\.$/);
  });

  it('needs no folders for a server of one’s own', async () => {
    const config = readConfig({ NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'x' });
    expect(await findingsOf(config, machine)).toHaveLength(1);
  });

  it('is warned of when its disk is nearly full', () => {
    expect(roomFinding('data', '/data', { free: 2e9, writable: true }).level).toBe('ok');
    expect(roomFinding('data', '/data', { free: 0.4e9, writable: true })).toMatchObject({
      level: 'warning',
      title: 'Only 400 MB free for the data, in /data.',
      remedy: expect.stringContaining('PACTGRAPH_DATA'),
    });
    expect(roomFinding('cache', '/cache', { free: 0, writable: true }).remedy).toContain('PACTGRAPH_HOME');
  });

  it('is not well when nothing can be written to its data folder, whatever is free', () => {
    expect(roomFinding('data', '/data', { free: 77e9, writable: false })).toMatchObject({
      level: 'problem',
      title: 'pactgraph cannot write to the data folder /data.',
      remedy: expect.stringContaining('PACTGRAPH_DATA'),
    });
  });

  it('is warned of when it has too little memory', () => {
    expect(memoryFindings(2_048)).toEqual([]);
    expect(memoryFindings(1_024)).toMatchObject([
      {
        level: 'warning',
        title: 'The managed database and pactgraph may need 1.1 GB of memory, there are 1 GB.',
      },
    ]);
  });

  it('is warned of when it lets a process open too few files', () => {
    expect(openFilesFinding(Number.NaN)).toEqual([]);
    expect(openFilesFinding(4_096)).toEqual([]);
    expect(told(openFilesFinding(1_024))).toEqual([
      'warning: This process may open 1,024 files; 2,000 connections at once need 2,096.',
    ]);
  });
});

describe('Node', () => {
  it('is too old, or not', () => {
    expect(nodeFinding('20.19.0', 'x64', '>=20.19').level).toBe('ok');
    expect(nodeFinding('20.18.3', 'x64', '>=20.19')).toMatchObject({
      level: 'problem',
      title: 'Node 20.18.3 on x64 is too old.',
      remedy: 'Install Node 20.19 or newer.',
    });
  });

  it.each([
    ['20.9.0', '20.19', true],
    ['2026.09.0', '2026.10.0', true],
    ['2026.09.0', '2026.09.0', false],
    ['22.0.0', '20.19', false],
  ])('%s is older than %s: %s', (a, b, older) => {
    expect(isOlder(a, b)).toBe(older);
  });
});
