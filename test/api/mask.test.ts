import { buildSchema, GraphQLError, Source } from 'graphql';
import { describe, expect, it } from 'vitest';
import { codeOf, maskError, thrown } from '../../src/api/mask.js';
import { errorTable, errorEntry, PactgraphError, type ErrorCode } from '../../src/errors.js';
import { StatementError } from '../../src/graph/failure.js';

const codes = Object.keys(errorTable) as ErrorCode[];
const secret = '/srv/secret';
const schema = buildSchema('type Query { x(where: TextFilter): ID } input TextFilter { eq: ID, in: [ID!] }');

/** As Apollo calls it: the formatted error and the one that was thrown. */
function masked(error: unknown, hideSchema = false) {
  const located = error instanceof GraphQLError ? error : new GraphQLError(String(error));
  return maskError({ hideSchema, schema })(located.toJSON(), error);
}

const below = (originalError: Error) =>
  new GraphQLError(originalError.message, { path: ['a', 0, 'b'], originalError });

describe('the mask', () => {
  it.each(codes)('answers %s under its code when the API may answer it', (code) => {
    const { http, fixed } = errorEntry(code);
    const error = below(new PactgraphError(code, secret, { hint: secret, details: { secret } }));
    const shown = http === undefined ? 'INTERNAL_SERVER_ERROR' : code;
    expect(codeOf(error)).toBe(shown);
    const result = masked(error);
    expect(result.path).toEqual(['a', 0, 'b']);
    if (http === undefined || fixed !== undefined) {
      expect(result.message).toBe(errorEntry(shown).fixed);
      expect(result.extensions).toEqual({ code: shown });
    } else {
      expect(result.message).toBe(secret);
      expect(result.extensions).toEqual({ code, hint: secret, secret });
    }
  });

  it('never lets details replace the code', () => {
    const error = new PactgraphError('BAD_USER_INPUT', 'x', { details: { code: 'OTHER' } });
    expect(masked(below(error)).extensions?.code).toBe('BAD_USER_INPUT');
  });

  it.each([
    new Error(secret),
    new StatementError('Neo.X', secret, 1, 1, undefined),
    below(new Error(secret)),
    below(new GraphQLError(secret, { extensions: { code: 'BAD_USER_INPUT' } })),
    new GraphQLError(secret, { path: ['a'], extensions: { code: 'BAD_REQUEST' } }),
    new GraphQLError(secret, { extensions: { code: 'MADE_UP' } }),
    secret,
    undefined,
  ])('hides %s', (error) => {
    const result = masked(error);
    expect(result.message).toBe(errorEntry('INTERNAL_SERVER_ERROR').fixed);
    expect(result.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
  });

  it('adds which operators a filter has, for who may see the schema', () => {
    const said = 'Field "like" is not defined by type "TextFilter".';
    const of = (message: string, hideSchema: boolean) =>
      masked(
        new GraphQLError(message, {
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
          source: new Source('{ x(where: { like: 1 }) }'),
        }),
        hideSchema,
      ).message;
    expect(of(said, false)).toBe(`${said} Operators of TextFilter: "eq", "in".`);
    expect(of(`${said} Did you mean "eq"?`, false)).toBe(
      `${said} Did you mean "eq"? Operators of TextFilter: "eq", "in".`,
    );
    const variable = `Variable "$w" got invalid value "${'x'.repeat(100_000)}" at "w.like"; ${said}`;
    expect(of(variable, false)).toMatch(/^Variable .{190,200} Operators of TextFilter: "eq", "in"\.$/s);
    expect(of(said, true)).toBe('Field "like" is not defined by type "…".');
    const other = 'Field "like" is not defined by type "Query".';
    expect(of(other, false)).toBe(other);
  });

  it('passes what Apollo says of a request', () => {
    const error = new GraphQLError('Operation batching disabled.', { extensions: { code: 'BAD_REQUEST' } });
    expect(masked(error)).toMatchObject({
      message: 'Operation batching disabled.',
      extensions: { code: 'BAD_REQUEST' },
    });
  });

  it('says Apollo’s own limits and introspection in our words', () => {
    const of = (validationErrorCode: string) =>
      masked(
        new GraphQLError('Apollo Server says …', {
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED', validationErrorCode },
        }),
      );
    expect(of('MAX_RECURSIVE_SELECTIONS_EXCEEDED')).toMatchObject({
      message: 'The operation has over 10000 selections once its fragments are spread.',
      extensions: { code: 'OPERATION_TOO_COMPLEX' },
    });
    expect(of('INTROSPECTION_DISABLED').message).toMatch(/^Introspection is off/);
  });

  it('names only what the text names, when the schema is hidden', () => {
    const source = new Source('{ sel { name } }');
    const error = new GraphQLError(
      'Cannot query field "sel" on type "Query". Did you mean "self" or "cell"?',
      {
        source,
        positions: [2],
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    );
    expect(masked(error, true).message).toBe('Cannot query field "sel" on type "…".');
    expect(masked(error, false).message).toContain('Did you mean');
  });

  it('finds what was thrown below any number of GraphQLErrors', () => {
    const root = new Error('root');
    expect(thrown(below(below(root)))).toBe(root);
    expect(thrown('x')).toBe('x');
  });
});
