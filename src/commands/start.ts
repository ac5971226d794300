/** `pactgraph start`: from nothing to a served query. */
import type { Config } from '../config.js';
import type { CommandIo } from './io.js';
import { withReservedPort } from './reserved-port.js';
import { isUnavailable, withSession, type Session } from './session.js';

/** Their modules take some time to read: they are read while the database starts. */
const parts = () =>
  Promise.all([import('./seed-load.js'), import('./seed-status.js'), import('./serve-until-stopped.js')]);
type Parts = Awaited<ReturnType<typeof parts>>;

/** On the managed database pending seeds are loaded; on a server of one's own they are only reported. */
export const start = (config: Config, io: CommandIo): Promise<number> =>
  withReservedPort(config, (release) =>
    withSession(
      config,
      io,
      async (session) => {
        const [{ loadPending }, status, { serveUntilStopped }] = await parts();
        if (session.managed) await loadPending(session, io);
        else await reportPending(session, io, status);
        return serveUntilStopped(session, io, release);
      },
      { unavailable: 'go on', meanwhile: () => void parts().catch(() => undefined) },
    ),
  );

async function reportPending(session: Session, io: CommandIo, { seedStatusLine }: Parts[1]): Promise<void> {
  try {
    io.err(await seedStatusLine(session));
  } catch (error) {
    // It was told that the server does not answer; the API says so until it does.
    if (!isUnavailable(error)) throw error;
  }
}
