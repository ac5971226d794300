/** A Java in the user's cache: fetched whole under another name first, so a killed download leaves nothing in its place. */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { partialEnding } from '../download.js';
import type { Progress } from '../progress.js';
import { javaBelow, type Java } from './find-java.js';

export interface FetchWay {
  /** For people: `Eclipse Temurin, from Adoptium`. */
  readonly title: string;
  /** Megabytes that come, about. */
  readonly megabytes: number;
  /**
   * Puts a verified Java below the folder, which is there and empty.
   * @throws Error with a reason for people
   */
  fetchInto(folder: string, path: readonly string[]): Promise<void>;
}

export interface CacheSettings {
  readonly cacheFolder: string;
  /** Folders of PATH, in order. */
  readonly path: readonly string[];
}

/** The one that was fetched before. */
export const keptJava = (cacheFolder: string): Promise<Java | undefined> => javaBelow(homeIn(cacheFolder));

const homeIn = (cacheFolder: string): string => join(cacheFolder, 'java-25');

const abandonedAfterMs = 3_600_000;

/** The fetched Java, from the cache where it is there; else the reason why each way failed. */
export async function fetchedJava(
  { cacheFolder, path }: CacheSettings,
  progress: Progress,
  ways: readonly FetchWay[],
): Promise<{ readonly java: Java } | { readonly reasons: readonly string[] }> {
  const home = homeIn(cacheFolder);
  const kept = await keptJava(cacheFolder);
  if (kept) return { java: kept };
  await mkdir(cacheFolder, { recursive: true });
  await clearPartial(cacheFolder);
  const reasons: string[] = [];
  for (const way of ways) {
    progress.note(
      `Fetching Java 25 (${way.title}, about ${way.megabytes} MB, once) to ${home}. Its licence is GPL-2.0 with the ` +
        'Classpath Exception; it runs Neo4j as a process of its own.',
    );
    const temporary = `${home}.${randomBytes(6).toString('hex')}${partialEnding}`;
    try {
      await mkdir(temporary);
      await way.fetchInto(temporary, path);
      if (!(await javaBelow(temporary))) throw new Error('what came does not run on this machine');
      await takeThePlace(temporary, home);
      const java = await javaBelow(home);
      if (java) return { java };
      throw new Error(`it does not run in ${home}`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      reasons.push(`${way.title}: ${reason}`);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  }
  return { reasons };
}

/** Another process may have been first: its Java is as good, and may be running. One that does not run makes room. */
async function takeThePlace(temporary: string, home: string): Promise<void> {
  try {
    await rename(temporary, home);
  } catch {
    if (await javaBelow(home)) return;
    await rm(home, { recursive: true, force: true });
    await rename(temporary, home);
  }
}

/** What killed downloads left; a young one may belong to another process that fetches right now. */
async function clearPartial(cacheFolder: string): Promise<void> {
  for (const name of await readdir(cacheFolder)) {
    if (!name.startsWith('java-25.') || !name.endsWith(partialEnding)) continue;
    const folder = join(cacheFolder, name);
    const changed = await stat(folder).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    );
    if (Date.now() - changed > abandonedAfterMs) await rm(folder, { recursive: true, force: true });
  }
}
