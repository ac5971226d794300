/** Makes again what a patch removed; a fixed number of statements for each type. */
import { integer, type Parameter, type Row } from '../../graph/values.js';
import { nodeTypeOfId, type NodeType, type Ontology, type RelationshipType } from '../../ontology/model.js';
import { claimType } from '../load/elements/claims.js';
import { groupBy } from '../load/elements/group-by.js';
import { quotedName } from '../../identifier.js';
import { forGraph } from '../load/elements/values-for-graph.js';
import type { Patch, Removed } from '../ledger/patch.js';
import type { Run } from './locate.js';
import { typeNamed } from './patch-names.js';

/** Element ids of what was made, of facts with their type. */
export interface Restored {
  readonly nodes: string[];
  readonly facts: ReadonlyMap<string, string>;
}

export async function restore(run: Run, patch: Patch, ontology: Ontology): Promise<Restored> {
  const nodes = await makeNodes(run, patch, ontology);
  const facts = await makeFacts(run, patch, ontology);
  await disputeAgain(run, patch, ontology);
  return { nodes, facts };
}

const valuesOf = (
  type: NodeType | RelationshipType,
  { stated, addedIn, recordAt }: Removed,
): Record<string, Parameter> => ({
  ...Object.fromEntries(Object.entries(stated).map(([name, value]) => [name, forGraph(type, name, value)])),
  ...(addedIn !== undefined && { addedIn: integer(addedIn) }),
  ...(recordAt !== undefined && { recordAt }),
});

/** A fact that states no term has '', which its MERGE looks for. */
const withoutTerm = (type: NodeType | RelationshipType): Record<string, Parameter> =>
  'term' in type && type.term !== undefined ? { [type.term]: '' } : {};

const elementsIn = (rows: readonly Row[]): string[] =>
  rows.flatMap(({ element }) => (typeof element === 'string' ? [element] : []));

async function makeNodes(run: Run, { removed }: Patch, ontology: Ontology): Promise<string[]> {
  const made: string[] = [];
  for (const [name, own] of groupBy(removed.nodes, ({ type }) => type)) {
    const type = typeNamed(ontology, name);
    if (!('label' in type)) continue;
    const text = `UNWIND $rows AS row CREATE (n:${quotedName(type.label)}) SET n = row RETURN elementId(n) AS element`;
    const rows = own.map((was) => valuesOf(type, was));
    made.push(...elementsIn(await run(text, { rows })));
  }
  return made;
}

async function makeFacts(run: Run, { removed }: Patch, ontology: Ontology): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  const labelOf = (id: string) => nodeTypeOfId(ontology, id)?.label ?? '';
  const patterns = groupBy(
    removed.facts,
    ({ key: [, type, from, to] }) =>
      `MATCH (a:${quotedName(labelOf(from))} {id: row.from}), (b:${quotedName(labelOf(to))} {id: row.to})
      CREATE (a)-[r:${quotedName(type)}]->(b)`,
  );
  for (const [pattern, own] of patterns) {
    const rows = own.map(({ key: [factId, name, from, to], ...was }) => {
      const type = typeNamed(ontology, name);
      return { from, to, set: { ...withoutTerm(type), ...valuesOf(type, was), factId } };
    });
    const text = `UNWIND $rows AS row ${pattern} SET r = row.set RETURN elementId(r) AS element`;
    for (const element of elementsIn(await run(text, { rows }))) made.set(element, own[0]?.key[1] ?? '');
  }
  return made;
}

/** A claim hangs on the entity it is about, or on the start of the fact. */
async function disputeAgain(run: Run, { removed }: Patch, ontology: Ontology): Promise<void> {
  const claims = removed.nodes.filter(({ type }) => type === claimType.name);
  const types = [...ontology.relationships.keys()].map(quotedName).join('|');
  const disputed = ({ stated: { about } }: (typeof claims)[number]) => {
    const type = nodeTypeOfId(ontology, typeof about === 'string' ? about : '');
    return type
      ? `MATCH (n:${quotedName(type.label)} {id: c.about})`
      : `MATCH (n)-[r:${types} {factId: c.about}]->()`;
  };
  for (const [match, own] of groupBy(claims, disputed)) {
    const text = `UNWIND $ids AS id MATCH (c:Claim {id: id}) ${match} MERGE (c)-[:DISPUTES]->(n)`;
    await run(text, { ids: own.map(({ id }) => id) });
  }
}
