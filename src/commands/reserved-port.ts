/** The port of a server, taken before all else. */
import type { Config } from '../config.js';
import { reservePort } from '../http/reserve-port.js';

/** Takes the port before `work` takes a database, and gives it free however that ends. */
export async function withReservedPort<T>(
  config: Config,
  work: (release: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const release = await reservePort(config);
  try {
    return await work(release);
  } finally {
    await release();
  }
}
