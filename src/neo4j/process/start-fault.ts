/** Why Neo4j did not start: from its console and log, in the words of whoever can help it. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { PactgraphError } from '../../errors.js';
import { fullDisk } from '../disk/data-fault.js';
import { readIfThere } from '../disk/files.js';
import { isPriorityWarning } from '../settings/jvm.js';
import type { Layout } from '../disk/layout.js';

interface Known {
  /** Found in what Neo4j or its JVM said. */
  readonly pattern: RegExp;
  readonly message: string;
  readonly hint: string;
}

/** In this order: the first that fits. */
const known: readonly Known[] = [
  {
    pattern: /originates from a newer version of neo4j/i,
    message: 'The data was written by a newer Neo4j than the one that pactgraph brings.',
    hint: 'Update pactgraph; or restore a dump from before the update with: pactgraph neo4j restore',
  },
  {
    pattern: /Lock file has been locked by another process/,
    message: 'Another Neo4j uses the data.',
    hint: 'Stop it (pactgraph neo4j status), or name another folder in PACTGRAPH_DATA.',
  },
  {
    pattern: /No space left on device|not enough space/i,
    ...fullDisk,
  },
  {
    pattern: /Permission denied|AccessDeniedException|Read-only file system/,
    message: 'Neo4j may not write to its files.',
    hint: 'They may belong to another user: give them to yourself, or name another folder in PACTGRAPH_DATA.',
  },
  {
    pattern: /Could not reserve enough space|insufficient memory|Cannot allocate memory|OutOfMemoryError/,
    message: 'There is too little memory for Neo4j.',
    hint: 'Close other programs, or run on a machine or in a container with 2 GB or more.',
  },
  {
    pattern: /recovery not possible|Error reading transaction logs/,
    message: 'The transaction log of the database is damaged, and nobody can say what it held.',
    hint:
      'Restore the last dump with: pactgraph neo4j restore\n' +
      'Without one, keep a copy of the data folder, then: pactgraph neo4j reset, pactgraph seed load',
  },
];

/** Where the log ends, before a start writes to it. */
export const endOfLog = (files: Layout): number =>
  statSync(files.debugLog, { throwIfNoEntry: false })?.size ?? 0;

/** Neo4j goes on without a database that could not be started, and says so in the log only. */
export const hasGivenUp = (files: Layout, logStart: number): boolean =>
  logSince(files, logStart).includes('Failed to start DatabaseId');

/** @param how it went, as a sentence: shown when nothing better is known, with the last lines of both files */
export function startFault(how: string, files: Layout, logStart: number, cause: unknown): PactgraphError {
  const console = (readIfThere(files.consoleFile) ?? '')
    .split('\n')
    .filter((line) => !isPriorityWarning(line))
    .join('\n');
  const log = logSince(files, logStart);
  const found = known.find(({ pattern }) => pattern.test(console) || pattern.test(log));
  if (found)
    return new PactgraphError('DATABASE_UNAVAILABLE', found.message, {
      cause,
      hint: `${found.hint}\nWhat Neo4j said is in ${files.debugLog}`,
    });
  const shown = [
    { file: files.consoleFile, tail: lastLines(console) },
    { file: files.debugLog, tail: lastLines(log) },
  ]
    .filter(({ tail }) => tail !== '')
    .map(({ file, tail }) => `Last lines of ${file}:\n${tail}`);
  return new PactgraphError('DATABASE_UNAVAILABLE', [how, ...shown].join('\n'), {
    cause,
    hint: 'The files say why.',
  });
}

/** Bytes that are read of the log at most; a start writes a fifth of it. */
const enough = 2 ** 20;

function logSince(files: Layout, logStart: number): string {
  const size = endOfLog(files);
  // A log that is shorter than before was begun anew.
  const from = Math.max(size < logStart ? 0 : logStart, size - enough);
  if (size === 0) return '';
  const log = openSync(files.debugLog, 'r');
  try {
    const bytes = Buffer.alloc(size - from);
    return bytes.toString('utf8', 0, readSync(log, bytes, 0, bytes.length, from));
  } finally {
    closeSync(log);
  }
}

function lastLines(text: string): string {
  const lines = text.trimEnd().split('\n').slice(-10);
  return lines.map((line) => (line === '' ? '' : `  ${line.slice(0, 400)}`)).join('\n');
}
