/** `pactgraph start`: from nothing to a served query. */
import type { Config } from '../config.js';
import type { CommandIo } from './io.js';
import { loadPending } from './seed-load.js';
import { seedStatusLine } from './seed-status.js';
import { serveUntilStopped } from './serve.js';
import { withSession } from './session.js';

/** On the managed database pending seeds are loaded; on a server of one's own they are only reported. */
export const start = (config: Config, io: CommandIo): Promise<number> =>
  withSession(config, io, async (session) => {
    if (session.managed) await loadPending(session, io);
    else io.err(await seedStatusLine(session));
    return serveUntilStopped(session, io);
  });
