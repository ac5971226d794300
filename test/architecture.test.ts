import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/config.js';

const source = join(packageRoot, 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((f) => /\.tsx?$/.test(f));

/** What each folder may import beside itself and config, errors, did-you-mean, excerpt and ontology. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'cli.ts': ['commands', 'text'],
  commands: ['doctor', 'seed', 'http', 'api', 'loaders', 'neo4j', 'graph', 'text'],
  doctor: ['seed', 'http', 'api', 'neo4j', 'graph', 'text'],
  http: ['api', 'graph'],
  api: ['loaders', 'names', 'evidence', 'dates', 'graph'],
  seed: ['names', 'evidence', 'dates', 'graph', 'text'],
  neo4j: ['graph'],
  loaders: ['graph'],
  names: ['graph'],
  evidence: ['graph', 'dates', 'text'],
  dates: [],
  text: [],
  graph: [],
  ontology: [],
};
const everyone = ['config.ts', 'errors.ts', 'did-you-mean.ts', 'excerpt.ts', 'ontology'];

const folderOf = (file: string): string => file.split(sep)[0] ?? '';

/** Value imports of a file: type-only ones leave no arrow at run time. */
function imports(file: string): string[] {
  const text = readFileSync(join(source, file), 'utf8');
  const found = text.matchAll(
    /^(?:import|export)\s+(?!type\b)[^;]*?from\s+'([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm,
  );
  return [...found].map((m) => m[1] ?? m[2] ?? m[3] ?? '');
}

const arrows = files.flatMap((file) =>
  imports(file)
    .filter((to) => to.startsWith('.'))
    .map((to) => ({
      file,
      to: relative(source, normalize(join(source, dirname(file), to))).replace(/\.js$/, '.ts'),
    })),
);

describe('imports', () => {
  it('are found', () => {
    expect(arrows.length).toBeGreaterThan(50);
  });

  it('go one way', () => {
    const wrong = arrows.filter(({ file, to }) => {
      const [from, target] = [folderOf(file), folderOf(to)];
      return from !== target && !everyone.includes(target) && !(allowed[from] ?? []).includes(target);
    });
    expect(wrong).toEqual([]);
  });

  it('of config, errors, did-you-mean and excerpt lead nowhere else, and those of the ontology only to them', () => {
    const wrong = arrows.filter(
      ({ file, to }) =>
        everyone.includes(folderOf(file)) &&
        !(folderOf(file) === folderOf(to) || ['errors.ts', 'did-you-mean.ts', 'excerpt.ts'].includes(to)),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['neo4j-driver', 'graph'],
    ['@neo4j-cypher/language-support', 'seed'],
    ['@neo4j/cypher-builder', 'loaders'],
    ['fastify', 'http'],
    ['undici', 'neo4j'],
  ])('%s is imported by src/%s alone', (library, folder) => {
    const importers = files.filter((file) =>
      imports(file).some((to) => to === library || to.startsWith(`${library}/`)),
    );
    expect(importers.filter((file) => folderOf(file) !== folder)).toEqual([]);
  });

  it('nobody imports the command line', () => {
    expect(arrows.filter(({ to }) => to === 'cli.ts')).toEqual([]);
  });
});

describe('source files', () => {
  it('stay under 400 lines', () => {
    const long = files.filter((file) => readFileSync(join(source, file), 'utf8').split('\n').length > 400);
    expect(long).toEqual([]);
  });
});
