/** What Neo4j needs to run here, on this machine or fetched to the cache: a Java and the jars. */
import type { Config } from '../config.js';
import { inCache } from './disk/cache-fault.js';
import { ensureJars, jarLock } from './jars.js';
import { ensureJava } from './java/ensure-java.js';
import type { Java } from './java/find-java.js';
import { jarFolder } from './disk/layout.js';
import type { Progress } from './progress.js';

export interface Needed {
  readonly java: Java;
  /** Files, in class path order. */
  readonly jars: readonly string[];
  /** Version of Neo4j. */
  readonly version: string;
  readonly jarFolder: string;
}

/**
 * With all of it in the cache, or a Java installed, no network is touched.
 * @throws PactgraphError CANNOT_RUN when something is missing and cannot be fetched or kept
 */
export async function ensureNeeded(config: Config, progress: Progress): Promise<Needed> {
  const folder = jarFolder(config.cacheFolder, jarLock.version);
  const { mirror, proxy } = config;
  return inCache(config.cacheFolder, async () => {
    const java = await ensureJava(config, progress);
    const jars = await ensureJars(jarLock, { folder, mirror, proxy, progress });
    return { java, jars, version: jarLock.version, jarFolder: folder };
  });
}
