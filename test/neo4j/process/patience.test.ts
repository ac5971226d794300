import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { silenceOf } from '../../../src/neo4j/process/patience.js';
import { silent } from '../../../src/neo4j/progress.js';
import { temporaryFolder } from '../../support/folder.js';

const minute = 60_000;

/** A Neo4j that does not answer, and a clock that goes when it is told to. */
function silence() {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const folder = temporaryFolder();
  const [consoleFile, debugLog] = [join(folder, 'console.log'), join(folder, 'debug.log')];
  const notes: string[] = [];
  const isSilent = silenceOf(7, { consoleFile, debugLog }, { ...silent, note: (text) => notes.push(text) });
  const after = (ms: number): boolean => {
    vi.advanceTimersByTime(ms);
    return isSilent();
  };
  return { consoleFile, debugLog, notes, after };
}

it('a Neo4j whose logs grow is waited for, however long it takes', () => {
  const { consoleFile, debugLog, after } = silence();
  for (let tenth = 1; tenth <= 10; tenth++) {
    appendFileSync(tenth % 2 === 0 ? consoleFile : debugLog, '.');
    expect(after(4 * minute)).toBe(false);
  }
  writeFileSync(debugLog, '');
  expect(after(4 * minute)).toBe(false);
});

it('one that says nothing for five minutes is given up', () => {
  const { debugLog, after } = silence();
  appendFileSync(debugLog, '.');
  expect(after(1)).toBe(false);
  expect(after(5 * minute)).toBe(false);
  expect(after(1)).toBe(true);
});

it('people are told once what they wait for, when it takes longer than a start', () => {
  const { notes, after } = silence();
  after(15_000);
  expect(notes).toEqual([]);
  after(1);
  after(minute);
  expect(notes).toEqual([expect.stringMatching(/^Neo4j \(process 7\) does not answer yet\. After a crash/)]);
});
