/** What is shown of possible duplicates is read from indexes, and no more than is shown: a plan costs what its seed costs. */
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dialect } from '../../../src/graph/graph.js';
import { statementText } from '../../../src/graph/statement-files.js';
import { ensureSchema } from '../../../src/seed/load/schema/ensure-schema.js';
import { openTestGraph } from '../../support/api.js';
import { realOntology } from '../../support/ontology.js';
import { emptyGraph, statementFiles } from '../../support/seeds.js';
import { testServer } from '../../support/server.js';

let driver: Driver;
beforeAll(async () => {
  const graph = openTestGraph();
  await ensureSchema({ graph, ontology: realOntology, statements: statementFiles });
  await emptyGraph(graph);
  await graph.write(
    (transaction) =>
      transaction.run(
        `UNWIND range(1, 3000) AS i
         WITH i, CASE i % 3 WHEN 0 THEN 'centre/' ELSE 'org/' END + i AS id
         CREATE (n:$(CASE i % 3 WHEN 0 THEN 'Centre' ELSE 'Organisation' END) {id: id})
         CREATE (n)-[:HAS_NAME]->(:Name {id: id + ' NAME ABC', text: 'ABC', fold: CASE WHEN i <= 90 THEN 'seldom' ELSE 'often' END})`,
      ),
    60_000,
  );
  await graph.close();
  const server = testServer();
  driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
  // A plan made on this graph, not one that is left from a smaller.
  await driver.executeQuery('CALL db.clearQueryCaches()');
});
afterAll(() => driver.close());

/** What is read of the driver's profile. */
interface Profile {
  readonly dbHits: number;
  readonly children: readonly Profile[];
}

const hitsOf = ({ dbHits, children }: Profile): number =>
  children.reduce((sum, child) => sum + hitsOf(child), dbHits);

async function named(fold: string): Promise<{ readonly others: string[]; readonly hits: number }> {
  const rows = [{ id: 'org/new', prefix: 'org/', fold, text: fold, judged: [] }];
  const { records, summary } = await driver.executeQuery(
    `${dialect}PROFILE ${statementText(statementFiles, 'plan/same-names')}`,
    { rows, count: neo4j.int(20) },
  );
  const others = records.map((record) => String(record.get('other')));
  return { others, hits: summary.profile ? hitsOf(summary.profile) : Infinity };
}

it('of a name that many bear the first 20 of the type are read, whatever their number', async () => {
  const [seldom, often] = [await named('seldom'), await named('often')];
  for (const { others } of [seldom, often]) {
    expect(others).toHaveLength(20);
    expect(others).toEqual([...others].sort());
    expect(others.filter((id) => !id.startsWith('org/'))).toEqual([]);
  }
  expect(often.hits).toBeLessThanOrEqual(seldom.hits + 10);
  expect(often.hits).toBeLessThan(300);
});
