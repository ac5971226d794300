import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageRoot } from '../../src/config.js';
import { jarLock } from '../../src/neo4j/jars.js';

const compose = z
  .object({
    services: z.object({
      neo4j: z.object({
        image: z.string(),
        ports: z.array(z.string()),
        volumes: z.array(z.string()),
        environment: z.record(z.string(), z.string()),
        healthcheck: z.object({ test: z.array(z.string()) }),
        mem_limit: z.string(),
      }),
    }),
    volumes: z.record(z.string(), z.null()),
  })
  .parse(parse(readFileSync(join(packageRoot, 'docker-compose.yml'), 'utf8')));
const { neo4j } = compose.services;

it('runs the version that the managed database runs', () => {
  expect(neo4j.image).toBe(`neo4j:${jarLock.version}`);
  expect(neo4j.environment.NEO4J_db_query_default__language).toBe('CYPHER_25');
});

it('opens ports on this machine only', () => {
  for (const port of neo4j.ports) expect(port).toMatch(/^127\.0\.0\.1:/);
});

it('keeps data and logs in named volumes', () => {
  expect(neo4j.volumes.map((volume) => volume.split(':')[1])).toEqual(['/data', '/logs']);
  expect(neo4j.volumes.map((volume) => volume.split(':')[0])).toEqual(Object.keys(compose.volumes));
});

it('does not start without a password, and holds none', () => {
  expect(neo4j.environment.NEO4J_AUTH).toMatch(/^neo4j\/\$\{NEO4J_PASSWORD:\?[^}]+\}$/);
  expect(neo4j.healthcheck.test.join(' ')).toContain('cypher-shell');
});
