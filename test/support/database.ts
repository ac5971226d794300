/** The Neo4j of a test run: a given server, else a container, else the managed one on a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { readConfig } from '../../src/config.js';
import type { GraphServer } from '../../src/graph/graph.js';
import { jarLock } from '../../src/neo4j/jars.js';
import { acquireDatabase } from '../../src/neo4j/managed.js';

/** Its password is known, so that commands and bare drivers can be given it. */
interface TestServer extends GraphServer {
  readonly password: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    neo4j: TestServer;
  }
}

interface TestDatabase {
  readonly server: TestServer;
  /** How it came about, for the line at the start of the run. */
  readonly source: string;
  readonly stop: () => Promise<void>;
}

let database: TestDatabase | undefined;

export async function setup(project: TestProject): Promise<void> {
  const started = performance.now();
  database = given() ?? (await container()) ?? (await managed());
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  process.stderr.write(`Tests use ${database.source}: ${database.server.uri} (${seconds} s)\n`);
  project.provide('neo4j', { ...database.server });
}

export async function teardown(): Promise<void> {
  await database?.stop();
}

function given(): TestDatabase | undefined {
  const {
    TEST_NEO4J_URI: uri,
    TEST_NEO4J_USER: user = 'neo4j',
    TEST_NEO4J_PASSWORD: password = '',
  } = process.env;
  if (!uri) return undefined;
  const server = { uri, user, password, database: 'neo4j' };
  return { server, source: 'the server of TEST_NEO4J_URI', stop: () => Promise.resolve() };
}

/** undefined where no container runtime answers; any other failure is a failure of the run. */
async function container(): Promise<TestDatabase | undefined> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  const runtime = await getContainerRuntimeClient().catch(() => undefined);
  if (!runtime) return undefined;
  const { Neo4jContainer } = await import('@testcontainers/neo4j');
  const image = `neo4j:${jarLock.version}`;
  const running = await new Neo4jContainer(image)
    .withEnvironment({
      NEO4J_db_query_default__language: 'CYPHER_25',
      NEO4J_internal_dbms_cypher__ip__blocklist: '0.0.0.0/0,::/0',
    })
    .start();
  return {
    server: {
      uri: running.getBoltUri(),
      user: running.getUsername(),
      password: running.getPassword(),
      database: 'neo4j',
    },
    source: `a container of ${image}`,
    stop: async () => {
      await running.stop();
    },
  };
}

async function managed(): Promise<TestDatabase> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'pactgraph-test-'));
  const removeFolder = (): void => rmSync(dataFolder, { recursive: true, force: true });
  try {
    const progress = {
      note: (text: string) => void process.stderr.write(`${text}\n`),
      download: () => undefined,
    };
    const config = { ...readConfig(process.env), dataFolder };
    const {
      uri,
      user,
      password,
      database: name,
      stop,
    } = await acquireDatabase(config, { progress, profile: 'test' });
    return {
      server: { uri, user, password, database: name },
      source: `Neo4j ${jarLock.version} of its own`,
      stop: async () => {
        await stop();
        removeFolder();
      },
    };
  } catch (error) {
    removeFolder();
    throw error;
  }
}
