import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../../src/package.js';
import {
  command,
  copies,
  instructions,
  keywords,
  last,
  stages,
  values,
  words,
} from '../support/dockerfile.js';

const enginesShape = z.object({ engines: z.object({ node: z.string() }) });
const manifestShape = enginesShape.extend({
  version: z.string(),
  description: z.string(),
  license: z.string(),
  files: z.array(z.string()),
});
const readManifest = (path: string): unknown =>
  JSON.parse(readFileSync(join(packageRoot, path, 'package.json'), 'utf8'));
const manifest = manifestShape.parse(readManifest(''));

describe('the image', () => {
  it('runs as a user who is not root, by number, so that others can see it', () => {
    const [user = ''] = words('USER');
    expect(user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  it('leaves what it holds to root, so that a root file system that is read-only changes nothing', () => {
    expect(copies(last).flatMap(({ flags }) => flags)).toEqual(
      copies(last).flatMap(({ from }) => (from ? ['from'] : [])),
    );
    expect(keywords(last)).not.toContain('VOLUME');
  });

  it('needs no shell', () => {
    for (const keyword of ['ENTRYPOINT', 'HEALTHCHECK'] as const) expect(command(keyword)[0]).toBe('node');
    expect(command('CMD')).toEqual(['serve']);
    for (const keyword of ['RUN', 'SHELL']) expect(keywords(last)).not.toContain(keyword);
  });

  it('needs no capability: its port is above 1023', () => {
    expect(words('EXPOSE')).toEqual(['4000']);
  });

  it('has no secret in a layer: nothing is fetched or copied but by its name, and nothing is handed to the build', () => {
    for (const keyword of ['ADD', 'ARG', 'ONBUILD']) expect(keywords(instructions)).not.toContain(keyword);
    for (const { sources } of copies(instructions))
      for (const source of sources) expect(source).toMatch(/^[\w/][\w./-]*$/);
  });

  it('has no secret in its environment', () => {
    expect(values('ENV')).toEqual({
      NODE_ENV: 'production',
      PACTGRAPH_HOST: '0.0.0.0',
      PACTGRAPH_OPEN: 'true',
    });
    expect(keywords(instructions).filter((keyword) => keyword === 'ENV')).toHaveLength(1);
  });

  it('has a health check', () => {
    expect(command('HEALTHCHECK').join(' ')).toContain('/health/live');
  });

  it('hands SIGTERM to the server itself', () => {
    expect(words('STOPSIGNAL')).toEqual(['SIGTERM']);
    expect(command('ENTRYPOINT')).toEqual(['node', 'bin/pactgraph.js']);
  });
});

describe('what the image is built from', () => {
  const base = stages.find((stage) => stage.getBuildStage() === 'base');

  it('is one Node, pinned, that the package and the parser can do with', () => {
    const names = stages.map((stage) => stage.getBuildStage());
    for (const stage of stages) expect(stage === base || names.includes(stage.getImage())).toBe(true);
    expect(base?.getImageName()).toBe('node');
    const version = /^(\d+\.\d+\.\d+)-\w+-slim$/.exec(base?.getImageTag() ?? '')?.[1] ?? '';
    for (const path of ['', 'node_modules/@neo4j-cypher/language-support']) {
      const { engines } = enginesShape.parse(readManifest(path));
      const asked = z.string().parse(/^>=([\d.]+)$/.exec(engines.node)?.[1]);
      expect(asked.localeCompare(version, 'en', { numeric: true })).toBeLessThan(1);
    }
  });

  it('is there', () => {
    for (const { from, sources } of copies(instructions))
      if (!from)
        for (const source of sources) expect(existsSync(join(packageRoot, source)), source).toBe(true);
  });

  it('is all that the package holds, and its licence', () => {
    const held = copies(last).flatMap(({ sources }) => sources.map((source) => source.replace('/app/', '')));
    expect(held.toSorted()).toEqual(
      [...manifest.files, 'LICENSE', 'node_modules', 'package.json'].toSorted(),
    );
  });

  it('is told by labels as the package tells it', () => {
    expect(values('LABEL')).toEqual({
      'org.opencontainers.image.title': 'pactgraph',
      'org.opencontainers.image.description': manifest.description,
      'org.opencontainers.image.version': manifest.version,
      'org.opencontainers.image.licenses': manifest.license,
    });
  });
});
