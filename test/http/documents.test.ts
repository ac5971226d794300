import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, free, resolved, testApp, type TestApp } from './support.js';
import { within } from '../support/timing.js';

let app: TestApp;
let closed: TestApp;

beforeAll(async () => {
  app = await testApp();
  closed = await testApp({ config: { introspection: false, logLevel: 'silent' } });
  // The first call after the start compiles what the others use.
  await ask(app, '{ self { name } }');
});
afterAll(() => Promise.all([app.close(), closed.close()]));

const times = (n: number, part: (index: number) => string): string =>
  Array.from({ length: n }, (_, index) => part(index)).join(' ');

/** n fragments, each spreading the next one twice. */
const doubling = (n: number): string =>
  `{ self { ...F0 } } ${times(n, (i) => `fragment F${i} on Node { a: self { ...F${i + 1} } b: self { ...F${i + 1} } }`)}
   fragment F${n} on Node { name }`;

const nested = {
  fields: (n: number) => `{ ${times(n - 1, () => 'self {')} name ${'}'.repeat(n)}`,
  'inline fragments': (n: number) => `{ self { ${times(n, () => '... on Node {')} name ${'}'.repeat(n + 2)}`,
  fragments: (n: number) =>
    `{ self { ...F0 } } ${times(n, (i) => `fragment F${i} on Node { self { ...F${i + 1} } }`)}
     fragment F${n} on Node { name }`,
};

async function refused(document: string) {
  const before = resolved.count;
  const started = performance.now();
  const answer = await ask(app, document);
  const ms = performance.now() - started;
  expect(answer.status).toBe(400);
  expect(answer.body).not.toHaveProperty('data');
  expect(answer.body.errors?.length).toBeLessThanOrEqual(6);
  expect(JSON.stringify(answer.body)).not.toMatch(/call stack/i);
  expect(resolved.count).toBe(before);
  expect((await ask(app, '{ __typename }')).body).toEqual({ data: { __typename: 'Query' }, ...free });
  return { ...answer, ms };
}

describe('documents over a limit', () => {
  it.each([10, 20, 24, 30, 40, 60])('fragment doubling of %i is too complex, at once', async (n) => {
    const { code, ms } = await refused(doubling(n));
    expect(code).toBe('OPERATION_TOO_COMPLEX');
    within(150, ms);
  });

  describe.each(Object.entries(nested))('%s nested', (_what, document) => {
    it('17 and 50 levels are too deep', async () => {
      for (const n of [17, 50]) {
        const { code, body } = await refused(document(n));
        expect(code).toBe('OPERATION_TOO_COMPLEX');
        expect(body.errors?.[0]?.message).toMatch(/ levels; at most 16 are allowed/);
        expect(body.errors?.[0]?.extensions).toHaveProperty('hint');
      }
    });

    it('1,000 levels are refused unread; of 20,000 some are over 256 kB', async () => {
      expect((await refused(document(1_000))).code).toMatch(/OPERATION_TOO_COMPLEX|GRAPHQL_PARSE_FAILED/);
      const { code } = await ask(app, document(20_000)).catch(() => ({ code: 'not JSON' }));
      expect(code).toMatch(/OPERATION_TOO_COMPLEX|GRAPHQL_PARSE_FAILED|PAYLOAD_TOO_LARGE/);
    });
  });

  describe.each([
    ['lists in an argument', (n: number) => `{ read(text: ${'['.repeat(n)}${']'.repeat(n)}) }`],
    ['lists that nobody closes', (n: number) => `{ read(text: ${'['.repeat(n)}`],
    ['objects in an argument', (n: number) => `{ find(where: ${'{AND:'.repeat(n)}{}${'}'.repeat(n)}) }`],
    [
      'lists as a default',
      (n: number) => `query($w: Filter = ${'['.repeat(n)}${']'.repeat(n)}) { find(where: $w) }`,
    ],
    [
      'lists in a directive',
      (n: number) => `{ self @include(if: ${'['.repeat(n)}${']'.repeat(n)}) { name } }`,
    ],
    ['lists in a type', (n: number) => `query($w: ${'['.repeat(n)}Int${']'.repeat(n)}) { page }`],
    ['inline fragments', (n: number) => `{ self { ${'...{'.repeat(n)}name${'}'.repeat(n)} } }`],
  ])('%s', (_what, document) => {
    it.each([101, 600, 2_000, 9_000])('%i deep are refused in words', async (n) => {
      const { body, code } = await refused(document(n));
      expect(code).toBe('OPERATION_TOO_COMPLEX');
      expect(body.errors?.[0]).toMatchObject({
        message: 'The operation has 101 nested brackets; at most 100 are allowed.',
        extensions: { limit: 100, found: 101, hint: expect.any(String) },
      });
    });
  });

  it('brackets in texts and comments are none', async () => {
    const brackets = '['.repeat(5_000);
    expect((await ask(app, `{ read(text: "${brackets}") } # ${brackets}`)).status).toBe(200);
    expect((await ask(app, `{ read(text: """${brackets}""") }`)).status).toBe(200);
  });

  it('names of 201 letters are too long, of 200 not', async () => {
    const alias = (n: number) => `{ ${'a'.repeat(n)}: __typename }`;
    expect((await ask(app, alias(200))).status).toBe(200);
    const { code, body } = await refused(alias(201));
    expect(code).toBe('OPERATION_TOO_COMPLEX');
    expect(body.errors?.[0]?.message).toBe(
      'The operation has 201 letters in one name; at most 200 are allowed.',
    );
  });

  it('by GET the same holds', async () => {
    const query = encodeURIComponent(`{ read(text: ${'['.repeat(2_000)}) }`);
    const headers = { 'apollo-require-preflight': '1' };
    const { statusCode, body } = await app.inject({ url: `/graphql?query=${query}`, headers });
    expect(statusCode).toBe(400);
    expect(body).toContain('OPERATION_TOO_COMPLEX');
  });

  it('16 levels are allowed, and so is the introspection query', async () => {
    expect((await ask(app, nested.fields(16))).status).toBe(200);
    expect((await ask(app, getIntrospectionQuery())).status).toBe(200);
  });

  const aliases: ReadonlyArray<readonly [string, (n: number) => string]> = [
    ['fields', (n) => `{ self { ${times(n, (i) => `a${i}: name`)} } }`],
    ['__typename', (n) => `{ self { ${times(n, (i) => `a${i}: __typename`)} } }`],
    ['a fragment', (n) => `{ self { ...F } } fragment F on Node { ${times(n, (i) => `a${i}: name`)} }`],
  ];
  it.each(aliases)('31 and 101 aliases of %s are too many, 30 are not', async (_what, document) => {
    for (const n of [31, 101]) {
      const { code, body } = await refused(document(n));
      expect(code).toBe('OPERATION_TOO_COMPLEX');
      expect(body.errors?.[0]?.message).toBe(`The operation has ${n} aliases; at most 30 are allowed.`);
      expect(body.errors?.[0]?.extensions).toMatchObject({ limit: 30, found: n });
    }
    expect((await refused(document(5_000))).code).toBe('GRAPHQL_PARSE_FAILED');
    expect((await ask(app, document(30))).status).toBe(200);
  });

  it('counts aliases of a fragment as often as it is spread', async () => {
    const document = '{ self { ...F self { ...F self { ...F } } } } fragment F on Node { ';
    expect((await refused(`${document}${times(11, (i) => `a${i}: name`)} }`)).code).toBe(
      'OPERATION_TOO_COMPLEX',
    );
    expect((await ask(app, `${document}${times(10, (i) => `a${i}: name`)} }`)).status).toBe(200);
  });

  it('21 root fields are too many, repeated ones counted', async () => {
    expect((await refused(`{ ${times(21, () => '__typename')} }`)).code).toBe('OPERATION_TOO_COMPLEX');
    expect((await refused(`{ ${times(21, () => '...F')} } fragment F on Query { __typename }`)).code).toBe(
      'OPERATION_TOO_COMPLEX',
    );
    expect((await ask(app, `{ ${times(20, () => '__typename')} }`)).status).toBe(200);
  });

  it.each([500, 1_500, 15_000])('%i repeated fields are refused within 100 ms', async (n) => {
    within(200, (await refused(`{ ${times(n, () => '__typename')} }`)).ms);
  });

  it.each([480, 1_000, 3_000])('%i overlapping objects are refused', async (n) => {
    within(400, (await refused(`{ ${times(n, () => 'self { name }')} }`)).ms);
  });

  it.each([10, 100, 5_000])('%i repeated directives are refused with at most 6 errors', async (n) => {
    await refused(`{ self ${times(n, () => '@unknown')} { name } }`);
    await refused(`{ self ${times(n, () => '@include(if: true)')} { name } }`);
  });

  it('21 directives on different fields are too many', async () => {
    const document = (n: number) => `{ self { ${times(n, () => '... @include(if: true) { name }')} } }`;
    expect((await refused(document(21))).code).toBe('OPERATION_TOO_COMPLEX');
    expect((await ask(app, document(20))).status).toBe(200);
  });

  it('over 10,000 selections without aliases are too many', async () => {
    const bomb = `{ self { ...F0 } } ${times(7, (i) => `fragment F${i} on Node { self { ${times(4, () => `...F${i + 1}`)} } }`)}
      fragment F7 on Node { name }`;
    const { code, body } = await refused(bomb);
    expect(code).toBe('OPERATION_TOO_COMPLEX');
    expect(body.errors?.[0]?.message).toMatch(/over 10000 selections/);
  });

  it('over 2,000 tokens do not parse, within 20 ms', async () => {
    const { code, ms, body } = await refused(`{ ${times(2_001, () => 'x')} }`);
    expect(code).toBe('GRAPHQL_PARSE_FAILED');
    within(100, ms);
    expect(body.errors?.[0]?.message).toMatch(/2000 tokens/);
  });

  it('many wrong names give at most 6 errors', async () => {
    const { body } = await refused(`{ ${times(100, (i) => `x${i}`)} }`);
    expect(body.errors).toHaveLength(6);
  });

  it('variables 20,000 levels deep are too complex; 10 are fine', async () => {
    const where = (n: number): string => (n === 0 ? '{"name":"x"}' : `{"AND":[${where(n - 1)}]}`);
    const post = (variables: string) =>
      app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json' },
        payload: `{"query":"query($w: Filter) { find(where: $w) }","variables":{"w":${variables}}}`,
      });
    const deep = `${'{"AND":['.repeat(20_000)}{}${']}'.repeat(20_000)}`;
    const answer = await post(deep);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('OPERATION_TOO_COMPLEX');
    expect((await post(where(10))).statusCode).toBe(200);
  });
});

describe('operations that are none', () => {
  it.each(['mutation { x }', 'subscription { x }', 'mutation M { __typename }'])(
    '%s is refused',
    async (document) => {
      const { code, body } = await refused(document);
      expect(code).toBe('BAD_REQUEST');
      expect(body.errors?.[0]?.message).toMatch(/^This API only reads: send a query, not a /);
    },
  );

  it('an unknown operation name is said', async () => {
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ query: 'query A { __typename } query B { __typename }', operationName: 'C' }),
    });
    expect(response.statusCode).toBe(400);
    expect(response.body).toContain('OPERATION_RESOLUTION_FAILURE');
  });

  it('a persisted hash is not supported', async () => {
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }),
    });
    expect(response.statusCode).toBe(200);
    expect(response.body).toContain('PERSISTED_QUERY_NOT_SUPPORTED');
  });
});

describe('while introspection is off', () => {
  it.each([
    '{ __schema { types { name } } }',
    '{ a: __schema { types { name } } }',
    '{ ...F } fragment F on Query { __schema { types { name } } }',
    '{ __type(name: "Node") { name } }',
  ])('%s is refused in our words', async (document) => {
    const { status, body, code } = await ask(closed, document);
    expect([status, code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    expect(body.errors?.[0]?.message).toMatch(/^Introspection is off/);
    expect(JSON.stringify(body)).not.toMatch(/apollo/i);
  });

  it('__typename is answered', async () => {
    expect((await ask(closed, '{ __typename }')).status).toBe(200);
  });

  it.each([
    ['{ sel { name } }', 'Cannot query field "sel" on type "…".'],
    ['{ self { nam } }', 'Cannot query field "nam" on type "…".'],
    ['{ page(firs: 1) }', 'Unknown argument "firs" on field "…".'],
    ['{ may(kind: TYPE_EROR) }', 'Value "TYPE_EROR" does not exist in "…" enum.'],
    ['{ find(where: { nam: "x" }) }', 'Field "nam" is not defined by type "…".'],
    ['{ self }', 'Field "self" of type "…" must have a selection of subfields.'],
  ])('%s names nothing that the document does not name', async (document, message) => {
    expect((await ask(closed, document)).body.errors?.[0]?.message).toBe(message);
  });

  it('a wrong variable names nothing either', async () => {
    const { body, code } = await ask(closed, 'query($w: Filter) { find(where: $w) }', {
      w: { AND: [{ nam: 1 }] },
    });
    expect(code).toBe('BAD_USER_INPUT');
    expect(JSON.stringify(body)).not.toMatch(/did you mean/i);
  });
});

it('with introspection on, a misspelt field gets a suggestion', async () => {
  expect((await ask(app, '{ self { nam } }')).body.errors?.[0]?.message).toMatch(/Did you mean "name"/);
});
