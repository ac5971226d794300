/**
 * What a statement reads follows what it is given, not what is stored: on a graph that the planner knows, and on one that
 * it believes to be empty, as in the first load of a graph, however large that is.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import neo4j, { type Driver, type Plan, type Transaction } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preparePending } from '../src/commands/seed/pending.js';
import { planPending } from '../src/commands/seed/plan-pending.js';
import { dialect } from '../src/graph/graph.js';
import { withOneParameter } from '../src/graph/one-parameter.js';
import { statementText } from '../src/graph/statement-files.js';
import type { RelationshipType } from '../src/ontology/model.js';
import { quotedName } from '../src/identifier.js';
import { ensureSchema } from '../src/seed/load/schema/ensure-schema.js';
import { openTestGraph } from './support/api.js';
import { notedIo } from './support/io.js';
import { realOntology as ontology } from './support/ontology.js';
import { endsOf, mergeOf, plannedStatements, someParameters } from './support/planned-statements.js';
import { hitsOf, profiledGraph } from './support/profiled-graph.js';
import { testServer } from './support/server.js';
import { emptyGraph, evidence, header, seedFolder, session, statementFiles } from './support/seeds.js';

const graph = openTestGraph();
let driver: Driver;
const statements = await plannedStatements();
const relationships = [...ontology.relationships.values()];
/** Of the others EXPLAIN tells enough: one with an index of its key to mislead, one with a key, and one without. */
const profiled: readonly string[] = ['COOPERATES_WITH', 'HOLDS_POST', 'PARTY_TO', 'SAME_AS'];
const labelOf = (name: string) => quotedName(ontology.entities.get(name)?.label ?? name);

beforeAll(async () => {
  const { uri, user, password } = testServer();
  driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  await ensureSchema({ graph, ontology, statements: statementFiles });
});
afterAll(async () => {
  await emptyGraph(graph);
  await driver.close();
  await graph.close();
});

/** `size` nodes of each label, and as many facts of each type. */
async function fill(size: number): Promise<void> {
  const labels = [...ontology.entities.values(), ...ontology.records.values()].map(({ label }) =>
    quotedName(label),
  );
  await graph.write(async (transaction) => {
    for (const label of labels) await transaction.run(nodesOf(label), { size });
    for (const type of relationships) await transaction.run(factsOf(type), { size });
    await transaction.run(nodesOf('Name'), { size });
  }, 60_000);
}

const nodesOf = (label: string) =>
  `UNWIND range(1, toInteger($size)) AS i CREATE (:${label} {id: 'stored/' + i, sortName: 'n' + i})`;

function factsOf(type: RelationshipType): string {
  const [from, to] = endsOf(type).map(labelOf);
  const keys = type.key.map((key) => `${key}: '', `).join('');
  return `UNWIND range(1, toInteger($size) - 1) AS i
    MATCH (a:${from ?? ''} {id: 'stored/' + i}), (b:${to ?? ''} {id: 'stored/' + (i + 1)})
    CREATE (a)-[:${quotedName(type.type)} {${keys}factId: '${type.type}' + i}]->(b)`;
}

/** Those that read more the more is stored. The ledger is one node, and seeds are listed as a whole. */
const growing =
  /AllNodesScan|LabelScan|Type(s)?Scan|RelationshipsScan|RelationshipIndex|NodeIndexScan|Contains|EndsWith/;
const isGrowing = ({ operatorType, arguments: { Details } }: Plan): boolean =>
  growing.test(operatorType) && !/^(ledger:Ledger|seed:Seed)$/.test(String(Details));

const operators = (plan: Plan): Plan[] => [plan, ...plan.children.flatMap(operators)];

/** An operation sends all parameters as one. */
const ofOperations = /^the loaders/;

async function growingIn(of: string, named: ReadonlyMap<string, string>): Promise<string[]> {
  const found: string[] = [];
  // One after the other: all at once, each waits for the plans of the others, until the server ends it.
  for (const [name, text] of named) {
    const [sent, parameters] = ofOperations.test(of)
      ? withOneParameter(text, someParameters)
      : [text, someParameters];
    const { summary } = await driver.executeQuery(`${dialect}EXPLAIN ${sent}`, parameters);
    if (!summary.plan) throw new Error('There is no plan.');
    for (const { operatorType, arguments: details } of operators(summary.plan).filter(isGrowing))
      found.push(`${name}: ${operatorType} ${String(details.Details)}`);
  }
  return found;
}

describe.each([
  ['an empty graph', 0],
  ['a filled graph', 600],
])('in %s', (_, size) => {
  beforeAll(async () => {
    await emptyGraph(graph);
    if (size > 0) await fill(size);
    // Else the plans that were made for the other one are taken.
    await driver.executeQuery('CALL db.clearQueryCaches()');
  });

  it.each(Object.entries(statements))(
    'no statement of %s reads more the more is stored',
    async (of, named) => {
      expect(named.size).toBeGreaterThan(15);
      expect(await growingIn(of, named)).toEqual([]);
    },
    240_000,
  );

  it.each(
    relationships.filter(({ type }) => profiled.includes(type)).map((type) => [type.type, type] as const),
  )('twice the rows read twice as much: MERGE of %s', async (name, type) => {
    for (const row of name === 'COOPERATES_WITH' ? [pairs, oneStart, oneEnd] : [pairs]) {
      const [some, double] = [await hitsOfMerge(type, row, 100), await hitsOfMerge(type, row, 200)];
      expect(double / some).toBeLessThan(2.2);
    }
  });

  it('twice the facts read twice as much: other terms of a post', async () => {
    const type = ontology.relationships.get('HOLDS_POST');
    if (!type) throw new Error('There are no posts.');
    const text = statementText(statementFiles, 'seed/other-terms', type.type);
    for (const row of [pairs, oneStart, oneEnd]) {
      const [some, double] = [
        await hitsOfMerge(type, row, 100, text),
        await hitsOfMerge(type, row, 200, text),
      ];
      expect(double / some).toBeLessThan(2.2);
    }
  });

  it('twice the rows read twice as much: every statement of a load', { timeout: 240_000 }, async () => {
    const [some, double] = [await hitsOfLoad(100), await hitsOfLoad(200)];
    const worse = [...double].filter(([text, hits]) => hits > 2.2 * (some.get(text) ?? 0) + 20);
    expect(worse).toEqual([]);
    expect(double.size).toBeGreaterThan(15);
  });
});

const pairs = (i: number) => ({ from: `new/a${i}`, to: `new/b${i}` });
const oneStart = (i: number) => ({ from: 'new/a0', to: `new/b${i}` });
const oneEnd = (i: number) => ({ from: `new/a${i}`, to: 'new/b0' });

/**
 * In one transaction with the nodes, as a seed makes them.
 * @param then asked of the facts behind it, and measured in its place
 */
async function hitsOfMerge(
  type: RelationshipType,
  row: (i: number) => object,
  count: number,
  then?: string,
): Promise<number> {
  const [from, to] = endsOf(type).map(labelOf);
  return rolledBack(async (transaction) => {
    const create = (label: string, name: string) =>
      transaction.run(
        `UNWIND range(0, toInteger($count) - 1) AS i CREATE (:${label} {id: 'new/${name}' + i})`,
        { count },
      );
    await create(from ?? '', 'a');
    await create(to ?? '', 'b');
    const rows = Array.from({ length: count }, (_, i) => row(i));
    const merged = await transaction.run(`${dialect}PROFILE ${mergeOf(type)}`, { rows });
    if (then === undefined) return hitsOf(merged.summary);
    const ids = merged.records.map((record): unknown => record.get('r'));
    const parameters = { ids, term: 'term', key: ['title'] };
    return hitsOf((await transaction.run(`${dialect}PROFILE ${then}`, parameters)).summary);
  });
}

async function rolledBack<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const own = driver.session();
  const transaction = await own.beginTransaction();
  try {
    return await work(transaction);
  } finally {
    await transaction.rollback();
    await own.close();
  }
}

/** Organisations that co-operate in pairs, all in one place and led by officials, from rows. */
const bulk = `${header}//! rows: rows.csv as rows
${evidence('signing', '甲方與乙方簽署協議')}MERGE (p:Place {id: 'place/new-hub'}) SET p.name = 'Hub', p.evidence = ['t/signing'];
UNWIND $rows AS row
  MERGE (o:Organisation {id: row.org}) SET o.name = row.org, o.kind = 'COMPANY', o.evidence = ['t/signing'];
UNWIND $rows AS row
  MERGE (o:Official {id: row.official}) SET o.name = row.official, o.evidence = ['t/signing'];
UNWIND $rows AS row
  MATCH (o:Organisation {id: row.org}), (p:Place {id: 'place/new-hub'})
  MERGE (o)-[r:LOCATED_IN]->(p) SET r.evidence = ['t/signing'];
UNWIND $rows AS row
  MATCH (o:Official {id: row.official}), (p:Organisation {id: row.org})
  MERGE (o)-[r:HOLDS_POST {title: '主席'}]->(p) SET r.evidence = ['t/signing'];
UNWIND $rows AS row
  MATCH (a:Organisation {id: row.first}), (b:Organisation {id: row.other})
  MERGE (a)-[r:COOPERATES_WITH {through: ''}]->(b) SET r.evidence = ['t/signing'];
`;

async function hitsOfLoad(count: number): Promise<ReadonlyMap<string, number>> {
  const folder = seedFolder({ '0001-bulk.cypher': bulk });
  const slug = (i: number) => String(i).padStart(4, '0');
  // Each pair is named by both of its rows.
  const lines = Array.from({ length: count }, (_, i) => {
    const [a, b] = i % 2 === 0 ? [i, i + 1] : [i - 1, i];
    return `org/new${slug(i)},official/new${slug(i)},org/new${slug(a)},org/new${slug(b)}`;
  });
  writeFileSync(join(folder, 'rows.csv'), ['org,official,first,other', ...lines, ''].join('\n'));
  const profiled = profiledGraph(graph);
  try {
    const { seeds } = await planPending(notedIo(), await preparePending(session(profiled, folder)));
    expect(seeds.flatMap(({ problems }) => problems)).toEqual([]);
    return profiled.hits;
  } finally {
    await profiled.close();
  }
}
