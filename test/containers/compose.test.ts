import { readFileSync, writeFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../src/config.js';
import { packageRoot } from '../../src/package.js';
import { limits } from '../../src/http/limits.js';
import { openFault } from '../../src/http/open-fault.js';
import { neo4jConf } from '../../src/neo4j/settings/conf.js';
import { jarLock } from '../../src/neo4j/jars.js';
import { values, words } from '../support/dockerfile.js';
import { temporaryFolder } from '../support/folder.js';

const text = z.string();
const megabytes = text
  .regex(/^\d+[mg]$/)
  .transform((size) => Number.parseInt(size) * (size.endsWith('g') ? 1024 : 1));
const seconds = text.regex(/^\d+s$/).transform((time) => Number.parseInt(time));
/** What stands in every service. */
const service = {
  image: text,
  environment: z.record(text, text),
  secrets: z.array(text),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  mem_limit: megabytes,
};
const pactgraph = {
  ...service,
  read_only: z.literal(true),
  depends_on: z.record(text, z.strictObject({ condition: text })),
};
// Strict, so that a slip in the name of a key does not pass for a promise kept.
const compose = z
  .strictObject({
    name: z.literal('pactgraph'),
    'x-pactgraph': z.unknown(),
    services: z.strictObject({
      neo4j: z.strictObject({
        ...service,
        user: text,
        restart: z.literal('unless-stopped'),
        stop_grace_period: seconds,
        ports: z.array(text),
        volumes: z.array(text),
        healthcheck: z.strictObject({
          test: z.tuple([z.literal('CMD'), z.literal('wget')], text),
          interval: seconds,
          timeout: seconds,
          retries: z.number(),
          start_period: seconds,
          start_interval: seconds,
        }),
      }),
      seed: z.strictObject({
        ...pactgraph,
        pull_policy: z.literal('never'),
        command: z.array(text),
        restart: z.literal('no'),
      }),
      api: z.strictObject({
        ...pactgraph,
        build: z.literal('.'),
        restart: z.literal('unless-stopped'),
        stop_grace_period: seconds,
        ports: z.array(text),
      }),
    }),
    secrets: z.strictObject({ 'neo4j-auth': z.strictObject({ file: text }) }),
    volumes: z.record(text, z.null()),
  })
  .parse(parse(readFileSync(join(packageRoot, 'docker-compose.yml'), 'utf8'), { merge: true }));
const { neo4j, seed, api } = compose.services;

describe('Neo4j in a container', () => {
  it('is the version that the managed database runs', () => {
    expect(neo4j.image).toBe(`neo4j:${jarLock.version}`);
  });

  it('has the settings of the managed database, but for where it keeps and answers what', () => {
    const sizes = { heapMb: memory('heap_max__size'), pageCacheMb: memory('pagecache_size') };
    const profile = { name: 'kept', gc: 'G1', ...sizes } as const;
    const managed = neo4jConf({ port: 7687, profile, version: jarLock.version })
      .split('\n')
      .filter((line) => line.includes('=') && !line.startsWith('#'))
      .filter(
        (line) =>
          !/^(internal\.)?server\.(directories|default_listen|bolt\.(listen|advert|thread)|https?)/.test(
            line,
          ),
      )
      // The image asks for a login unless it is told otherwise, and routes nobody who asks by bolt://.
      .filter((line) => !/^dbms\.(security\.auth_enabled|routing)/.test(line));
    expect(managed.length).toBeGreaterThan(8);
    expect(
      settings()
        .filter((line) => !/heap/.test(line))
        .toSorted(),
    ).toEqual(managed.toSorted());
  });

  it('has room for heap, page cache and what the JVM needs besides', () => {
    expect(memory('heap_max__size') + memory('pagecache_size')).toBeLessThan(neo4j.mem_limit * 0.7);
    expect(memory('heap_initial__size')).toBeLessThanOrEqual(memory('heap_max__size'));
  });

  it('keeps data and logs in named volumes, as a user who owns them in the image', () => {
    expect(neo4j.volumes).toEqual(['neo4j-data:/data', 'neo4j-logs:/logs']);
    expect(Object.keys(compose.volumes)).toEqual(['neo4j-data', 'neo4j-logs']);
    expect(neo4j.user).toBe('7474:7474');
  });

  /** As the image makes settings of its environment. */
  function settings(): string[] {
    return Object.entries(neo4j.environment)
      .filter(([name]) => !name.endsWith('_FILE'))
      .map(([name, value]) => {
        const setting = name
          .replace(/^NEO4J_/, '')
          .replaceAll('_', '.')
          .replaceAll('..', '_');
        return `${setting}=${value}`;
      });
  }

  function memory(name: string): number {
    return megabytes.parse(neo4j.environment[`NEO4J_server_memory_${name}`]);
  }
});

describe('the API in a container', () => {
  it('starts when Neo4j answers and the seeds are in; the load runs once', () => {
    expect(seed.command).toEqual(['seed', 'load', '--yes']);
    expect(seed.depends_on).toEqual({ neo4j: { condition: 'service_healthy' } });
    expect(api.depends_on).toEqual({
      neo4j: { condition: 'service_healthy' },
      seed: { condition: 'service_completed_successfully' },
    });
    expect(seed.image).toBe(api.image);
  });

  it('has settings that pactgraph takes, and asks the Neo4j beside it', () => {
    const file = join(temporaryFolder(), 'neo4j-auth');
    writeFileSync(file, 'neo4j/secret');
    for (const { environment } of [seed, api]) {
      expect(environment.NEO4J_AUTH_FILE).toBe(`/run/secrets/${seed.secrets[0] ?? ''}`);
      const config = readConfig({ ...values('ENV'), ...environment, NEO4J_AUTH_FILE: file });
      expect(config).toMatchObject({ server: { uri: 'bolt://neo4j:7687', user: 'neo4j' }, host: '0.0.0.0' });
      expect(words('EXPOSE')).toEqual([String(config.port)]);
      expect(openFault(config)).toBeUndefined();
    }
  });

  it('answers to the name that other containers know it by', () => {
    expect(readConfig({ PACTGRAPH_HOSTS: api.environment.PACTGRAPH_HOSTS }).hosts).toEqual(['api']);
    expect(Object.keys(compose.services)).toContain('api');
  });

  it('has more time to stop than it takes, and less heap than memory', () => {
    expect(api.stop_grace_period * 1_000).toBeGreaterThan(limits.drain);
    const heap = Number(/^--max-old-space-size=(\d+)$/.exec(api.environment.NODE_OPTIONS ?? '')?.[1]);
    expect(heap).toBeLessThan(api.mem_limit * 0.7);
  });
});

describe('all of it', () => {
  it('opens ports on this machine only', () => {
    for (const port of [...neo4j.ports, ...api.ports]) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('has one secret, in a file that neither git nor an image gets to see', () => {
    for (const { secrets } of [neo4j, seed, api]) expect(secrets).toEqual(['neo4j-auth']);
    expect(normalize(compose.secrets['neo4j-auth'].file)).toBe(normalize('secrets/neo4j-auth'));
    expect(readFileSync(join(packageRoot, '.gitignore'), 'utf8').split('\n')).toContain('secrets/');
  });

  it('names in the environment where the secret is, and nothing of it', () => {
    const named = [neo4j, seed, api].flatMap(({ environment }) =>
      Object.entries(environment).filter(([name]) => /auth|password|secret|token|key/i.test(name)),
    );
    expect(named).toEqual(Array(3).fill(['NEO4J_AUTH_FILE', '/run/secrets/neo4j-auth']));
  });
});
