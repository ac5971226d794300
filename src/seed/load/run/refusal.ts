/** The problem for a statement that the server refused. */
import type { StatementError } from '../../../graph/failure.js';
import type { Problem, SeedStatement } from '../../model.js';

export function refusal(error: StatementError, statement: SeedStatement): Problem {
  const place =
    error.line === undefined || error.column === undefined
      ? statement.place
      : statement.toAuthorPosition(error.line, error.column);
  return {
    rule: 'cypher',
    severity: 'error',
    message: error.message,
    hint: `Neo4j says ${error.code}.`,
    place,
  };
}
