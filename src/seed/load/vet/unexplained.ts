/** The problem when the server does, or would do, something that the text of a statement does not say. */
import type { Problem, SeedStatement } from '../../model.js';
import type { PlanFault } from './judge-plan.js';

const readOtherwise =
  'Neo4j reads something in it differently from pactgraph: write it plainly, without \\u escapes outside of texts and without names in backticks.';

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
      return unexplained(statement, `Neo4j would do more than this statement says: ${fault.what}.`);
    case 'CALL':
      return unexplained(statement, `For this statement Neo4j would fetch or call something: ${fault.what}.`);
    case 'UNSEEN':
      return unexplained(
        statement,
        `Neo4j would write what the end of this statement does not show (operator ${fault.operator}).`,
      );
    case 'UNSHOWN':
      return unexplained(
        statement,
        'Neo4j does not show which list this statement goes through, as nothing uses the variable behind UNWIND … AS.',
        'Use the variable, or leave UNWIND out, so that the statement runs once.',
      );
    case 'OPERATOR':
      return unexplained(
        statement,
        `Neo4j ${version} plans this statement with ${fault.operator}, which is neither a step of reading that pactgraph knows nor a write that a seed may make.`,
        `${readOtherwise} If it has none of these, this Neo4j is too new: use a newer pactgraph.`,
      );
  }
}

/** @param count what the server counted, in words */
export const unexplainedCount = (statement: SeedStatement, count: string): Problem =>
  unexplained(statement, `Neo4j did more than this statement says: ${count}.`);
