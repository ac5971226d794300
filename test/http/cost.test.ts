import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executableSchema } from '../../src/api/schema.js';
import { apiFolder, realOntology } from '../support/ontology.js';
import { ask, fakeGraph, testApp, type TestApp } from './support.js';

const schema = executableSchema(realOntology, apiFolder);
const { graph, texts } = fakeGraph();
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ schema, graph });
});
afterAll(() => app.close());

const list = (first: string | number, inner = 'id') =>
  `organisations(first: ${first}) { nodes { ${inner} } }`;
const through = (field: string, node: object) => ({ [field]: { some: { node } } });
const deep = `agreements(first: 100) { nodes { parties(first: 100) { nodes { id } } } }`;

type Case = readonly [what: string, document: string, variables?: Record<string, unknown>];
const asCases = (cases: readonly Case[]) =>
  cases.map(([what, document, variables]) => ({ what, document, ...(variables && { variables }) }));

describe('an operation over the limit of cost', () => {
  it.each<{ what: string; document: string; variables?: Record<string, unknown> }>(
    asCases([
      ['literals', `{ ${list(100, 'agreements(first: 100) { nodes { id } }')} }`],
      ['variables', `query Q($n: Int) { ${list('$n', deep)} }`, { n: 2 }],
      ['defaults of variables', `query Q($n: Int = 2) { ${list('$n', deep)} }`],
      ['default pages', `{ ${list(100, 'agreements { nodes { parties { nodes { id } } } }')} }`],
      [
        'the last entries',
        '{ source(id: "src/a") { evidence(last: 100) { nodes { facts(last: 100) { nodes { id } } } } } }',
      ],
      [
        'fragments',
        `{ ...A } fragment A on Query { ${list(2, '...B')} } fragment B on Organisation { ${deep} }`,
      ],
      ['inline fragments', `{ ... { ${list(2, `... on Organisation { ... on Entity { id } ${deep} }`)} } }`],
      [
        '@include with a variable',
        `query Q($v: Boolean!) { ${list(2, `id ... @include(if: $v) { ${deep} }`)} }`,
        { v: true },
      ],
      [
        '@skip with a default',
        `query Q($v: Boolean = false) { ${list(2, `id ... @skip(if: $v) { ${deep} }`)} }`,
      ],
      [
        'interfaces',
        `{ topics(first: 100) { nodes { entities(first: 100) { nodes { names { text } } } } } }`,
      ],
      [
        'aliases',
        `{ ${Array.from({ length: 20 }, (_, i) => `a${i}: organisations(first: 100) { nodes { partnersCount } }`).join(' ')} }`,
      ],
      [
        'edges beside nodes',
        `{ organisations(first: 100) { edges { node { agreements(first: 50) { nodes { id } } } } nodes { agreements(first: 50) { nodes { id } } } } }`,
      ],
      [
        'conditions that follow relationships',
        `query Q($where: OrganisationWhere) { organisations(first: 1, where: $where) { totalCount } }`,
        { where: [1, 2, 3].reduce<object>((node) => through('agreements', through('parties', node)), {}) },
      ],
      [
        'large texts',
        '{ sources(first: 100) { nodes { a: text evidence(first: 1) { nodes { source { text } } } } } }',
      ],
      [
        'computed lists',
        `{ ${list(100, 'partners(first: 100) { totalCount } a: partnersCount(kinds: [CENTRE]) b: partnersCount')} }`,
      ],
    ]),
  )('is refused before any statement: $what', async ({ document, variables }) => {
    const sent = texts.length;
    const { status, code, body } = await ask(app, document, variables);
    expect([status, code]).toEqual([400, 'COST_LIMIT']);
    expect(body).not.toHaveProperty('data');
    const extensions = body.errors?.[0]?.extensions;
    expect(extensions).toMatchObject({ limit: 5_000, heaviest: { path: expect.any(String) as string } });
    expect(body).toHaveProperty('extensions.cost', { requested: extensions?.cost, limit: 5_000 });
    expect(texts.length).toBe(sent);
  });

  it('is the chosen one', async () => {
    const document = `query Small { __typename } query Large { ${list(2, deep)} }`;
    const post = async (operationName: string) =>
      (await app.inject({ method: 'POST', url: '/graphql', payload: { query: document, operationName } }))
        .statusCode;
    expect([await post('Small'), await post('Large')]).toEqual([200, 400]);
  });

  it('may be what a setting allows', async () => {
    const costly = await testApp({ schema, graph: fakeGraph().graph, cost: 20_000 });
    expect((await ask(costly, `{ ${list(2, deep)} }`)).code).not.toBe('COST_LIMIT');
    expect((await ask(costly, `{ ${list(4, deep)} }`)).code).toBe('COST_LIMIT');
    await costly.close();
  });
});

describe('an answer', () => {
  it('tells what it cost, the same each time', async () => {
    const told = async () =>
      (await ask(app, '{ a: __typename organisations(first: 0) { totalCount } }')).body;
    const cost = { requested: 6, limit: 5_000 };
    expect(await told()).toHaveProperty('extensions.cost', cost);
    expect(await told()).toHaveProperty('extensions.cost', cost);
  });

  it('does so where an argument is refused', async () => {
    const { status, body } = await ask(app, `{ __typename organisations(first: 101) { totalCount } }`);
    expect(status).toBe(400);
    expect(body).toHaveProperty('extensions.cost.requested', 6);
  });

  it('knows no price of what is no operation', async () => {
    expect((await ask(app, '{ nothing }')).body).not.toHaveProperty('extensions');
  });
});

describe('a description of the schema', () => {
  const document = getIntrospectionQuery();

  it('is the same for all who ask at once, and later', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => ask(app, document)));
    for (const { status, body } of [...answers, await ask(app, document)]) {
      expect(status).toBe(200);
      expect(body).toEqual(answers[0]?.body);
      expect(body.data).toHaveProperty('__schema.queryType.name', 'Query');
      expect(body).toHaveProperty('extensions.cost.limit', 5_000);
    }
  });

  it('is made of its own variables', async () => {
    const query = 'query T($name: String!) { __type(name: $name) { name } }';
    const name = async (asked: string) => (await ask(app, query, { name: asked })).body.data;
    expect([await name('Tie'), await name('Fact'), await name('Tie')]).toEqual([
      { __type: { name: 'Tie' } },
      { __type: { name: 'Fact' } },
      { __type: { name: 'Tie' } },
    ]);
  });
});
