/** Runs a patch backwards inside a transaction. */
import type { Parameter, Row, Value } from '../../graph/values.js';
import { nodeTypeOfId, type NodeType, type Ontology, type RelationshipType } from '../../ontology/model.js';
import { textsIn } from '../values.js';
import { claimType } from '../apply/claims.js';
import { groupBy } from '../apply/group-by.js';
import type { ElementState } from '../apply/state.js';
import { forGraph } from '../apply/values-for-graph.js';
import type { ChangedElement, Patch, Stated } from '../ledger/patch.js';
import { isEvidenceList } from '../property-roles.js';

const quoted = (name: string) => `\`${name.replaceAll('`', '``')}\``;

/** Runs a statement in the transaction. */
export type Run = (text: string, parameters: Readonly<Record<string, Parameter>>) => Promise<readonly Row[]>;

/** Element ids of what a patch speaks of, by id of a node or fact; what is not there has none. */
export async function locate(
  run: Run,
  { created, changed }: Patch,
  ontology: Ontology,
): Promise<Map<string, string>> {
  const byType = new Map<string, { readonly text: string; readonly ids: string[] }>();
  const add = (type: NodeType | RelationshipType | undefined, id: string) => {
    if (!type) return;
    const key = 'label' in type ? `:${type.label}` : type.type;
    const text =
      'label' in type
        ? `UNWIND $ids AS id MATCH (n:${quoted(type.label)} {id: id}) RETURN id, elementId(n) AS element`
        : `UNWIND $ids AS id MATCH ()-[r:${quoted(type.type)} {factId: id}]->() RETURN id, elementId(r) AS element`;
    const entry = byType.get(key) ?? { text, ids: [] };
    byType.set(key, entry);
    entry.ids.push(id);
  };
  for (const [type, id] of created.nodes) add(nodeType(ontology, type), id);
  for (const [id, type] of created.facts) add(ontology.relationships.get(type), id);
  for (const { type, id } of changed) add(ontology.relationships.get(type) ?? nodeType(ontology, type), id);
  const found = new Map<string, string>();
  for (const { text, ids } of byType.values())
    for (const { id, element } of await run(text, { ids }))
      if (typeof id === 'string' && typeof element === 'string') found.set(id, element);
  return found;
}

const nodeType = (ontology: Ontology, name: string): NodeType | undefined =>
  name === claimType.name ? claimType : (ontology.entities.get(name) ?? ontology.records.get(name));

/** Values that a changed element has once the change is taken back. */
export function valuesBefore(
  type: NodeType | RelationshipType,
  { before, after }: ChangedElement,
  now: Stated,
): Record<string, Value> {
  return Object.fromEntries(
    Object.keys({ ...before, ...after }).map((name): [string, Value] => {
      const was = before[name] ?? null;
      if (!isEvidenceList(type, name)) return [name, was];
      const current = textsIn(now[name]);
      const added = textsIn(after[name]).filter((id) => !textsIn(was).includes(id));
      const isAsLeft = JSON.stringify(current) === JSON.stringify(textsIn(after[name]));
      if (isAsLeft) return [name, was];
      const dropped = textsIn(was).filter((id) => !textsIn(after[name]).includes(id));
      return [name, [...current.filter((id) => !added.includes(id)), ...dropped]];
    }),
  );
}

/**
 * @param elements of `locate`
 * @param states as they are now, by element id
 * @returns element ids of what was made again, of facts with their type
 */
export async function reverse(
  run: Run,
  named: (name: string, rows: readonly Record<string, Parameter>[], type?: string) => Promise<unknown>,
  patch: Patch,
  elements: ReadonlyMap<string, string>,
  states: ReadonlyMap<string, ElementState>,
  ontology: Ontology,
): Promise<{ readonly nodes: string[]; readonly facts: ReadonlyMap<string, string> }> {
  const elementsOf = (ids: readonly string[]) => ids.flatMap((id) => elements.get(id) ?? []);
  for (const [type, own] of groupBy(patch.created.facts, ([, type]) => type)) {
    const text = `UNWIND $ids AS id MATCH ()-[r:${quoted(type)}]->() WHERE elementId(r) = id DELETE r`;
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
    const type = ontology.relationships.get(change.type) ?? nodeType(ontology, change.type);
    if (element === undefined || !state || !type) continue;
    const values = Object.entries(valuesBefore(type, change, state.properties));
    const set = Object.fromEntries(values.map(([name, value]) => [name, forGraph(type, name, value)]));
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
  return { nodes: await makeNodes(run, patch, ontology), facts: await makeFacts(run, patch, ontology) };
}

const elementIn = (rows: readonly Row[]): string[] =>
  rows.flatMap(({ element }) => (typeof element === 'string' ? [element] : []));

async function makeNodes(run: Run, { removed }: Patch, ontology: Ontology): Promise<string[]> {
  const made: string[] = [];
  for (const { type: name, stated } of removed.nodes) {
    const type = nodeType(ontology, name);
    if (!type) continue;
    const set = Object.fromEntries(
      Object.entries(stated).map(([key, value]) => [key, forGraph(type, key, value)]),
    );
    made.push(
      ...elementIn(
        await run(`CREATE (n:${quoted(type.label)}) SET n = $set RETURN elementId(n) AS element`, { set }),
      ),
    );
    if (type === claimType) await disputeAgain(run, stated, ontology);
  }
  return made;
}

/** A claim hangs on the entity it is about, or on the start of the fact. */
async function disputeAgain(run: Run, { id, about }: Stated, ontology: Ontology): Promise<void> {
  if (typeof id !== 'string' || typeof about !== 'string') return;
  const type = nodeTypeOfId(ontology, about);
  const types = [...ontology.relationships.keys()].map(quoted).join('|');
  const disputed = type
    ? `MATCH (n:${quoted(type.label)} {id: $about})`
    : `MATCH (n)-[r:${types} {factId: $about}]->()`;
  await run(`MATCH (c:Claim {id: $id}) ${disputed} MERGE (c)-[:DISPUTES]->(n)`, { id, about });
}

async function makeFacts(
  run: Run,
  { removed }: Patch,
  ontology: Ontology,
): Promise<ReadonlyMap<string, string>> {
  const made = new Map<string, string>();
  for (const { key, stated } of removed.facts) {
    const [, name, from, to] = key;
    const type = ontology.relationships.get(name);
    const [a, b] = [nodeTypeOfId(ontology, from), nodeTypeOfId(ontology, to)];
    if (!type || !a || !b) continue;
    const set = Object.fromEntries(Object.entries(stated).map(([k, value]) => [k, forGraph(type, k, value)]));
    const text = `MATCH (a:${quoted(a.label)} {id: $from}), (b:${quoted(b.label)} {id: $to})
      CREATE (a)-[r:${quoted(type.type)}]->(b) SET r = $set RETURN elementId(r) AS element`;
    for (const element of elementIn(await run(text, { from, to, set }))) made.set(element, type.type);
  }
  return made;
}
