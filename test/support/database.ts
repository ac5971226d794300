/**
 * The Neo4j of a test run, one for each worker: containers, else managed ones on folders of their own. A server that is
 * given serves one worker.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { z } from 'zod';
import { readConfig } from '../../src/config.js';
import { jarLock } from '../../src/neo4j/jars.js';
import { acquireDatabase } from '../../src/neo4j/managed.js';
import type { TestServer } from './server.js';

interface TestDatabase {
  readonly server: TestServer;
  /** How it came about, for the line at the start of the run. */
  readonly source: string;
  readonly stop: () => Promise<void>;
}

let databases: readonly TestDatabase[] = [];

export async function setup(project: TestProject): Promise<void> {
  const started = performance.now();
  const start = given() ?? (await containers()) ?? managed;
  const workers = await workersOf(project);
  databases =
    typeof start === 'function' ? await Promise.all(Array.from({ length: workers }, start)) : [start];
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  const uris = databases.map(({ server }) => server.uri).join(', ');
  process.stderr.write(`Tests use ${databases[0]?.source ?? ''}: ${uris} (${seconds} s)\n`);
  project.provide(
    'neo4j',
    databases.map(({ server }) => ({ ...server })),
  );
}

/** No more than there are files to run. Vitest keeps the filters of the command line to itself. */
async function workersOf(project: TestProject): Promise<number> {
  const { vitest } = project;
  const filters = 'filenamePattern' in vitest ? vitest.filenamePattern : undefined;
  const { testFiles } = await project.globTestFiles(z.array(z.string()).optional().parse(filters));
  return Math.min(vitest.config.maxWorkers, testFiles.length);
}

export async function teardown(): Promise<void> {
  await Promise.all(databases.map(({ stop }) => stop()));
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
async function containers(): Promise<(() => Promise<TestDatabase>) | undefined> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  const runtime = await getContainerRuntimeClient().catch(() => undefined);
  if (!runtime) return undefined;
  return container;
}

async function container(): Promise<TestDatabase> {
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
