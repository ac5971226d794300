/** Runs the work of a command: reads settings, listens for signals, and reports what it throws with its exit code. */
import { existsSync } from 'node:fs';
import { readConfig } from '../../config.js';
import { errorTable, exitCodeOf, PactgraphError } from '../../errors.js';
import { inDataFolder } from '../../neo4j/disk/data-fault.js';
import type { Run } from './descriptor.js';
import { terminalIo } from './io.js';
import { reportFailure } from './report-failure.js';
import { endOnSignals, stopWithParent } from './signals.js';

/** @param given as Commander gives it: arguments, then options */
export async function act(
  load: () => Promise<Run>,
  json: boolean,
  options: object,
  given: readonly unknown[],
): Promise<void> {
  const io = terminalIo(process, json);
  try {
    readEnvFile();
    if (process.env.npm_lifecycle_event !== undefined) stopWithParent();
    endOnSignals();
    const config = readConfig(process.env);
    // A look-up of a name keeps the process to its end, whatever we report; glibc's own limits allow 10 s and more.
    if (config.server) process.env.RES_OPTIONS ??= 'timeout:1 attempts:2';
    const run = await load();
    process.exitCode =
      (await inDataFolder(config.dataFolder, async () => run(config, io, options, ...given))) ?? 0;
  } catch (error) {
    reportFailure(error, io);
    process.exitCode = exitCodeOf(error);
  }
  // A connection that gets no answer would keep the process just as long.
  if (process.exitCode === errorTable.DATABASE_UNAVAILABLE.exit)
    setTimeout(() => process.exit(), 500).unref();
}

/** `.env` in the working directory, as .env.example shows it; variables that are set already win. */
function readEnvFile(): void {
  if (!existsSync('.env')) return;
  try {
    process.loadEnvFile('.env');
  } catch (cause) {
    throw new PactgraphError('SETTINGS', 'The file .env cannot be read.', { cause });
  }
}
