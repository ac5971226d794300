/** The port of the managed database: chosen once, so that clients can be pointed at it, and kept while it is free. */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { readIfThere, writeAtomically } from '../disk/files.js';

export const loopback = '127.0.0.1';

/** @returns the remembered port when it is free, else a new one, which is remembered from now on */
export async function choosePort(file: string): Promise<number> {
  const kept = Number(readIfThere(file) ?? Number.NaN);
  if (Number.isInteger(kept) && kept > 0 && kept < 65_536 && (await freePort(kept)) === kept) return kept;
  const port = await freePort(0);
  if (port === undefined) throw new Error('The system has no free port.');
  writeAtomically(file, `${port}\n`);
  return port;
}

/** @returns `port`, or one of the system's choice for 0; undefined when it is taken */
async function freePort(port: number): Promise<number | undefined> {
  const server = createServer();
  try {
    server.listen(port, loopback);
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' ? (address?.port ?? undefined) : undefined;
  } catch {
    return undefined;
  } finally {
    if (server.listening) {
      server.close();
      await once(server, 'close');
    }
  }
}

/** Whether somebody listens at a port of this machine. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, loopback);
    socket
      .once('error', () => resolve(false))
      .once('connect', () => {
        socket.destroy();
        resolve(true);
      });
  });
}
