/** The random operations: the same in every run, most of them valid, and made smaller as long as they fail. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSchema, parse, validate, type GraphQLSchema } from 'graphql';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../../src/package.js';

interface Operations {
  readonly bodyOf: (schema: GraphQLSchema, number: number, known: object) => string;
}
interface Smallest {
  readonly smallest: (
    body: string,
    fails: (body: string) => Promise<boolean>,
    mostTries: number,
  ) => Promise<string>;
}

const bench = (name: string): Promise<unknown> =>
  import(pathToFileURL(join(packageRoot, 'bench/fuzz', name)).href);
const { bodyOf } = (await bench('operations.js')) as Operations;
const { smallest } = (await bench('smallest.js')) as Smallest;

const schema = buildSchema(readFileSync(join(packageRoot, 'schema/public.graphql'), 'utf8'));
const known = { ids: ['org/a'], idsOf: { Organisation: ['org/a'] }, cursors: ['x'] };
const bodies = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => bodyOf(schema, from + i, known));

function isValid(body: string): boolean {
  try {
    const { query } = z.object({ query: z.string() }).parse(JSON.parse(body));
    return validate(schema, parse(query)).length === 0;
  } catch {
    return false;
  }
}

it('are the same for the same number, wherever a run begins, and differ for others', () => {
  expect(bodies(20, 40)).toEqual(bodies(0, 40).slice(20));
  expect(new Set(bodies(0, 200)).size).toBe(200);
});

it('are valid for the most part, and broken in some', () => {
  const valid = bodies(0, 200).filter(isValid).length;
  expect(valid).toBeGreaterThan(120);
  expect(valid).toBeLessThan(190);
});

it('are made smaller as long as they fail, without variables and fragments that nothing uses then', async () => {
  const query = `query q($a: ID!, $b: Int) { organisation(id: $a) { name ...f } places(first: $b) { nodes { id summary } } }
    fragment f on Organisation { kind }`;
  const body = JSON.stringify({ query, variables: {} });
  const found = await smallest(
    body,
    (tried) => Promise.resolve(isValid(tried) && tried.includes('summary')),
    100,
  );
  const { query: shrunk } = z.object({ query: z.string() }).parse(JSON.parse(found));
  expect(shrunk.replaceAll(/\s+/g, ' ')).toBe('query q { places { nodes { summary } } }');
});
