/** The right to start, stop and replace what is in a data folder: one process at a time has it. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import type { Config } from '../../config.js';
import { PactgraphError } from '../../errors.js';
import { inDataFolder } from '../disk/data-fault.js';
import { clearLeftovers } from './leftovers.js';
import { layoutOf, type Layout } from '../disk/layout.js';
import type { Progress } from '../progress.js';
import { withStartLock } from '../run/start-lock.js';

/**
 * Runs `work` while no other process does so, on a folder that is in order.
 * @throws PactgraphError CANNOT_RUN when the folder cannot be written to, DATABASE_UNAVAILABLE when its disk is full
 */
export async function withDataFolder<T>(
  { dataFolder }: Pick<Config, 'dataFolder'>,
  progress: Progress,
  work: (files: Layout) => Promise<T>,
): Promise<T> {
  const files = layoutOf(dataFolder);
  makeWritable(dataFolder);
  const onWait = (pid?: number): void =>
    progress.note(
      pid === undefined
        ? `Another process seems to be writing ${files.lockFile}; waiting for it …`
        : `Process ${pid} is at work on the database; waiting for it …`,
    );
  return inDataFolder(dataFolder, () =>
    withStartLock(files.lockFile, onWait, async () => {
      await clearLeftovers(files);
      return work(files);
    }),
  );
}

function makeWritable(folder: string): void {
  try {
    // Who can read the store needs no password.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new PactgraphError('CANNOT_RUN', `Cannot write to the data folder ${folder}.`, {
      cause: error,
      hint: 'Name a folder you can write to in PACTGRAPH_DATA.',
    });
  }
}
