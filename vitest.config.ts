import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Apollo loads graphql's CommonJS build, and a schema of another build is none to it.
const resolve = {
  alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }],
};

/** Files of one worker share their modules: the Cypher parser alone takes 2 s to load and warm up. */
const together = {
  isolate: false,
  /** See `within` of test/support/timing.ts. */
  retry: { count: 2, condition: /^Took \d+ ms/ },
};

/** Need Neo4j: each worker has a database of its own, in which its files take turns. */
const withDatabase = {
  ...together,
  globalSetup: ['test/support/database.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    // A server that is given is one database.
    maxWorkers: process.env.TEST_NEO4J_URI ? 1 : 2,
    projects: [
      {
        resolve,
        test: {
          ...together,
          name: 'unit',
          testTimeout: 15_000,
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.{int,drill}.test.ts'],
        },
      },
      {
        resolve,
        test: {
          ...withDatabase,
          name: 'integration',
          include: ['test/**/*.int.test.ts'],
        },
      },
      {
        resolve,
        // Some of them measure memory.
        test: { ...withDatabase, isolate: true, name: 'drills', include: ['test/**/*.drill.test.ts'] },
      },
    ],
  },
});
