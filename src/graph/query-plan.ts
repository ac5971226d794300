/** What the server means to do for a statement, as EXPLAIN shows it. */
import { z } from 'zod';

export interface PlanOperator {
  /** The server's name for it, e.g. `SetProperty` or `Expand(All)`. */
  readonly name: string;
  /** What it does in particular, e.g. `o.name = $autostring_0`; empty where the server says no more. */
  readonly details: string;
  /** The operators that it takes its rows from, in the order in which they run. */
  readonly children: readonly PlanOperator[];
}

export interface QueryPlan {
  readonly root: PlanOperator;
  /** Version of the planner, e.g. `2026.09.0`. */
  readonly version: string;
}

const shape = z.object({
  operatorType: z.string(),
  arguments: z.object({ Details: z.string().optional(), 'planner-version': z.string().optional() }),
  get children() {
    return z.array(shape);
  },
});

/** @throws ZodError where the driver gives another shape */
export function readPlan(given: unknown): QueryPlan {
  const plan = shape.parse(given);
  return { root: operatorOf(plan), version: plan.arguments['planner-version'] ?? 'of an unknown version' };
}

/** The server writes the database behind an `@`. */
const operatorOf = ({ operatorType, arguments: said, children }: z.infer<typeof shape>): PlanOperator => ({
  name: operatorType.split('@', 1)[0] ?? '',
  details: said.Details ?? '',
  children: children.map(operatorOf),
});
