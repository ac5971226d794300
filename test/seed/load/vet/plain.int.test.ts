/** What a seed may say is planned as it says, whatever way the server finds to it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../../src/package.js';
import type { Graph } from '../../../../src/graph/graph.js';
import type { Problem, SeedStatement } from '../../../../src/seed/model.js';
import { ensureSchema } from '../../../../src/seed/load/schema/ensure-schema.js';
import { allRules } from '../../../../src/seed/rules/list.js';
import { vetStatements } from '../../../../src/seed/load/vet/vet-statements.js';
import { openTestGraph } from '../../../support/api.js';
import { realOntology } from '../../../support/ontology.js';
import { readSeeds } from '../../../support/read-seeds.js';
import { emptyGraph, statementFiles } from '../../../support/seeds.js';
import { parseSeed } from '../../statement/support.js';

let graph: Graph;
beforeAll(async () => {
  graph = openTestGraph();
  await ensureSchema({ graph, ontology: realOntology, statements: statementFiles });
  await emptyGraph(graph);
}, 120_000);
afterAll(() => graph.close());

const vetted = (statements: readonly SeedStatement[]): Promise<Problem[]> =>
  graph.rehearse((transaction) => vetStatements(transaction, statements, () => [[{}]]), 120_000);

const a = "MATCH (a:Organisation {id: 'org/a'})";
const ab = `${a}, (b:Organisation {id: 'org/b'})`;
const o = "MERGE (o:Organisation {id: 'org/a'})";

/** Each with another plan, or another way to say the same. */
const statements = [
  `${o} SET o.name = 'A'`,
  `${o} SET o.name = 'A', o.kind = 'COMPANY' SET o.note = 'x' REMOVE o.website, o.founded`,
  `${o} ON CREATE SET o.name = 'A' ON MATCH SET o.note = 'x', o += {website: 'y', kind: 'MEDIA'} SET o.summary = 'z'`,
  `${o} ON CREATE SET o.name = 'A'`,
  `${o} SET o += {name: 'A', evidence: ['t/a']}, o.note = null`,
  `MERGE (:Organisation {id: 'org/a'})`,
  `MERGE (o:Organisation {id: 'org/a', name: 'A'})`,
  `MERGE (o IS Organisation {id: 'org/a'})`,
  `CREATE (:Organisation {id: 'org/a', name: 'A, B'})-[:PARTY_TO {x: [1, 2]}]->(g:Agreement {id: 'agreement/x'})`,
  `CREATE (p:Place {id: 'place/a'}) CREATE (q:Place {id: 'place/b'})<-[:LOCATED_IN]-(o:Organisation {id: 'org/a'})`,
  `${ab} MERGE (a)-[r:COOPERATES_WITH {through: ''}]->(b) SET r.evidence = ['t/a']`,
  `${ab} MERGE (a)<-[:COOPERATES_WITH {through: ''}]-(b)`,
  `${ab} MERGE (a)-[r:COOPERATES_WITH {through: ''}]-(b)`,
  `${ab} MERGE (a)-[r:PARENT_OF]->(b) ON CREATE SET r.note = 'x' ON MATCH SET r.note = 'y'`,
  `${a} MERGE (a)-[:LOCATED_IN]->(p:Place {id: 'place/a'}) SET p.name = 'P'`,
  `${o} MERGE (p:Place {id: 'place/a'}) MERGE (o)-[l:LOCATED_IN]->(p) SET o.name = 'A', p.name = 'P', l.note = 'x'`,
  `${o} WITH o AS p SET p.name = 'A' WITH p AS q, 1 AS x SET q.note = 'x'`,
  `${o} WITH *, 1 AS x MERGE (p:Place {id: 'place/b'})`,
  `${o} SET o.name = 'A' WITH o ORDER BY o.id SET o.note = 'x'`,
  `${o} SET o.name = 'A' WITH DISTINCT o SET o.note = 'x'`,
  `${o} SET o.name = 'A' WITH o, count(*) AS n, collect(o.note) AS notes SET o.note = toString(n)`,
  `${o} WITH o UNWIND ['a', 'b'] AS x MERGE (p:Place {id: 'place/' + x}) MERGE (o)-[:LOCATED_IN]->(p)`,
  `${o} WITH o OPTIONAL MATCH (p:Place {id: 'place/b'}) SET p.name = 'P'`,
  `${o} WITH o OPTIONAL MATCH (o)-[:LOCATED_IN]->(p:Place)-[:LOCATED_IN]->(q {id: 'place/q'}) SET p.name = 'P'`,
  `${o} LET x = 'A' SET o.name = x`,
  `UNWIND ['org/a', 'org/b'] AS id MERGE (o:Organisation {id: id}) SET o.name = id`,
  `UNWIND ['a', 'b'] AS o WITH o AS id MERGE (o:Organisation {id: 'org/' + id}) SET o.name = id`,
  `UNWIND [{id: 'org/a', to: ['org/b']}, {id: 'org/c', to: []}] AS row ${a.replace("'org/a'", 'row.id')} UNWIND row.to AS to MATCH (b:Organisation {id: to}) MERGE (a)-[:PARENT_OF]->(b)`,
  `FOR x IN ['a'] MERGE (o:Organisation {id: 'org/' + x})`,
  `MATCH (a:Organisation) WHERE a.id IN ['org/a', 'org/b'] OR a.id = 'org/c' SET a.note = 'x'`,
  `MATCH (a:Organisation {id: 'org/a'})-[r:COOPERATES_WITH]-(b) WHERE b.name CONTAINS 'x' AND NOT EXISTS { (b)-[:LOCATED_IN]->() } SET r.note = 'x', b.note = 'y'`,
  `${a} MATCH (a)-[:PARENT_OF*1..3]->(b) SET b.note = 'x'`,
  `${a} MATCH p = SHORTEST 1 (a)-[:PARENT_OF]->+(b) SET b.note = 'x'`,
  `${a} MATCH (a)((x)-[:PARENT_OF]->(y)){1,3}(b) SET b.note = 'x'`,
  `${a} CALL (a) { MATCH (a)-[:PARENT_OF]->(b) RETURN b ORDER BY b.id LIMIT 1 } SET a.note = b.id`,
  `${a} FILTER a.name IS NOT NULL SET a.note = 'x'`,
  `${a} SET a.note = CASE a.kind WHEN 'MEDIA', 'COMPANY' THEN 'x, y' ELSE "it's" END, a.summary = a.note + ' (a.b(c))'`,
  `${a} SET a.note = COLLECT { MATCH (a)-[:PARENT_OF]->(b) RETURN b.id ORDER BY b.id }[0], a.summary = [(a)--(b) | b.id][0]`,
  `${a} SET a.note = toString(COUNT { (a)--() }) + reduce(x = '', y IN a.aliases | x + y), a.website = toLower(trim(a.name))`,
  `${a} SET a.founded = date.truncate('year', date('2020-01-01')), a.note = point.distance(point({x: 1, y: 2}), point({x: 2, y: 2}))`,
  `${a} DETACH DELETE a`,
  `${ab} DETACH DELETE a, b`,
  `${a} MATCH (a)-[r:PARENT_OF]->(b), (a)-[s:LOCATED_IN]->() DELETE r, s`,
  `${ab} MATCH (a)-[r:PARENT_OF]->(b) DELETE r MERGE (b)-[:PARENT_OF]->(a)`,
  "MERGE (`o, p`:Organisation {id: 'org/a'}) SET `o, p`.name = 'A', `o, p`.`odd ``name` = 1",
  "MERGE (組:Organisation {id: 'org/a'}) SET 組.name = '甲 // \\u5c71 /* `x` */ '",
  'UNWIND $rows AS m MERGE (o:Organisation {id: m.id}) SET o.name = m.name, o.evidence = [m.proof]',
  "UNWIND $rows AS m MATCH (a:Organisation {id: m.a}), (b:Organisation {id: m.b}) MERGE (a)-[r:COOPERATES_WITH {through: coalesce(m.c, '')}]->(b) SET r.evidence = ['t/' + m.p]",
];

describe('a statement in plain words is planned as it says', () => {
  it.each(statements)('%s', async (text) => {
    const read = await parseSeed(text);
    expect(read.problems.filter(({ rule }) => ['cypher', 'hidden-write'].includes(rule))).toEqual([]);
    expect(await vetted(read.statements)).toEqual([]);
  });

  it('in what the rules show as right', async () => {
    for (const { id, right } of allRules) {
      if (right === '') continue;
      const read = await parseSeed(right);
      expect([id, await vetted(read.statements)]).toEqual([id, []]);
    }
  });

  it.each(['seed', 'examples/ror'])('in %s', async (folder) => {
    const { seeds } = await readSeeds(join(packageRoot, folder));
    expect(seeds.length).toBeGreaterThan(0);
    expect(await vetted(seeds.flatMap((seed) => seed.statements))).toEqual([]);
  });

  it('in the documentation of the format', async () => {
    const text = readFileSync(join(packageRoot, 'docs/seed-format.md'), 'utf8');
    const blocks = [...text.matchAll(/```cypher[^\n]*\n([^]*?)```/g)].map(([, block = '']) => block);
    expect(blocks.length).toBeGreaterThan(1);
    for (const block of blocks) expect(await vetted((await parseSeed(block)).statements)).toEqual([]);
  });
});
