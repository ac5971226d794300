/** `pactgraph serve`: the API over whatever the graph holds; writes nothing. */
import type { Config } from '../../config.js';
import type { CommandIo } from '../run/io.js';
import { reportDerivation } from './report-derivation.js';
import { withReservedPort, type ListenOptions } from './reserved-port.js';
import { withSession } from '../run/session.js';

/** Its modules take some time to import, which happens while the database starts. */
const server = () => import('./serve-until-stopped.js');

export const serve = (config: Config, io: CommandIo, options: ListenOptions): Promise<number> =>
  withReservedPort(config, options, (release) =>
    withSession(
      config,
      io,
      async (session) => {
        const first = () => reportDerivation(session, io);
        return (await server()).serveUntilStopped(session, io, { release, first });
      },
      { unavailable: 'go on', meanwhile: (session) => server().then(({ appOf }) => appOf(session)) },
    ),
  );
