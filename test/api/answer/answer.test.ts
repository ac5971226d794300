import fc from 'fast-check';
import { buildSchema, getIntrospectionQuery, graphql, type GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Answer } from '../../../src/api/answer/answer.js';
import { countAnswers } from '../../../src/api/answer/count-answers.js';
import { answerLimits, type AnswerLimits } from '../../../src/api/answer/limits.js';
import { PactgraphError } from '../../../src/errors.js';

const schema = buildSchema(`
  interface Named { name: String }
  scalar JSON
  type Thing implements Named { json: JSON name: String text: String size: Int tags: [String!] parts: [Thing!] next(of: [Int!]): Thing later: Thing }
  type Query { things: [Thing!]! named: Named lazy: [Thing!] }
`);
countAnswers(schema);

/** What an operation is answered: its data, or the code and text it ends with. */
async function answered(
  source: string,
  rootValue: object,
  limits: Partial<AnswerLimits>,
  over: GraphQLSchema = schema,
): Promise<unknown> {
  const answer = new Answer({ ...answerLimits(8), ...limits });
  const ended = new Promise((resolve) => {
    answer.signal.addEventListener('abort', () => {
      const { code, message } = answer.signal.reason as PactgraphError;
      resolve(`${code} ${message}`);
    });
  });
  const run = graphql({ schema: over, source, rootValue, contextValue: { answer } }).finally(() =>
    answer.close(),
  );
  return Promise.race([ended, run.then(({ data, errors }) => errors ?? data)]);
}

const tooLarge = (text: string) => `ANSWER_TOO_LARGE The answer ${text}.`;

// Characters that JSON does not escape.
const text = fc.string({ unit: fc.constantFrom('a', 'é', '京', '𠮷'), maxLength: 40 });
const json = fc.record({ any: fc.dictionary(text, fc.array(text, { maxLength: 3 }), { maxKeys: 3 }) });
const thing = fc.record({
  json,
  name: text,
  text: fc.oneof(text, fc.constant(null)),
  size: fc.integer({ min: -9_999, max: 9_999 }),
  tags: fc.array(text, { maxLength: 4 }),
});

describe('the size of an answer', () => {
  it('is known while it is built, within a tenth', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(thing, { minLength: 5, maxLength: 30 }), async (things) => {
        const document = '{ things { name text anotherName: name size tags json } }';
        const whole = await answered(document, { things }, {});
        const bytes = Buffer.byteLength(JSON.stringify(whole));
        expect(await answered(document, { things }, { bytes: bytes * 1.1 })).toEqual(whole);
        expect(await answered(document, { things }, { bytes: bytes * 0.9 })).toMatch(/^ANSWER_TOO_LARGE/);
      }),
      { numRuns: 25 },
    );
  });

  it('counts a text as often as it is answered, though it is held once', async () => {
    const things = [{ text: 'x'.repeat(1_000) }];
    const under = (aliases: number) =>
      `{ things { ${Array.from({ length: aliases }, (_, i) => `a${i}: text`).join(' ')} } }`;
    expect(await answered(under(9), { things }, { bytes: 10_000 })).toHaveProperty('things');
    expect(await answered(under(10), { things }, { bytes: 10_000 })).toMatch(/^ANSWER_TOO_LARGE/);
  });

  it('is told in MB', async () => {
    const things = Array.from({ length: 9 }, () => ({ text: 'x'.repeat(1_024 * 1_024) }));
    expect(await answered('{ things { text } }', { things }, {})).toBe(tooLarge('is over 8 MB'));
    // The last value of an answer too.
    expect(
      await answered('{ things { text } }', { things: things.slice(0, 1) }, { bytes: 1_000_000 }),
    ).toMatch(/^ANSWER_TOO_LARGE/);
  });
});

describe('objects and fields of an answer', () => {
  const things = Array.from({ length: 100 }, (_, i) => ({ name: `${i}`, parts: [], next: { name: 'n' } }));

  it('are bounded', async () => {
    expect(await answered('{ things { name } }', { things }, { objects: 101, fields: 101 })).toHaveProperty(
      'things',
    );
    expect(await answered('{ things { name } }', { things }, { objects: 100 })).toBe(
      tooLarge('has over 100 objects'),
    );
    expect(await answered('{ things { name } }', { things }, { fields: 100 })).toBe(
      tooLarge('has over 100 fields'),
    );
  });

  it('count where they come later, and where they are of any type', async () => {
    const lazy = () => Promise.resolve(things);
    expect(await answered('{ lazy { name } }', { lazy }, { objects: 100 })).toMatch(/^ANSWER_TOO_LARGE/);
    const named = { __typename: 'Thing', name: 'x' };
    expect(await answered('{ named { name } }', { named }, { fields: 2 })).toEqual({ named: { name: 'x' } });
    expect(await answered('{ named { name } }', { named }, { fields: 1 })).toMatch(/^ANSWER_TOO_LARGE/);
  });

  it('count what is asked of the schema itself', async () => {
    const introspection = (limits: Partial<AnswerLimits>) => answered(getIntrospectionQuery(), {}, limits);
    expect(await introspection({})).toHaveProperty('__schema');
    expect(await introspection({ objects: 100 })).toMatch(/^ANSWER_TOO_LARGE/);
  });

  it('count for more with long arguments, which are read anew for each', async () => {
    const given = (numbers: number) =>
      `{ things { next(of: [${Array.from({ length: numbers }, () => '1').join()}]) { name } } }`;
    expect(await answered(given(10), { things }, { fields: 500 })).toHaveProperty('things');
    expect(await answered(given(1_000), { things }, { fields: 500 })).toMatch(/^ANSWER_TOO_LARGE/);
  });

  it('of an abstract type must say which, as without counting', async () => {
    const [error] = (await answered('{ named { name } }', { named: { name: 'x' } }, {})) as Error[];
    expect(error?.message).toMatch(/must resolve to an Object type/);
  });
});

describe('an operation that has ended', () => {
  it('begins no object any more', async () => {
    let begun = 0;
    const operation = new AbortController();
    const answer = new Answer(answerLimits(8), operation);
    const part = () => {
      if (++begun === 10) operation.abort();
      return Promise.resolve({ name: 'x' });
    };
    const things = Array.from({ length: 100 }, () => ({ next: part }));
    const run = graphql({
      schema,
      source: '{ things { next { later { name } } } }',
      rootValue: { things: things.map((one) => ({ ...one, later: () => begun++ })) },
      contextValue: { answer },
    });
    const waiting = new Promise((resolve) => setTimeout(resolve, 20, 'nothing'));
    expect(await Promise.race([run, waiting])).toBe('nothing');
    expect(begun).toBe(10);
  });
});

describe('rows of the graph', () => {
  const row = () => ({
    revision: 1,
    n_id: 'org/a',
    n_text: 'long '.repeat(100),
    n_list: ['long '.repeat(100)],
  });

  it('are bounded in number and size', () => {
    const take = (limits: Partial<AnswerLimits>) => {
      const answer = new Answer({ ...answerLimits(8), ...limits });
      for (let i = 0; i < 100; i++) answer.row(row());
      const reason: unknown = answer.signal.reason;
      answer.close();
      return reason instanceof PactgraphError ? reason.message : 'taken';
    };
    expect(take({ rows: 100 })).toBe('taken');
    expect(take({ rows: 99 })).toBe('The answer takes over 99 rows of the graph.');
    expect(take({ read: 100 * 1_100 })).toBe('taken');
    expect(take({ read: 1_024 * 64 })).toBe('The answer takes over 0.063 MB of the graph.');
  });

  it('keep their values', () => {
    const [answer, first, second] = [new Answer(), row(), row()];
    answer.row(first);
    answer.row(second);
    expect([first, second]).toEqual([row(), row()]);
    answer.close();
  });
});
