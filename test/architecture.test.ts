/** Imports go where docs/architecture.md says they may, types included. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/package.js';

const source = join(packageRoot, 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => file.split(sep).join('/'));

/** What each room of the table may import. */
const table = new Map(
  [
    ...readFileSync(join(packageRoot, 'docs/architecture.md'), 'utf8').matchAll(
      /^\| `src\/(\S+?)\/?` \|[^|]*\|([^|]*)\|$/gm,
    ),
  ].map(([, room = '', named = '']) => [room, named.split(',').map((name) => name.trim())]),
);
/** What all may import, and it leads nowhere else itself. */
const common = [
  'config.ts',
  'errors.ts',
  'did-you-mean.ts',
  'excerpt.ts',
  'identifier.ts',
  'package.ts',
  'ontology',
];

/** The longest name in the table that a file lies in. */
const roomOf = (file: string): string =>
  [...table.keys(), ...common]
    .filter((room) => file === room || file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0] ?? `no room: ${file}`;

/** `load` stands for `seed/load` beside a room of `seed`, and `seed` for all of them. */
const mayImport = (from: string, to: string): boolean =>
  (table.get(from) ?? []).some((name) =>
    [name, `${name}.ts`, `${dirname(from)}/${name}`, `${dirname(from)}/${name}.ts`].some(
      (room) => to === room || to.startsWith(`${room}/`),
    ),
  );

const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(source, file), 'utf8').matchAll(
      /^(?:import|export)\s[^;]*?from\s+'([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm,
    ),
  ].map((found) => found[1] ?? found[2] ?? found[3] ?? '');

const arrows = files.flatMap((file) =>
  importsOf(file)
    .filter((to) => to.startsWith('.'))
    .map((to) => ({
      file,
      to: relative(source, normalize(join(source, dirname(file), to)))
        .split(sep)
        .join('/')
        .replace(/\.js$/, '.ts'),
    })),
);

/** What is left when everything that leads to nothing more is taken away, again and again. */
function circleIn(next: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  let left = [...next.keys()];
  for (;;) {
    const there = new Set(left);
    const kept = left.filter((from) => [...(next.get(from) ?? [])].some((to) => there.has(to)));
    if (kept.length === left.length) return kept;
    left = kept;
  }
}

describe('rooms', () => {
  it('are those of the table, and every file lies in one', () => {
    expect(files.filter((file) => roomOf(file).startsWith('no room'))).toEqual([]);
    expect([...table.keys()].filter((room) => !files.some((file) => roomOf(file) === room))).toEqual([]);
  });

  it('import what the table says', () => {
    expect(arrows.length).toBeGreaterThan(1_000);
    const wrong = arrows.filter(({ file, to }) => {
      const [from, target] = [roomOf(file), roomOf(to)];
      return from !== target && !common.includes(target) && !mayImport(from, target);
    });
    expect(wrong).toEqual([]);
  });

  it('use what the table grants them', () => {
    const unused = [...table].flatMap(([room, named]) =>
      named
        .filter((name) => name !== '')
        .filter((name) => {
          const used = arrows.filter(({ file, to }) => roomOf(file) === room && roomOf(to) !== room);
          const grants = (to: string) =>
            [name, `${name}.ts`, `${dirname(room)}/${name}`, `${dirname(room)}/${name}.ts`].some(
              (other) => to === other || to.startsWith(`${other}/`),
            );
          return !used.some(({ to }) => grants(roomOf(to)));
        })
        .map((name) => `${room}: ${name}`),
    );
    expect(unused).toEqual([]);
  });

  it.each([
    ['rooms', roomOf],
    ['files', (file: string) => file],
  ])('have arrows that never lead back: %s', (_, placeOf) => {
    const next = new Map<string, Set<string>>();
    for (const { file, to } of arrows) {
      const [from, target] = [placeOf(file), placeOf(to)];
      if (from !== target) next.set(from, (next.get(from) ?? new Set()).add(target));
    }
    expect(circleIn(next)).toEqual([]);
  });

  it('for all lead nowhere else', () => {
    const wrong = arrows.filter(
      ({ file, to }) => common.includes(roomOf(file)) && !common.includes(roomOf(to)),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['neo4j-driver', 'graph'],
    ['@neo4j-cypher/language-support', 'cypher'],
    ['@neo4j/cypher-builder', 'loaders'],
    ['fastify', 'http'],
    ['undici', 'neo4j/download'],
  ])('%s is imported by src/%s alone', (library, room) => {
    const importers = files.filter((file) =>
      importsOf(file).some((to) => to === library || to.startsWith(`${library}/`)),
    );
    expect(importers.length).toBeGreaterThan(0);
    expect(importers.filter((file) => roomOf(file) !== room)).toEqual([]);
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
