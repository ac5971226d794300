/** A Java in the user's cache: fetched whole under another name first, so a killed download leaves nothing in its place. */
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../../config.js';
import { reasonOf } from '../download/failure.js';
import { clearParts, newPart } from '../download/part-file.js';
import type { Progress } from '../progress.js';
import { javaBelow, type Java } from './find-java.js';
import { isTransient } from './transient.js';

/** What is needed to fetch: folders of PATH in order, and the proxy. */
export type FetchSettings = Pick<Config, 'path' | 'proxy'>;

export interface FetchWay {
  /** For people: `Eclipse Temurin, from Adoptium`. */
  readonly title: string;
  /** Megabytes that come, about. */
  readonly megabytes: number;
  /**
   * Puts a verified Java below the folder, which is there and empty.
   * @throws Error with a reason for people
   */
  fetchInto(folder: string, settings: FetchSettings): Promise<void>;
}

export interface JavaFetch extends FetchSettings {
  readonly cacheFolder: string;
  /** Wait before a way's second try; doubled each time. */
  readonly backOffMs?: number;
}

/** The one that was fetched before. */
export const keptJava = (cacheFolder: string): Promise<Java | undefined> => javaBelow(homeIn(cacheFolder));

const homeIn = (cacheFolder: string): string => join(cacheFolder, 'java-25');

/** No further try of a way begins later than this: another way, or a clear word, is worth more than patience. */
const patienceMs = 10_000;

/**
 * The fetched Java, from the cache where it is there; else the reason why each way failed.
 * @throws the disk's own error when the cache cannot be written
 */
export async function fetchedJava(
  settings: JavaFetch,
  progress: Progress,
  ways: readonly FetchWay[],
): Promise<{ readonly java: Java } | { readonly reasons: readonly string[] }> {
  const { cacheFolder } = settings;
  const home = homeIn(cacheFolder);
  const kept = await keptJava(cacheFolder);
  if (kept) return { java: kept };
  await mkdir(cacheFolder, { recursive: true });
  await clearParts(cacheFolder, 'java-25.');
  const reasons: string[] = [];
  for (const way of ways) {
    progress.note(
      `Fetching Java 25 (${way.title}, about ${way.megabytes} MB, once) to ${home}. Its licence is GPL-2.0 with the ` +
        'Classpath Exception; it runs Neo4j as a process of its own.',
    );
    const outcome = await patiently(way, home, settings, progress);
    if (typeof outcome !== 'string') return { java: outcome };
    reasons.push(`${way.title}: ${outcome}`);
  }
  return { reasons };
}

/** @returns the Java in its place, or the reason why there is none */
async function patiently(
  way: FetchWay,
  home: string,
  settings: JavaFetch,
  progress: Progress,
): Promise<Java | string> {
  const deadline = performance.now() + patienceMs;
  for (let wait = settings.backOffMs ?? 1_000; ; wait *= 2) {
    const part = newPart(home);
    await mkdir(part);
    try {
      return await once(way, part, home, settings);
    } catch (error) {
      const reason = reasonOf(error);
      if (!isTransient(reason) || performance.now() + wait > deadline) return reason;
      progress.note(`${way.title}: ${reason}. Trying again …`);
      await sleep(wait);
    } finally {
      await rm(part, { recursive: true, force: true });
    }
  }
}

async function once(way: FetchWay, part: string, home: string, settings: FetchSettings): Promise<Java> {
  await way.fetchInto(part, settings);
  if (!(await javaBelow(part))) throw new Error('the downloaded Java does not run on this machine');
  await takeThePlace(part, home);
  const java = await javaBelow(home);
  if (!java) throw new Error(`it does not run in ${home}`);
  return java;
}

/** Another process may have been first: its Java is as good, and may be running. One that does not run makes room. */
async function takeThePlace(part: string, home: string): Promise<void> {
  try {
    await rename(part, home);
  } catch {
    if (await javaBelow(home)) return;
    await rm(home, { recursive: true, force: true });
    await rename(part, home);
  }
}
