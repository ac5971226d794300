/** The state of nodes and relationships, read by element id: what a seed found, and what it left. */
import { z } from 'zod';
import type { Parameters, Row, Value } from '../../graph/values.js';

export interface NodeState {
  readonly kind: 'NODE';
  readonly elementId: string;
  readonly labels: readonly string[];
  readonly properties: Readonly<Record<string, Value>>;
}

export interface FactState {
  readonly kind: 'RELATIONSHIP';
  readonly elementId: string;
  readonly type: string;
  readonly from: End;
  readonly to: End;
  readonly properties: Readonly<Record<string, Value>>;
}

export interface End {
  readonly elementId: string;
  readonly id: string;
  readonly labels: readonly string[];
}

export type ElementState = NodeState | FactState;
export type States = ReadonlyMap<string, ElementState>;

/** Element ids. */
export interface Elements {
  readonly nodes: readonly string[];
  readonly facts: readonly string[];
}

const properties = z.record(z.string(), z.custom<Value>());
const nodeRow = z.object({ element: z.string(), labels: z.array(z.string()), properties });
const end = z.object({ elementId: z.string(), id: z.string().nullable(), labels: z.array(z.string()) });
const factRow = z.object({ element: z.string(), type: z.string(), from: end, to: end, properties });

/** Runs a named statement of cypher/ and returns its rows. */
export type RunNamed = (name: string, parameters: Parameters) => Promise<readonly Row[]>;

/** Element ids per statement: keeps one answer well under the memory of a transaction. */
const batch = 5_000;

/** By element id; what is not there has no entry. */
export async function readStates(
  run: RunNamed,
  { nodes, facts }: Elements,
): Promise<Map<string, ElementState>> {
  const states = new Map<string, ElementState>();
  for (let i = 0; i < nodes.length; i += batch) {
    for (const row of await run('seed/nodes', { ids: nodes.slice(i, i + batch) })) {
      const { element, ...rest } = nodeRow.parse(row);
      states.set(element, { kind: 'NODE', elementId: element, ...rest });
    }
  }
  for (let i = 0; i < facts.length; i += batch) {
    for (const row of await run('seed/facts', { ids: facts.slice(i, i + batch) })) {
      const fact = factOf(row);
      states.set(fact.elementId, fact);
    }
  }
  return states;
}

/** Relationships of these types at these nodes. */
export async function readRelationshipsOf(
  run: RunNamed,
  nodes: readonly string[],
  types: readonly string[],
): Promise<FactState[]> {
  if (nodes.length === 0) return [];
  return (await run('seed/relationships-of', { ids: nodes, types })).map(factOf);
}

function factOf(row: Row): FactState {
  const { element, type, from, to, properties: all } = factRow.parse(row);
  return {
    kind: 'RELATIONSHIP',
    elementId: element,
    type,
    from: { ...from, id: from.id ?? '' },
    to: { ...to, id: to.id ?? '' },
    properties: all,
  };
}
