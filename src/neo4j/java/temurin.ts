/** Eclipse Temurin from Adoptium, the first way to a Java: the newest 25, verified against the checksum beside it. */
import { rm } from 'node:fs/promises';
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
    await withTemporary(folder, () => njre.install(25, { type: 'jre', installPath: join(folder, 'jre') }));
    await rm(join(folder, 'njre'), { recursive: true, force: true });
  },
};

/**
 * njre downloads to `njre` in the folder for temporary files, which others may write to: they could change the archive
 * between its check and its unpacking, and two fetches at once would take each other's away. It asks for that folder
 * before its first wait, so nobody else meets the one we give it.
 */
function withTemporary<T>(folder: string, begin: () => T): T {
  // eslint-disable-next-line no-restricted-properties -- it can be told in no other way
  const { env } = process;
  const name = process.platform === 'win32' ? 'TEMP' : 'TMPDIR';
  const before = env[name];
  env[name] = folder;
  try {
    return begin();
  } finally {
    if (before === undefined) Reflect.deleteProperty(env, name);
    else env[name] = before;
  }
}

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
