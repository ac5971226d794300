import dockerignore from '@balena/dockerignore';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/package.js';
import { copies, instructions } from '../support/dockerfile.js';

const ignore = dockerignore().add(readFileSync(join(packageRoot, '.dockerignore'), 'utf8'));

it.each([
  '.env',
  '.npmrc',
  '.git/config',
  '.pactgraph/neo4j-password',
  'secrets/neo4j-auth',
  'seed/.env',
  'backups/neo4j.dump',
  'docker-compose.override.yml',
  'node_modules/zod/index.js',
  'dist/cli.js',
  'test/cli.test.ts',
])('%s never gets to an engine', (path) => {
  expect(ignore.ignores(path)).toBe(true);
});

it('lets through what the Dockerfile copies, and what is in it', () => {
  const sources = copies(instructions).flatMap((copy) => (copy.from ? [] : copy.sources));
  expect(sources).toContain('seed');
  expect(sources.filter((source) => ignore.ignores(source))).toEqual([]);
  expect(ignore.ignores('seed/sources/a-forum.txt')).toBe(false);
});
