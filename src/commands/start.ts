/** `pactgraph start`: from nothing to a served query. */
import type { Config } from '../config.js';
import type { CommandIo } from './io.js';
import { loadPending } from './seed-load.js';
import { seedStatusLine } from './seed-status.js';
import { serveUntilStopped, withReservedPort } from './serve.js';
import { isUnavailable, withSession, type Session } from './session.js';

/** On the managed database pending seeds are loaded; on a server of one's own they are only reported. */
export const start = (config: Config, io: CommandIo): Promise<number> =>
  withReservedPort(config, (release) =>
    withSession(
      config,
      io,
      async (session) => {
        if (session.managed) await loadPending(session, io);
        else await reportPending(session, io);
        return serveUntilStopped(session, io, release);
      },
      'go on',
    ),
  );

async function reportPending(session: Session, io: CommandIo): Promise<void> {
  try {
    io.err(await seedStatusLine(session));
  } catch (error) {
    // It was told that the server does not answer; the API says so until it does.
    if (!isUnavailable(error)) throw error;
  }
}
