/** Settles conflicts in the graph: a value kept beside the stored one becomes a claim; claims go with their subject. */
import { createHash } from 'node:crypto';
import type { Parameter } from '../../graph/values.js';
import type { Ontology } from '../../ontology/model.js';
import { changesOf } from './elements/changes.js';
import type { Change } from './elements/change.js';
import type { Before } from './elements/before.js';
import type { Conflict } from './checks/conflicts.js';
import { groupBy } from './elements/group-by.js';
import { readStates, type RunNamed } from './elements/element-state.js';
import type { Touch } from './elements/touch.js';
import { forGraph } from './elements/values-for-graph.js';
import { same } from '../properties/values.js';

/** @returns the changes with stored values put back, and those of claims */
export async function settle(
  { before, ontology }: { readonly before: Before; readonly ontology: Ontology },
  run: RunNamed,
  changes: readonly Change[],
  conflicts: readonly Conflict[],
): Promise<Change[]> {
  const kept = conflicts.filter(({ settlement }) => settlement === 'KEEP_BOTH');
  const gone = changes.filter(({ kind }) => kind === 'REMOVED').map(({ id }) => id);
  const touched = new Map<string, readonly Touch[]>();
  if (kept.length > 0) {
    await putBack(run, kept);
    const rows = claimRows(kept);
    for (const [index, { element }] of (await run('seed/claims', { rows })).entries())
      if (typeof element === 'string') touched.set(element, kept[index]?.change.touches ?? []);
  }
  if (gone.length > 0) {
    for (const { element } of await run('seed/claims-gone', { ids: gone }))
      if (typeof element === 'string') touched.set(element, []);
  }
  if (touched.size === 0) return [...changes];
  const ids = { nodes: [...touched.keys()], facts: new Map<string, string>() };
  const claims = changesOf(
    { nodes: touched, facts: new Map(), lists: new Map() },
    await before.states(ids),
    await readStates(run, ids),
    ontology,
    () => true,
  );
  return [...changes.map((change) => withStored(change, kept)), ...claims];
}

async function putBack(run: RunNamed, kept: readonly Conflict[]): Promise<void> {
  const groups = groupBy(kept, ({ change: { element } }) => (element.kind === 'NODE' ? '' : element.type));
  for (const [type, group] of groups) {
    const rows = group.map(({ change, property, stored }) => ({
      element: change.element.elementId,
      set: { [property]: forGraph(change.type, property, stored) },
    }));
    await (type === '' ? run('seed/set-nodes', { rows }) : run('seed/set-facts', { rows }, type));
  }
}

function withStored(change: Change, kept: readonly Conflict[]): Change {
  const own = kept.filter((conflict) => conflict.change === change);
  if (own.length === 0) return change;
  const stated = {
    ...change.stated,
    ...Object.fromEntries(own.map(({ property, stored }) => [property, stored])),
  };
  return { ...change, stated, kind: same(change.earlier, stated) ? 'SAME' : 'CHANGED' };
}

/** Rows for cypher/seed/claims.cypher: the same claim made again only grows in evidence. */
function claimRows(conflicts: readonly Conflict[]): Record<string, Parameter>[] {
  return conflicts.map(({ change, property, given, givenEvidence }) => {
    const about = change.id;
    const value = typeof given === 'string' ? given : JSON.stringify(given);
    const hash = createHash('sha256')
      .update(JSON.stringify([about, property, given]))
      .digest('hex');
    const { element } = change;
    return {
      id: `claim/${hash.slice(0, 24)}`,
      set: { about, property, value },
      evidence: givenEvidence,
      disputes: element.kind === 'NODE' ? element.elementId : element.from.elementId,
    };
  });
}
