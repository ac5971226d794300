/** `pactgraph start`: from nothing to a served query. */
import { hasCode } from '../../errors.js';
import type { Config } from '../../config.js';
import type { CommandIo } from '../run/io.js';
import { reportDerivation } from './report-derivation.js';
import { withReservedPort, type ListenOptions } from './reserved-port.js';
import { withSession, type Session } from '../run/session.js';

/** Their modules take some time to import, which happens while the database starts. */
const seeds = () => Promise.all([import('../seed/load.js'), import('../seed/status.js')]);
const server = () => import('./serve-until-stopped.js');

/** Loads pending seeds into the managed database; on a server of one's own it only reports them. */
export const start = (config: Config, io: CommandIo, options: ListenOptions): Promise<number> =>
  withReservedPort(config, options, (release) =>
    withSession(
      config,
      io,
      async (session) => {
        const [[{ loadPending }, { seedStatusLine }], { serveUntilStopped }] = await Promise.all([
          seeds(),
          server(),
        ]);
        const first = () =>
          session.managed
            ? loadPending(session, io, { thorough: false })
            : reportPending(session, io, seedStatusLine);
        return serveUntilStopped(session, io, { release, first });
      },
      {
        unavailable: 'go on',
        meanwhile: (session) => Promise.all([server().then(({ appOf }) => appOf(session)), seeds()]),
      },
    ),
  );

type StatusLine = (session: Session) => Promise<string>;

async function reportPending(session: Session, io: CommandIo, statusLine: StatusLine): Promise<void> {
  try {
    io.err(await statusLine(session));
    await reportDerivation(session, io);
  } catch (error) {
    // The user knows by now that the server does not answer; the API says so until it does.
    if (!hasCode(error, 'DATABASE_UNAVAILABLE')) throw error;
  }
}
