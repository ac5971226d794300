import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fateOf } from '../../src/neo4j/keep.js';
import { layoutOf } from '../../src/neo4j/disk/layout.js';
import { stopDatabase } from '../../src/neo4j/managed.js';
import { processMark } from '../../src/neo4j/run/pids.js';
import { readState, writeState, type DatabaseState } from '../../src/neo4j/run/state.js';
import { endedProcess, type MarkedProcess } from '../support/ended-process.js';
import { temporaryFolder } from '../support/folder.js';

const stateOf = (process: MarkedProcess): DatabaseState => ({
  ...process,
  port: 7_777,
  instanceId: 'one',
  startedAt: '2026-01-02T03:04:05.678Z',
  version: '2026.09.0',
  owner: null,
  recording: null,
});
const own = { isOrphaned: () => false };
const orphan = { isOrphaned: () => true };

describe('a database that is gone', () => {
  it('crashed when its state is as it was', async () => {
    const stateFile = join(temporaryFolder(), 'state.json');
    writeState(stateFile, stateOf(await endedProcess()));
    expect(fateOf({ stateFile }, own)).toBe('crashed');
  });

  it('was stopped when its state says so, or is gone', async () => {
    const stateFile = join(temporaryFolder(), 'state.json');
    expect(fateOf({ stateFile }, own)).toBe('stopped');
    writeState(stateFile, { ...stateOf(await endedProcess()), stopping: true });
    expect(fateOf({ stateFile }, own)).toBe('stopped');
  });

  it('is missed by who borrowed it, once its owner is gone too', () => {
    const stateFile = join(temporaryFolder(), 'state.json');
    expect(fateOf({ stateFile }, orphan)).toBe('crashed');
  });
});

it('a database that runs is taken over by who borrowed it, once its owner is gone', () => {
  const stateFile = join(temporaryFolder(), 'state.json');
  writeState(stateFile, stateOf({ pid: process.pid, mark: processMark(process.pid) ?? '' }));
  expect(fateOf({ stateFile }, own)).toBe('runs');
  expect(fateOf({ stateFile }, orphan)).toBe('orphaned');
});

it('a database that is being stopped is told apart from one that crashed before it ends', async () => {
  const dataFolder = temporaryFolder();
  const { stateFile } = layoutOf(dataFolder);
  // Tells, when it is asked to end, what everybody could read at that moment.
  const script = `
    const { readFileSync, writeFileSync } = require('node:fs');
    process.on('SIGTERM', () => (writeFileSync('seen.json', readFileSync('run/state.json')), process.exit()));
    setInterval(() => {}, 60_000);
    console.log('ready');
  `;
  const child = spawn(process.execPath, ['-e', script], {
    cwd: dataFolder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  const pid = child.pid ?? 0;
  writeState(stateFile, stateOf({ pid, mark: processMark(pid) ?? '' }));

  expect(await stopDatabase({ dataFolder })).toBe(true);
  expect(JSON.parse(readFileSync(join(dataFolder, 'seen.json'), 'utf8'))).toMatchObject({ stopping: true });
  expect(readState(stateFile)).toBeUndefined();
});
