/** Settles conflicts in the graph: a value kept beside the stored one becomes a claim; claims go with their subject. */
import { createHash } from 'node:crypto';
import type { Parameter, Parameters, Row, Value } from '../../graph/values.js';
import type { Ontology } from '../../ontology/model.js';
import { changesOf } from './elements/changes.js';
import type { Change } from './elements/change.js';
import type { Before } from './elements/before.js';
import type { Conflict } from './checks/conflicts.js';
import { groupBy } from './elements/group-by.js';
import { readStates, type RunNamed } from './elements/element-state.js';
import type { Touch } from './elements/touch.js';
import { forGraph } from './elements/values-for-graph.js';
import { same, textsIn } from '../properties/values.js';
import { aboutFacts } from '../../ontology/facts.js';
import { isEntity } from './elements/element-id.js';

/** Runs a statement in the transaction. */
type RunText = (text: string, parameters: Parameters) => Promise<readonly Row[]>;

/** @returns the changes with stored values put back, and those of claims */
export async function settle(
  { before, ontology }: { readonly before: Before; readonly ontology: Ontology },
  { run, text }: { readonly run: RunNamed; readonly text: RunText },
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
  const unproven = await dropProof(text, changes);
  for (const id of unproven.keys()) if (!touched.has(id)) touched.set(id, []);
  if (touched.size === 0) return [...changes];
  const ids = { nodes: [...touched.keys()], facts: new Map<string, string>() };
  const claims = changesOf(
    { nodes: touched, facts: new Map(), lists: unproven },
    await before.states(ids),
    await readStates(run, ids),
    ontology,
    () => true,
  );
  return [...changes.map((change) => withStored(change, kept, ontology)), ...claims];
}

/**
 * Evidence that is removed proves no claim any more, and a claim goes with the last of its evidence. All claims are
 * searched: a list has no index, evidence is rarely removed, and claims are few.
 * @returns the evidence that is left, of the claims that had it, by element id
 */
async function dropProof(
  text: RunText,
  changes: readonly Change[],
): Promise<Map<string, { readonly evidence: readonly string[] }>> {
  const ids = changes
    .filter(({ kind, type }) => kind === 'REMOVED' && type.name === 'Evidence')
    .map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await text(
    `MATCH (c:Claim) WHERE any(id IN c.evidence WHERE id IN $ids)
    SET c.evidence = [id IN c.evidence WHERE NOT id IN $ids]
    WITH c, elementId(c) AS element, c.evidence AS evidence
    FOREACH (gone IN CASE WHEN evidence = [] THEN [c] ELSE [] END | DETACH DELETE gone)
    RETURN element, evidence`,
    { ids },
  );
  return new Map(
    rows.flatMap(({ element, evidence }) =>
      typeof element === 'string' ? [[element, { evidence: textsIn(evidence) }] as const] : [],
    ),
  );
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

function withStored(change: Change, kept: readonly Conflict[], ontology: Ontology): Change {
  const own = kept.filter((conflict) => conflict.change === change);
  if (own.length === 0) return change;
  const stated = {
    ...change.stated,
    ...Object.fromEntries(own.map(({ property, stored }) => [property, stored])),
    ...Object.fromEntries(own.flatMap((conflict) => proofOfStored(conflict, ontology))),
  };
  const kind = same(change.earlier, stated) ? 'SAME' : 'CHANGED';
  return { ...change, stated, kind, left: change.left ?? change.stated };
}

/**
 * The stored value is proven by what proved it before, never by a passage that says otherwise: a property of an entity or
 * of a fact gets a list of its own where that passage, which states other things too, is among those of the whole.
 */
function proofOfStored(
  { change, property, storedEvidence, givenEvidence }: Conflict,
  ontology: Ontology,
): (readonly [list: string, evidence: Value])[] {
  const list = `${property}Evidence`;
  const own = textsIn(change.stated[list]);
  const proves = own.length > 0 || !isProven(ontology, change) ? own : textsIn(change.stated.evidence);
  const contradicts = (id: string) => givenEvidence.includes(id) && !storedEvidence.includes(id);
  if (aboutFacts.includes(property) || storedEvidence.length === 0 || !proves.some(contradicts)) return [];
  return [[list, [...storedEvidence]]];
}

/** Evidence and sources are what proves, and need no proof. */
const isProven = (ontology: Ontology, change: Change): boolean =>
  change.element.kind === 'RELATIONSHIP' || isEntity(ontology, change);

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
