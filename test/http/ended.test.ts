import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { countAnswers } from '../../src/api/answer/count-answers.js';
import type { ReadOptions } from '../../src/graph/rows.js';
import type { Row } from '../../src/graph/values.js';
import type { RequestContext } from '../../src/api/context.js';
import { ask, free, logSink, testApp } from './support.js';

/** Reads of texts that it is given, and of rows that never come. */
function slowGraph() {
  const signals: Array<AbortSignal | undefined> = [];
  const graph = {
    read: (text: string, _parameters: unknown, { signal, onRow }: ReadOptions = {}) => {
      signals.push(signal);
      if (text === 'rows') {
        const rows: Row[] = Array.from({ length: 10 }, () => ({ revision: 1, value: 'v' }));
        for (const row of rows) onRow?.({ ...row });
        return Promise.resolve(rows);
      }
      return new Promise<Row[]>((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason as Error)),
      );
    },
  };
  return { graph, signals };
}

const schema = buildSchema(
  'type Item { text: String item: Item } type Query { items(of: Int!): [Item!]! slow: String rows: Item }',
);
const fields = schema.getQueryType()?.getFields() ?? {};
const resolvers: Record<string, (args: { of: number }, context: RequestContext) => unknown> = {
  items: ({ of }) => Array.from({ length: of }, () => ({ text: 'x'.repeat(1_000) })),
  slow: (_, { read }) => read('slow'),
  rows: async (_, { read }) => ({ text: `${(await read('rows')).length}` }),
};
for (const [name, resolve] of Object.entries(resolvers)) {
  const field = fields[name];
  if (field)
    field.resolve = (_source, args: { of: number }, context: RequestContext) => resolve(args, context);
}
countAnswers(schema);

describe('an answer that becomes too large', () => {
  it('is refused, with what to ask less of', async () => {
    const app = await testApp({ schema, answerMegabytes: 1 });
    expect((await ask(app, '{ items(of: 900) { text } }')).status).toBe(200);
    const { status, body, headers } = await ask(app, '{ items(of: 2000) { text } }');
    expect([status, body]).toEqual([
      400,
      {
        errors: [
          {
            message: 'The answer is over 1 MB.',
            extensions: {
              code: 'ANSWER_TOO_LARGE',
              hint: expect.stringContaining('`first`') as string,
              requestId: headers['x-request-id'],
            },
          },
        ],
      },
    ]);
    await app.close();
  });

  it('leaves no trace: the next ones are answered, and nothing is logged', async () => {
    const log = logSink();
    const app = await testApp({
      schema,
      answerMegabytes: 1,
      logStream: log,
      config: { introspection: true, logLevel: 'warn' },
    });
    for (let i = 0; i < 20; i++)
      expect((await ask(app, '{ items(of: 2000) { text } }')).code).toBe('ANSWER_TOO_LARGE');
    expect((await ask(app, '{ items(of: 900) { text } }')).status).toBe(200);
    expect(log.lines).toEqual([]);
    await app.close();
  });

  it('ends the statements that run for it', async () => {
    const { graph, signals } = slowGraph();
    const app = await testApp({ schema, graph, answerMegabytes: 1 });
    expect((await ask(app, '{ slow items(of: 2000) { text } }')).code).toBe('ANSWER_TOO_LARGE');
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
    await app.close();
  });
});

describe('the deadline', () => {
  it('ends the statements that run', async () => {
    const { graph, signals } = slowGraph();
    const app = await testApp({ schema, graph, deadline: 50 });
    expect((await ask(app, '{ slow }')).code).toBe('TIMEOUT');
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
    expect((await ask(app, '{ rows { text } }')).body).toEqual({ data: { rows: { text: '10' } }, ...free });
    await app.close();
  });
});

describe('a client that goes away', () => {
  it('has its running statement ended', async () => {
    const { graph, signals } = slowGraph();
    const log = logSink();
    const app = await testApp({
      schema,
      graph,
      logStream: log,
      config: { introspection: true, logLevel: 'warn' },
    });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    const leaving = new AbortController();
    const request = fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ slow }"}',
      signal: leaving.signal,
    });
    await expect.poll(() => signals).toHaveLength(1);
    leaving.abort();
    await expect(request).rejects.toThrow();
    await expect.poll(() => signals[0]?.aborted).toBe(true);
    expect(log.lines).toEqual([]);
    await app.close();
  });
});
