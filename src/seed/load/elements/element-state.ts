/** The state of nodes and relationships, read by element id: what a seed found, and what it left. */
import { z } from 'zod';
import type { Parameters, Row, Value } from '../../../graph/values.js';
import { isMap, textsIn } from '../../properties/values.js';
import { groupBy } from './group-by.js';
import { sendAhead, slicesOf } from '../run/send-ahead.js';

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

/** By element id. */
export interface Elements {
  readonly nodes: readonly string[];
  /** With the relationship type of each, '' where it is unknown. */
  readonly facts: ReadonlyMap<string, string>;
}

/**
 * The state that an instrumented statement returns of an element it wrote: `[labels, properties]`, or
 * `[type, properties, element id, id and labels of the one end, and of the other]`.
 */
export function returnedState(elementId: string, given: Value | undefined): ElementState | undefined {
  if (!Array.isArray(given)) return undefined;
  const [first = null, properties = null] = given;
  if (!isMap(properties)) return undefined;
  if (Array.isArray(first)) return { kind: 'NODE', elementId, labels: textsIn(first), properties };
  return {
    kind: 'RELATIONSHIP',
    elementId,
    type: textIn(first),
    from: endIn(given.slice(2, 5)),
    to: endIn(given.slice(5, 8)),
    properties,
  };
}

const endIn = ([element, id, labels]: readonly Value[]): End => ({
  elementId: textIn(element),
  id: textIn(id),
  labels: textsIn(labels),
});

const textIn = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

const properties = z.record(z.string(), z.custom<Value>());
const nodeRow = z.object({ element: z.string(), labels: z.array(z.string()), properties });
const labels = z.array(z.string());
const id = z.string().nullable();
const factRow = z.object({
  element: z.string(),
  type: z.string(),
  properties,
  fromElement: z.string(),
  fromId: id,
  fromLabels: labels,
  toElement: z.string(),
  toId: id,
  toLabels: labels,
});

/** Runs a named statement of cypher/ and returns its rows; `type` is the relationship type that it leaves open. */
export type RunNamed = (name: string, parameters: Parameters, type?: string) => Promise<readonly Row[]>;

/** Element ids per statement: keeps one answer well under the memory of a transaction. */
const slice = 1_000;

/** By element id; an element that does not exist has no entry. */
export async function readStates(
  run: RunNamed,
  { nodes, facts }: Elements,
): Promise<Map<string, ElementState>> {
  const states = new Map<string, ElementState>();
  const read = (name: string, ids: readonly string[], type?: string) =>
    sendAhead(slicesOf(ids, slice), (some) => run(name, { ids: some }, type));
  for await (const { answer } of read('seed/nodes', nodes)) {
    for (const row of answer) {
      const { element, labels, properties } = nodeRow.parse(row);
      states.set(element, { kind: 'NODE', elementId: element, labels, properties });
    }
  }
  for (const [type, ids] of groupBy(facts.keys(), (id) => facts.get(id) ?? '')) {
    for await (const { answer } of read('seed/facts', ids, type)) {
      for (const row of answer) {
        const fact = factOf(row);
        states.set(fact.elementId, fact);
      }
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

/** A relationship that the loader derived, and the element ids of its ends. */
export interface DerivedRelationship {
  readonly elementId: string;
  readonly ends: readonly [from: string, to: string];
}

const derivedRow = z.object({ element: z.string(), fromElement: z.string(), toElement: z.string() });

/** Relationships of these nodes that are of none of these types. */
export async function readDerivedOf(
  run: RunNamed,
  nodes: readonly string[],
  types: readonly string[],
): Promise<DerivedRelationship[]> {
  const found = new Map<string, DerivedRelationship>();
  for await (const { answer } of sendAhead(slicesOf(nodes, slice), (ids) =>
    run('seed/derived-of', { ids, types }),
  )) {
    for (const row of answer) {
      const { element, fromElement, toElement } = derivedRow.parse(row);
      found.set(element, { elementId: element, ends: [fromElement, toElement] });
    }
  }
  return [...found.values()];
}

function factOf(row: Row): FactState {
  const { element, type, properties: all, ...ends } = factRow.parse(row);
  return {
    kind: 'RELATIONSHIP',
    elementId: element,
    type,
    from: { elementId: ends.fromElement, id: ends.fromId ?? '', labels: ends.fromLabels },
    to: { elementId: ends.toElement, id: ends.toId ?? '', labels: ends.toLabels },
    properties: all,
  };
}
