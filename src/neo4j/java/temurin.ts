/** Eclipse Temurin from Adoptium, the first way to a Java: the newest 25, verified against the checksum beside it. */
import { join } from 'node:path';
import { withFetch } from '../download/proxy.js';
import type { FetchSettings, FetchWay } from './fetched-java.js';

/** Leads on to the host of the archives, the same for every kind of machine. */
const address = 'https://api.adoptium.net/v3/binary/latest/25/ga/linux/x64/jre/hotspot/normal/eclipse';
const answerWithinMs = 8_000;

export const temurin: FetchWay = {
  title: 'Eclipse Temurin from Adoptium',
  megabytes: 55,
  async fetchInto(folder, settings) {
    await mustAnswer(settings);
    // Loaded only when something is to be fetched: no later start pays for it.
    const { default: njre } = await import('njre');
    await njre.install(25, { type: 'jre', installPath: join(folder, 'jre') });
  },
};

/** Where a firewall swallows what is sent, njre waits a minute for each host; the second way should not wait for that. */
async function mustAnswer({ proxy }: FetchSettings): Promise<void> {
  const signal = AbortSignal.timeout(answerWithinMs);
  try {
    // Whatever is answered, njre shall judge it.
    await withFetch(proxy, (fetch) => fetch(address, { method: 'HEAD', signal }));
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Error(`nobody answered within ${answerWithinMs / 1_000} s`, { cause: error });
  }
}
