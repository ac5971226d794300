/** The problem when the server does, or would do, something that the text of a statement does not say. */
import type { Problem, SeedStatement } from '../../model.js';
import type { PlanFault } from './judge-plan.js';

const readOtherwise =
  'Neo4j reads something in it otherwise than pactgraph does: write it plainly, without \\u escapes outside of texts and without names in backticks.';

export const unexplained = (
  { place }: Pick<SeedStatement, 'place'>,
  message: string,
  hint = readOtherwise,
): Problem => ({
  rule: 'unexplained',
  severity: 'error',
  message,
  hint,
  place,
});

/** @param version of the server's planner */
export function unexplainedPlan(statement: SeedStatement, fault: PlanFault, version: string): Problem {
  switch (fault.kind) {
    case 'WRITE':
      return unexplained(statement, `With this statement Neo4j would do more than it says: ${fault.what}.`);
    case 'CALL':
      return unexplained(
        statement,
        `With this statement Neo4j would fetch or call something: ${fault.what}.`,
      );
    case 'UNSEEN':
      return unexplained(
        statement,
        `With this statement Neo4j would write what the end of the statement does not show (operator ${fault.operator}).`,
      );
    case 'UNSHOWN':
      return unexplained(
        statement,
        'Neo4j does not show which list this statement goes through, as nothing uses the variable behind UNWIND … AS.',
        'Use the variable, or leave UNWIND out: once is enough then.',
      );
    case 'OPERATOR':
      return unexplained(
        statement,
        `Neo4j ${version} plans this statement with ${fault.operator}, which is no step of reading that pactgraph knows, and no write that a seed may have.`,
        `${readOtherwise} Where there is nothing of that, this Neo4j is too new: use a newer pactgraph.`,
      );
  }
}

/** @param count what the server counted, in words */
export const unexplainedCount = (statement: SeedStatement, count: string): Problem =>
  unexplained(statement, `With this statement Neo4j did more than it says: ${count}.`);
