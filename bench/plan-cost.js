/**
 * What a plan costs on graphs of different sizes: db hits and time of planning one seed of 1,000 rows, which must follow
 * the seed and not the graph. Hits are the sum over every statement of one plan, each run under PROFILE; time is the
 * median of 7 plans after two for warming up, files read and checked included, the graphs taking turns.
 *
 *   npm run build && node bench/plan-cost.js [--entities 10000,1000000] [--runs 7] [--data FOLDER] [--detail]
 *
 * The graphs are made by the loader: organisations with names, days, evidence, an outside identifier and where they are
 * located, 100 places, one Evidence for all. A million takes some minutes; with --data they are kept for the next run,
 * and a run that was cut short goes on where it was. --detail lists the statements that cost most.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { preparePending } from '../dist/commands/seed/pending.js';
import { planPending } from '../dist/commands/seed/plan-pending.js';
import { loadPending } from '../dist/commands/seed/load.js';
import { readConfig } from '../dist/config.js';
import { openGraph } from '../dist/graph/graph.js';
import { readStatementFiles } from '../dist/graph/statement-files.js';
import { acquireDatabase } from '../dist/neo4j/managed.js';
import { readOntology } from '../dist/ontology/read.js';
import { graphSeeds, plannedSeed, shared, writePlannedSeed } from './plan-cost-files.js';
import { openProfiledGraph } from './profiled-graph.js';

const { values } = parseArgs({
  options: {
    entities: { type: 'string', default: '10000,1000000' },
    runs: { type: 'string', default: '7' },
    data: { type: 'string' },
    detail: { type: 'boolean', default: false },
  },
});
const sizes = values.entities.split(',').map(Number);
if (sizes.some((size) => !(size >= shared))) throw new Error(`A graph has ${shared} entities or more.`);
const folder = values.data ?? mkdtempSync(join(tmpdir(), 'pactgraph-plan-'));
const warmUps = 2;

const quiet = { json: false, isTerminal: false, out() {}, err() {}, note() {}, download() {}, advance() {} };

/** Makes the graph, or what is missing of it. */
async function fill(session, entities) {
  const { seedFolder } = session.config;
  const at = (file) => join(seedFolder, file);
  rmSync(at(plannedSeed), { force: true });
  const seeds = graphSeeds(seedFolder, entities);
  if (existsSync(at(seeds[0].file))) await loadPending(session, quiet);
  for (const { file, write } of seeds) {
    if (existsSync(at(file))) continue;
    await write();
    await loadPending(session, quiet);
  }
}

async function open(entities) {
  const dataFolder = join(folder, String(entities));
  const seedFolder = join(dataFolder, 'seed');
  mkdirSync(seedFolder, { recursive: true });
  const config = { ...readConfig(process.env), dataFolder, seedFolder };
  const database = await acquireDatabase(config);
  const graph = openGraph(database);
  const session = {
    config,
    graph,
    ontology: readOntology(config.ontologyFolder),
    statements: readStatementFiles(config.cypherFolder),
    managed: true,
  };
  const close = async () => {
    await graph.close();
    await database.stop();
  };
  return { entities, database, session, close, times: [] };
}

async function planOnce(session) {
  const started = performance.now();
  const plan = await planPending(quiet, await preparePending(session));
  return { seconds: (performance.now() - started) / 1_000, plan };
}

async function profile(session, database) {
  const byStatement = new Map();
  const graph = openProfiledGraph(database, (text, hits, ms) => {
    const sum = byStatement.get(text) ?? { hits: 0, ms: 0 };
    byStatement.set(text, { hits: sum.hits + hits, ms: sum.ms + ms });
  });
  try {
    const { plan } = await planOnce({ ...session, graph });
    const hits = [...byStatement.values()].reduce((sum, one) => sum + one.hits, 0);
    return { hits, plan, byStatement };
  } finally {
    await graph.close();
  }
}

function tellDetail(byStatement) {
  for (const [text, { hits, ms }] of [...byStatement].sort(([, a], [, b]) => b.ms - a.ms).slice(0, 12))
    console.log(
      `  ${String(hits).padStart(9)} hits ${ms.toFixed(0).padStart(6)} ms  ${text.replace(/\s+/g, ' ').slice(0, 90)}`,
    );
}

/** What the plan answers, which must be the same whatever the graph holds beside. */
const answerOf = ({ seeds }) => {
  const [{ items, duplicates, problems }] = seeds;
  if (problems.length > 0) throw new Error(problems[0].message);
  const count = (reason) => duplicates.filter((one) => one.reason === reason).length;
  return `${items.length} items, ${count('SAME_NAME')} same names, ${count('NEAR_NAME')} near, ${count('SAME_EXTERNAL_ID')} same external ids`;
};

const graphs = [];
try {
  for (const size of sizes) {
    const graph = await open(size);
    graphs.push(graph);
    await fill(graph.session, size);
    await writePlannedSeed(graph.session.config.seedFolder);
  }
  // In turns, so that whatever else the machine does counts for all alike.
  for (let run = -warmUps; run < Number(values.runs); run++) {
    for (const { session, times } of graphs) {
      const { seconds } = await planOnce(session);
      if (run >= 0) times.push(seconds);
    }
  }
  for (const graph of graphs) {
    const { times } = graph;
    const { hits, plan, byStatement } = await profile(graph.session, graph.database);
    times.sort((a, b) => a - b);
    Object.assign(graph, { hits, seconds: times[times.length >> 1] });
    console.log(
      `${graph.entities.toLocaleString('en')} entities: ${hits.toLocaleString('en')} db hits, ` +
        `${graph.seconds.toFixed(3)} s (${times[0].toFixed(3)} to ${times.at(-1).toFixed(3)}); ${answerOf(plan)}`,
    );
    if (values.detail) tellDetail(byStatement);
  }
  const [first, last] = [graphs[0], graphs.at(-1)];
  if (graphs.length > 1)
    console.log(
      `ratio of hits ${(last.hits / first.hits).toFixed(3)} (at most 1.05), of time ${(last.seconds / first.seconds).toFixed(2)} (at most 1.5)`,
    );
} finally {
  for (const { close } of graphs) await close();
  if (values.data === undefined) rmSync(folder, { recursive: true, force: true });
}
