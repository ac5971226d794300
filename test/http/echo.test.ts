/** What comes back of a long request: at most 200 characters in each text. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, testApp, type AnswerBody, type TestApp } from './support.js';
import { within } from '../support/timing.js';

const long = 'x'.repeat(200_000);
/** Suggestions and places of an error name the schema. */
const mostOfText = 400;

describe.each([true, false])('with introspection %s', (introspection) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp({ config: { introspection } });
    await ask(app, '{ self { name } }');
  });
  afterAll(() => app.close());

  const requests: ReadonlyArray<readonly [what: string, query: string, variables?: object]> = [
    ['a text for a number', `{ page(first: "${long}") }`],
    ['a text for an object', `{ find(where: "${long}") }`],
    ['a text over several lines', `{ find(where: """${long}""") }`],
    ['a text for a name of an enum', `{ may(kind: "${long}") }`],
    ['a text for a date', `{ on(day: "${long}") }`],
    ['a number', `{ page(first: ${'9'.repeat(200_000)}) }`],
    ['a list of texts', `{ page(first: [${Array(500).fill('"xxxxxxxxx"').join()}]) }`],
    ['a field', `{ ${long} }`],
    ['an alias', `{ ${long}: nothing }`],
    ['an argument', `{ page(${long}: 1) }`],
    ['a variable', 'query($n: Int!) { page(first: $n) }', { n: long }],
    ['a list in a variable', 'query($n: Int!) { page(first: $n) }', { n: [long, long] }],
    ['a key of a variable', 'query($w: Filter) { find(where: $w) }', { w: { [long]: 1 } }],
    [
      'many keys of a variable',
      'query($w: Filter) { find(where: $w) }',
      { w: Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`x${i}`, i])) },
    ],
    ['many suggestions', `{ may(kind: "${'Did you mean '.repeat(16_000)}") }`],
    [
      'many suggestions in a variable',
      'query($n: Int!) { page(first: $n) }',
      { n: 'Did you mean '.repeat(16_000) },
    ],
    ['no GraphQL', long],
    ['an odd character', `{ self ${'"'.repeat(100_001)} }`],
  ];
  it.each(requests.map(([what, query, variables]) => ({ what, query, variables })))(
    '$what does not come back',
    async ({ query, variables }) => {
      const started = performance.now();
      const { body } = await ask(app, query, variables);
      within(1_000, performance.now() - started);
      expect(body.errors?.length).toBeGreaterThan(0);
      for (const { message } of body.errors ?? []) {
        expect(message.length).toBeLessThanOrEqual(mostOfText);
        expect(message).not.toMatch(/x{201}|9{201}|(Did you mean ){16}/);
      }
      expect(JSON.stringify(body).length).toBeLessThan(3_000);
    },
  );

  it('the name of an operation does not come back', async () => {
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ query: '{ page }', operationName: long }),
    });
    const { errors } = JSON.parse(response.body) as AnswerBody;
    expect(errors?.[0]?.extensions.code).toBe('OPERATION_RESOLUTION_FAILURE');
    expect(response.body.length).toBeLessThan(1_000);
  });
});
