/** What the pending seeds would do: the shape that `seed plan --json` prints and `seed load --plan` reads back. */
import { z } from 'zod';
import type { Value } from '../../graph/values.js';
import { countsShape } from '../ledger/counts.js';

const value = z.custom<Value>((given) => given !== undefined);
const property = z.object({ name: z.string(), before: value, after: value });
const end = z.object({ id: z.string(), name: z.string().optional() });

/** An entity, fact, piece of evidence, source or claim that would be added, changed or removed. */
const item = z.object({
  kind: z.enum(['added', 'changed', 'removed']),
  what: z.enum(['entities', 'facts', 'evidence', 'sources', 'claims']),
  type: z.string(),
  /** factId of a fact. */
  id: z.string(),
  name: z.string().optional(),
  /** Ends of a fact. */
  from: end.optional(),
  to: end.optional(),
  /** Of a fact that holds in several periods: which of them. */
  term: z.string().optional(),
  /** Stated properties that differ. */
  properties: z.array(property),
  /** What the loader derives and that differs: sort keys, names, days, positions of quotes. */
  derived: z.array(property),
});

const proof = z.object({
  id: z.string(),
  quote: z.string(),
  /** Of evidence that is the row of a data set. */
  locator: z.string().optional(),
});
const side = z.object({ value, evidence: z.array(proof) });
const conflict = z.object({
  type: z.string(),
  id: z.string(),
  property: z.string(),
  stored: side,
  given: side,
  /** What the header does about it. */
  settlement: z.enum(['STOP', 'KEEP_BOTH', 'CORRECT']),
});

const duplicate = z.object({
  type: z.string(),
  id: z.string(),
  name: z.string(),
  other: z.string(),
  otherName: z.string(),
  reason: z.enum(['SAME_NAME', 'SAME_EXTERNAL_ID', 'NEAR_NAME']),
});

const place = z.object({ file: z.string(), line: z.int(), column: z.int(), length: z.int().optional() });
const problem = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  hint: z.string().optional(),
  place,
});

const seedPlan = z.object({
  number: z.int(),
  file: z.string(),
  title: z.string(),
  checksum: z.string(),
  counts: countsShape,
  items: z.array(item),
  conflicts: z.array(conflict),
  duplicates: z.array(duplicate),
  /** What keeps the seed from being loaded. */
  problems: z.array(problem),
  /** Rows by parameter. */
  rows: z.record(z.string(), z.int()).optional(),
  /** Of a batched seed the difference is that of its first batch. */
  batched: z.boolean(),
  /** Transactions of a batched seed that are in the graph already; the difference is that of the next. */
  partsDone: z.int().optional(),
  /** Rows that would write nothing, as what they name does not exist. */
  silent: z.array(
    z.object({
      parameter: z.string(),
      line: z.int(),
      count: z.int(),
      /** Numbers of the first of them. */
      rows: z.array(z.int()),
      /** The first ids that are not there, each with the first row that names it. */
      missing: z.array(z.object({ type: z.string(), id: z.string(), row: z.int() })),
    }),
  ),
  /** SHA-256 of the difference. */
  digest: z.string(),
});

export const planShape = z.object({
  version: z.literal(1),
  /** The graph the plan was made on. */
  revision: z.int(),
  head: z.string(),
  seeds: z.array(seedPlan),
  /** Pending seeds behind the last that could be planned. */
  unplanned: z.array(z.object({ file: z.string(), reason: z.string() })),
});

export type Plan = z.infer<typeof planShape>;
export type SeedPlan = z.infer<typeof seedPlan>;
export type PlanItem = z.infer<typeof item>;
export type PlanConflict = z.infer<typeof conflict>;
export type Duplicate = z.infer<typeof duplicate>;
