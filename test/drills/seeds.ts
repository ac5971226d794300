/** What the drills load: a seed of many statements in one transaction, and one that is loaded in batches. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { preparePending } from '../../src/commands/seed/pending.js';
import type { Graph } from '../../src/graph/graph.js';
import { applyPart } from '../../src/seed/load/apply-part.js';
import { partsOf } from '../../src/seed/load/parts.js';
import { ensureSchema } from '../../src/seed/load/schema/ensure-schema.js';
import { temporaryFolder } from '../support/folder.js';
import { realOntology } from '../support/ontology.js';
import {
  emptyGraph,
  exported,
  header,
  organisation,
  seed,
  seedFolder,
  session,
  statementFiles,
} from '../support/seeds.js';
import { testServer } from '../support/server.js';

/** 122 statements: an evidence, an agreement, 60 bodies and their part in it. */
const many = seed(
  `MERGE (a:Agreement {id: 'agreement/x'}) SET a.name = '協議', a.kind = 'CONTRACT', a.status = 'ACTIVE', a.evidence = ['t/signing'];\n`,
  ...Array.from(
    { length: 60 },
    (_, i) =>
      organisation(`o${i}`) +
      `MATCH (o:Organisation {id: 'org/o${i}'}), (a:Agreement {id: 'agreement/x'}) MERGE (o)-[r:PARTY_TO]->(a) SET r.evidence = ['t/signing'];\n`,
  ),
);

const rowCount = 400;
/** 8 transactions, which rest on the first seed. */
const batched = `${header}//! rows: rows.csv as rows
//! batch: 100
UNWIND $rows AS row MERGE (o:Organisation {id: row.id}) SET o.name = row.name, o.kind = 'COMPANY', o.evidence = ['t/signing'];
UNWIND $rows AS row MATCH (o:Organisation {id: row.id}), (a:Agreement {id: 'agreement/x'}) MERGE (o)-[r:PARTY_TO]->(a) SET r.evidence = ['t/signing'];
`;

/** Settings of a command that loads them into the test run's database, with a data folder of its own. */
export function drillEnvironment() {
  const { uri, user, password, database } = testServer();
  return {
    PACTGRAPH_DATA: temporaryFolder(),
    PACTGRAPH_SEEDS: drillFolder(),
    NEO4J_URI: uri,
    NEO4J_USER: user,
    NEO4J_PASSWORD: password,
    NEO4J_DATABASE: database,
  };
}

/** For the length of one test. */
export function drillFolder(): string {
  const folder = seedFolder({ '0001-many.cypher': many, '0002-batched.cypher': batched });
  const rows = Array.from({ length: rowCount }, (_, i) => `org/r${i},甲${i}\n`);
  writeFileSync(join(folder, 'rows.csv'), `id,name\n${rows.join('')}`);
  return folder;
}

/** The graph after each transaction of an undisturbed load, from the empty one on; leaves it empty. */
export async function stepsOf(graph: Graph, folder: string): Promise<string[][]> {
  await ensureSchema({ graph, ontology: realOntology, statements: statementFiles });
  await emptyGraph(graph);
  const steps = [await exported(graph)];
  const { loading, seeds } = await preparePending(session(graph, folder));
  for (const { seed: pending, readRows } of seeds) {
    for await (const part of partsOf(pending, readRows)) {
      await applyPart(loading, part, 60_000, { onLock: () => undefined, onStatement: () => undefined });
      steps.push(await exported(graph));
    }
  }
  await emptyGraph(graph);
  return steps;
}
