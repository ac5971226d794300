/**
 * What twelve typical lists read: db hits of each, beside the most that it may read. Ends with 1 where one reads more.
 *
 *   npm run build && node bench/lists.js [--size 10000] [--json]
 *
 * The graph has --size organisations: 10,000, as in CI, or 100,000. With NEO4J_URI set it is written into that database, which
 * must be empty or hold this very graph.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../dist/config.js';
import { openGraph } from '../dist/graph/graph.js';
import { acquireDatabase } from '../dist/neo4j/managed.js';
import { readOntology } from '../dist/ontology/read.js';
import { packageRoot } from '../dist/package.js';
import { lists } from './lists/lists.js';
import { openProfiledApi } from './lists/profiled-api.js';
import { writeGraph } from './lists/write-graph.js';
import { shapeOf } from './query/graph.js';

const { values } = parseArgs({
  options: { size: { type: 'string', default: '10000' }, json: { type: 'boolean', default: false } },
});
const size = Number(values.size);

const folder = mkdtempSync(join(tmpdir(), 'pactgraph-lists-'));
const config = readConfig(process.env);
const database = config.server
  ? { ...config.server, stop: () => undefined }
  : await acquireDatabase({ ...config, dataFolder: folder });
const ontology = readOntology(join(packageRoot, 'schema/ontology'));
const graph = openGraph(database);
const api = openProfiledApi(database, ontology);
try {
  await writeGraph(graph, ontology, shapeOf(size));
  const rows = [];
  for (const { name, document, left, most } of lists) {
    const after = left === undefined ? undefined : await cursorBehind(size - left, document);
    const { data, hits } = await api.ask(document, { first: 25, after });
    const [{ totalCount, nodes }] = Object.values(data);
    rows.push({ name, answer: totalCount ?? nodes.length, hits, most: most[size] });
  }
  if (values.json) console.log(JSON.stringify(rows));
  else console.table(rows);
  if (rows.some(({ hits, most }) => hits > most)) process.exitCode = 1;
} finally {
  await api.close();
  await graph.close();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** The cursor of the last of so many entries. */
async function cursorBehind(entries, document) {
  let after;
  for (let read = 0; read < entries; read += 100) {
    const data = await api.once(document, { first: Math.min(100, entries - read), after });
    after = data.organisations.pageInfo.endCursor;
  }
  return after;
}
