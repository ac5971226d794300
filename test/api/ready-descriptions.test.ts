import { buildSchema, Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readyDescriptions } from '../../src/api/ready-descriptions.js';

const schema = buildSchema('type Query { a: String }');

function asked(source: string, variables?: Readonly<Record<string, unknown>>) {
  const document = parse(source);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  return { document, operation, source, variables };
}

describe('ready descriptions', () => {
  it('are made once of each document and its variables', async () => {
    const ready = readyDescriptions(schema);
    const type = 'query T($name: String!) { __type(name: $name) { name } }';
    const [first, same, other] = await Promise.all([
      ready.to(asked(type, { name: 'Query' })),
      ready.to(asked(type, { name: 'Query' })),
      ready.to(asked(type, { name: 'String' })),
    ]);
    expect(first).toBeDefined();
    expect(same).toBe(first);
    expect(other).not.toBe(first);
    expect(await ready.to(asked(type, { name: 'Query' }))).toBe(first);
  });

  it('become text as every answer does', async () => {
    const ready = readyDescriptions(schema);
    const data = await ready.to(asked('{ __type(name: "Query") { name } __typename }'));
    const text = '{"data":{"__type":{"name":"Query"},"__typename":"Query"},"extensions":{"a":1}}\n';
    expect(ready.text({ data: data ?? null, extensions: { a: 1 } })).toBe(text);
    expect(ready.text({ data: { a: 'b' }, extensions: { a: 1 } })).toBe(
      '{"data":{"a":"b"},"extensions":{"a":1}}\n',
    );
  });

  it('leave what asks for more, or has errors, to the executor', async () => {
    const ready = readyDescriptions(schema);
    expect(await ready.to(asked('{ __typename a }'))).toBeUndefined();
    expect(await ready.to(asked('query T($name: String!) { __type(name: $name) { name } }'))).toBeUndefined();
  });
});
