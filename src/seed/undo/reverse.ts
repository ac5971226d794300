/** Runs a patch backwards inside a transaction. */
import type { Parameter, Value } from '../../graph/values.js';
import type { NodeType, Ontology, RelationshipType } from '../../ontology/model.js';
import { groupBy } from '../load/elements/group-by.js';
import { quotedName } from '../../identifier.js';
import type { ElementState } from '../load/elements/element-state.js';
import { forGraph } from '../load/elements/values-for-graph.js';
import type { ChangedElement, Patch } from '../ledger/patch.js';
import { textsIn, type Stated } from '../properties/values.js';
import { grows } from '../properties/property-roles.js';
import type { Run } from './locate.js';
import { typeNamed } from './patch-names.js';
import { restore, type Restored } from './restore.js';

/** Values that a changed element has once the change is taken back. */
export function valuesBefore(
  type: NodeType | RelationshipType,
  { before, after }: ChangedElement,
  now: Stated,
): Record<string, Value> {
  return Object.fromEntries(
    Object.keys({ ...before, ...after }).map((name): [string, Value] => {
      const was = before[name] ?? null;
      if (!grows(type, name)) return [name, was];
      const current = textsIn(now[name]);
      const added = textsIn(after[name]).filter((id) => !textsIn(was).includes(id));
      const isAsLeft = JSON.stringify(current) === JSON.stringify(textsIn(after[name]));
      if (isAsLeft) return [name, was];
      const dropped = textsIn(was).filter((id) => !textsIn(after[name]).includes(id));
      const left = [...current.filter((id) => !added.includes(id)), ...dropped];
      // Whoever stated the rest has taken it back.
      return [name, left.length === 0 ? null : left];
    }),
  );
}

/**
 * @param elements of `locate`
 * @param states as they are now, by element id
 * @returns what was made again
 */
export async function reverse(
  run: Run,
  named: (name: string, rows: readonly Record<string, Parameter>[], type?: string) => Promise<unknown>,
  patch: Patch,
  elements: ReadonlyMap<string, string>,
  states: ReadonlyMap<string, ElementState>,
  ontology: Ontology,
): Promise<Restored> {
  const elementsOf = (ids: readonly string[]) => ids.flatMap((id) => elements.get(id) ?? []);
  for (const [type, own] of groupBy(patch.created.facts, ([, type]) => type)) {
    const text = `UNWIND $ids AS id MATCH ()-[r:${quotedName(type)}]->() WHERE elementId(r) = id DELETE r`;
    await run(text, { ids: elementsOf(own.map(([id]) => id)) });
  }
  const nodes = elementsOf(patch.created.nodes.map(([, id]) => id));
  if (nodes.length > 0)
    await run('UNWIND $ids AS id MATCH (n) WHERE elementId(n) = id DETACH DELETE n', { ids: nodes });

  const rows = {
    nodes: [] as Record<string, Parameter>[],
    facts: [] as { readonly type: string; readonly row: Record<string, Parameter> }[],
  };
  for (const change of patch.changed) {
    const element = elements.get(change.id);
    const state = element === undefined ? undefined : states.get(element);
    if (element === undefined || !state) continue;
    const type = typeNamed(ontology, change.type);
    const values = Object.entries(valuesBefore(type, change, state.properties));
    const set: Record<string, Parameter> = {
      ...Object.fromEntries(values.map(([name, value]) => [name, forGraph(type, name, value)])),
      ...(change.recordBefore !== undefined && { recordAt: change.recordBefore }),
    };
    if (state.kind === 'NODE') rows.nodes.push({ element, set });
    else rows.facts.push({ type: state.type, row: { element, set } });
  }
  if (rows.nodes.length > 0) await named('seed/set-nodes', rows.nodes);
  for (const [type, own] of groupBy(rows.facts, (fact) => fact.type)) {
    await named(
      'seed/set-facts',
      own.map(({ row }) => row),
      type,
    );
  }
  return restore(run, patch, ontology);
}
