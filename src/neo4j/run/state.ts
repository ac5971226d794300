/** run/state.json: which process serves this data folder, for every command that comes after the one that started it. */
import { rmSync } from 'node:fs';
import { z } from 'zod';
import { readIfThere, writeAtomically } from '../disk/files.js';
import { isSameProcess, processMark } from './pids.js';

const stateShape = z.object({
  pid: z.int().positive(),
  /** Start time of the process: see processMark. */
  mark: z.string(),
  port: z.int().min(1).max(65_535),
  /** Random; also on the command line of the JVM, for people who look at a process list. */
  instanceId: z.string(),
  startedAt: z.iso.datetime(),
  /** Version of Neo4j. */
  version: z.string(),
  /** The process whose end ends the database; null when it was left running on purpose. */
  owner: z.int().positive().nullable(),
  /** Start time of the owner: see processMark. Absent in a state that an earlier version wrote. */
  ownerMark: z.string().optional(),
  /** See archive.ts. */
  recording: z.string().nullable(),
  /** There when it is being stopped on purpose: its end is no crash. */
  stopping: z.literal(true).optional(),
});

export type DatabaseState = Readonly<z.infer<typeof stateShape>>;

/** @returns undefined when there is none, or none that can be read: then nothing is known and nothing is lost */
export function readState(file: string): DatabaseState | undefined {
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  try {
    return stateShape.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export function writeState(file: string, state: DatabaseState): void {
  writeAtomically(file, `${JSON.stringify(state, null, 2)}\n`);
}

/** To be called before this instance is stopped, so that whoever keeps it there lets it go. */
export function markStopping(file: string, instanceId: string): void {
  const state = readState(file);
  if (state?.instanceId === instanceId) writeState(file, { ...state, stopping: true });
}

/** Removes the state of this instance; that of a later one, which may be there by now, stays. */
export function removeState(file: string, instanceId: string): void {
  if (readState(file)?.instanceId === instanceId) rmSync(file, { force: true });
}

/** Whether the process of this state still runs; whether it answers is for a probe to say. */
export const runs = (state: DatabaseState): boolean => isSameProcess(state.pid, state.mark);

/** Whose end ends the database: this process, or nobody. */
export const ownedBy = (owner: 'us' | 'nobody'): Pick<DatabaseState, 'owner' | 'ownerMark'> =>
  owner === 'nobody'
    ? { owner: null, ownerMark: undefined }
    : { owner: process.pid, ownerMark: processMark(process.pid) };

/** Whether the process whose end was to end the database is gone without that: whoever comes next takes it over. */
export const isOrphaned = ({ owner, ownerMark }: DatabaseState): boolean =>
  owner !== null &&
  (ownerMark === undefined ? processMark(owner) === undefined : !isSameProcess(owner, ownerMark));
