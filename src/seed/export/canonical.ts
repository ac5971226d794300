/**
 * Everything that is stated, in one form: JSON lines, sorted by id within entities, evidence, facts, sources, claims. Equal
 * graphs give equal bytes, however they came to be. What the loader derives is left out: names, day integers, fact
 * order, positions, revisions, the ledger.
 */
import { z } from 'zod';
import type { Graph } from '../../graph/graph.js';
import type { Row, Value } from '../../graph/values.js';
import type { NodeType, Ontology, RelationshipType } from '../../ontology/model.js';
import { claimType } from '../load/elements/claims.js';
import { statedOf } from '../load/elements/stated-properties.js';
import { quotedName } from '../../identifier.js';

/** Rows read at a time. */
const page = 2_000;
const timeout = 60_000;

export async function canonicalExport(
  graph: Graph,
  ontology: Ontology,
  write: (line: string) => Promise<void> | void,
): Promise<void> {
  const entities = [...ontology.entities.values()].sort((a, b) =>
    `${a.idPrefix}/` < `${b.idPrefix}/` ? -1 : 1,
  );
  for (const type of [...entities, ...recordsOf(ontology, 'Evidence')]) await exportNodes(graph, type, write);
  await exportFacts(graph, ontology, write);
  for (const type of recordsOf(ontology, 'Source')) await exportNodes(graph, type, write);
  await exportNodes(graph, claimType, write);
}

const recordsOf = (ontology: Ontology, name: string): NodeType[] =>
  [...ontology.records.values()].filter((type) => type.name === name);

async function exportNodes(
  graph: Graph,
  type: NodeType,
  write: (line: string) => Promise<void> | void,
): Promise<void> {
  const text = `MATCH (n:${quotedName(type.label)}) WHERE n.id > $after
    RETURN n.id AS id, properties(n) AS properties ORDER BY n.id LIMIT ${page}`;
  await eachRow(graph, text, async (row) => {
    await write(line({ type: type.name, ...stated(type, row.properties) }));
    return row.id;
  });
}

const endShape = z.object({ id: z.string(), type: z.string(), from: z.string(), to: z.string() });

async function exportFacts(
  graph: Graph,
  ontology: Ontology,
  write: (line: string) => Promise<void> | void,
): Promise<void> {
  const branches = [...ontology.relationships.keys()].map(
    (type) => `MATCH (a)-[r:${quotedName(type)}]->(b) WHERE r.factId > $after
      RETURN r.factId AS id, '${type}' AS type, a.id AS from, b.id AS to, properties(r) AS properties
      ORDER BY id LIMIT ${page}`,
  );
  const text = `CALL () { ${branches.join(' UNION ALL ')} }
    RETURN id, type, from, to, properties ORDER BY id LIMIT ${page}`;
  await eachRow(graph, text, async (row) => {
    const { id, type, from, to } = endShape.parse(row);
    const relationship = ontology.relationships.get(type);
    if (relationship)
      await write(line({ factId: id, type, from, to, ...stated(relationship, row.properties) }));
    return id;
  });
}

/** @param handle returns the id that the next page goes on behind */
async function eachRow(
  graph: Graph,
  text: string,
  handle: (row: Row) => Promise<Value | undefined>,
): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const rows: Row[] = await graph.readLatest(text, { after }, timeout);
    let last: string | undefined;
    for (const row of rows) {
      const id = await handle(row);
      if (typeof id === 'string') last = id;
    }
    after = rows.length === page ? last : undefined;
  }
}

const shape = z.record(z.string(), z.custom<Value>());

const stated = (type: NodeType | RelationshipType, properties: Value | undefined) =>
  statedOf(type, shape.parse(properties));

/** Keys sorted, so that the order in which properties were set does not show. */
const line = (value: Readonly<Record<string, Value>>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))));
