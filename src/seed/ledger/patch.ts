/** What one line of the ledger did to the graph, with what it takes to reverse it. */
import { z } from 'zod';
import type { Value } from '../../graph/values.js';

export type Stated = Readonly<Record<string, Value>>;

/** A fact by its id, relationship type and the ids of its ends. */
export type FactKey = readonly [factId: string, type: string, from: string, to: string];

export interface ChangedElement {
  /** GraphQL name of a node's type, or relationship type. */
  readonly type: string;
  /** Of a node, or the factId. */
  readonly id: string;
  /** Stated properties that differ; null where absent. */
  readonly before: Stated;
  readonly after: Stated;
}

export interface Patch {
  readonly created: {
    readonly nodes: readonly (readonly [type: string, id: string])[];
    readonly facts: readonly FactKey[];
  };
  readonly changed: readonly ChangedElement[];
  readonly removed: {
    readonly nodes: readonly { readonly type: string; readonly id: string; readonly stated: Stated }[];
    readonly facts: readonly { readonly key: FactKey; readonly stated: Stated }[];
  };
}

/**
 * What a line rests on without having made it: by id of a node or fact, the properties it states again; '' stands for
 * its being there. Of evidence lists the ids, as `evidence=jinggang/signing`.
 */
export type Relies = Readonly<Record<string, readonly string[]>>;

const stated = z.record(
  z.string(),
  z.custom<Value>((value) => value !== undefined),
);
const fact = z.tuple([z.string(), z.string(), z.string(), z.string()]);
const patchShape = z.object({
  created: z.object({ nodes: z.array(z.tuple([z.string(), z.string()])), facts: z.array(fact) }),
  changed: z.array(z.object({ type: z.string(), id: z.string(), before: stated, after: stated })),
  removed: z.object({
    nodes: z.array(z.object({ type: z.string(), id: z.string(), stated })),
    facts: z.array(z.object({ key: fact, stated })),
  }),
});

const parseJson = (json: Value | undefined): unknown => JSON.parse(z.string().parse(json)) as unknown;

/** Reads back what `JSON.stringify` made of a patch. */
export const parsePatch = (json: Value | undefined): Patch => patchShape.parse(parseJson(json));

const reliesShape = z.record(z.string(), z.array(z.string()));
export const parseRelies = (json: Value | undefined): Relies => reliesShape.parse(parseJson(json));

/** Ids a patch removes or changes, with the properties: what a line before it can no longer take back freely. */
export function alteredBy(patch: Patch): Relies {
  return Object.fromEntries<readonly string[]>([
    ...patch.changed.map(({ id, before }) => [id, Object.keys(before)] as const),
    ...patch.removed.nodes.map(({ id }) => [id, ['']] as const),
    ...patch.removed.facts.map(({ key: [id] }) => [id, ['']] as const),
  ]);
}
