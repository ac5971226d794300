import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { buildSchema, printSchema, type GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package.js';

interface Contract {
  readonly bare: (schema: GraphQLSchema) => string;
  readonly untoldBreaks: (
    frozen: string,
    current: string,
    changelog: string,
  ) => Promise<readonly { readonly path: string; readonly message: string }[]>;
}

const { bare, untoldBreaks } = (await import(
  pathToFileURL(join(packageRoot, 'scripts/contract.js')).href
)) as Contract;

const before = `
  type Query { "Some." list(first: Int = 20, orderBy: [Order!], where: Where): [String!]!, old: Int }
  enum Order { NAME_ASC NAME_DESC }
  input Where { name: String }
`;
const paths = async (after: string, changelog = '## Unreleased\n') =>
  (await untoldBreaks(before, after, changelog)).map(({ path }) => path).sort();

describe('the guard of the contract', () => {
  it.each([
    ['a field that is gone', before.replace(', old: Int', ''), 'Query.old'],
    ['a value of an enum that is gone', before.replace(' NAME_DESC', ''), 'Order.NAME_DESC'],
    ['a type that changed', before.replace('old: Int', 'old: String'), 'Query.old'],
    ['an argument that must be given', before.replace('where: Where', 'where: Where!'), 'Query.list.where'],
    ['an input field that must be given', before.replace('name: String', 'name: String!'), 'Where.name'],
    ['a default value that changed', before.replace('= 20', '= 10'), 'Query.list.first'],
  ])('tells %s', async (_, after, path) => {
    expect(await paths(after)).toEqual([path]);
  });

  it.each([
    ['a new field', before.replace('old: Int', 'old: Int, new: Int')],
    ['a new value of an enum', before.replace('NAME_DESC', 'NAME_DESC ID_ASC')],
    ['a new argument that may be left out', before.replace('where: Where', 'where: Where, asOf: String')],
    ['another text', before.replace('Some.', 'Others.')],
  ])('lets %s pass', async (_, after) => {
    expect(await paths(after)).toEqual([]);
  });

  it('lets pass what the changelog tells as breaking, by its path', async () => {
    const after = before.replace(', old: Int', '').replace(' NAME_DESC', '');
    const told =
      '# Changelog\n\n## Unreleased\n\n- `Order.NAME_DESC`\n\n### Breaking\n\n- `Query.old`: ask `list`.\n';
    expect(await paths(after, told)).toEqual(['Order.NAME_DESC']);
    expect(await paths(after, `${told}\n## 1.0.0\n\n### Breaking\n\n- \`Order.NAME_DESC\`\n`)).toEqual([
      'Order.NAME_DESC',
    ]);
  });

  it('keeps all of it but its texts', async () => {
    const kept = bare(buildSchema(before));
    expect(kept).not.toContain('Some.');
    expect(await untoldBreaks(kept, before, '')).toEqual([]);
    expect(await untoldBreaks(before, kept, '')).toEqual([]);
    expect(printSchema(buildSchema(kept))).toBe(kept.trim());
  });
});
