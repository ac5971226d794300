/** What a person, or a script with --json, reads when a command fails. */
import { PactgraphError } from '../../errors.js';
import type { CommandIo } from './io.js';

/** Version of the `--json` shapes; grows when one changes in a way that breaks readers. */
export const jsonVersion = 1;

/** Reports a failure that has a code by its message and hint; anything else is a bug, reported with its stack. */
export function reportFailure(error: unknown, io: CommandIo): void {
  if (!(error instanceof PactgraphError)) {
    if (io.json) {
      const message = 'This is a bug of pactgraph; standard error has the details.';
      io.out(JSON.stringify({ version: jsonVersion, error: { code: 'INTERNAL_SERVER_ERROR', message } }));
    }
    io.err(
      `This is a bug of pactgraph: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return;
  }
  if (io.json) {
    const { code, message, hint, details } = error;
    io.out(JSON.stringify({ version: jsonVersion, error: { code, message, hint, ...details } }));
    return;
  }
  io.err(error.message);
  if (error.hint !== undefined) io.err(error.hint);
}
