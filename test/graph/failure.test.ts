import { Neo4jError } from 'neo4j-driver';
import { describe, expect, it } from 'vitest';
import { PactgraphError } from '../../src/errors.js';
import { StatementError, translate, translateCommit } from '../../src/graph/failure.js';

const failure = (code: string): Neo4jError => new Neo4jError('As the server says it.', code, '50N42', '');

describe('a database that has stopped itself, as on a full disk', () => {
  it('is unavailable, with what to do', () => {
    const error = translate(failure('Neo.DatabaseError.Transaction.TransactionStartFailed'));
    expect(error).toBeInstanceOf(PactgraphError);
    expect(error).toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      hint: expect.stringContaining('Most often its disk is full') as string,
    });
  });
});

describe('a commit', () => {
  it.each([
    ['ServiceUnavailable', 'The connection to the database was lost at the commit'],
    ['Neo.DatabaseError.Transaction.TransactionLogError', 'The database failed at the commit'],
  ])('that ends with %s may have taken place', (code, message) => {
    const error = translateCommit(failure(code));
    expect(error).toMatchObject({ code: 'OUTCOME_UNKNOWN' });
    expect((error as PactgraphError).message).toBe(message);
  });

  it('that the server refused has not', () => {
    expect(translateCommit(failure('Neo.ClientError.Schema.ConstraintValidationFailed'))).toBeInstanceOf(
      StatementError,
    );
  });
});
