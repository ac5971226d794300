import { expect, it } from 'vitest';
import { ensureSchema } from '../../../../src/seed/load/schema/ensure-schema.js';
import { realOntology } from '../../../support/ontology.js';
import { emptiedGraph, exported, load, seed, seedFolder, statementFiles } from '../../../support/seeds.js';

const graph = emptiedGraph();
const ensured = () =>
  ensureSchema({ graph, ontology: realOntology, statements: statementFiles }, { thorough: false });

const derived = () =>
  graph.readLatest(`MATCH (n:Official)-[:HAS_NAME]->(m)
    RETURN n.id AS id, n.sortName AS sort, n.changedIn AS changed, m.id AS name, m.text AS text, m.fold AS fold,
      m.reading AS reading, m.lang AS lang ORDER BY name`);

it('a graph that an earlier version loaded has its names derived anew, once', async () => {
  const official = (slug: string, name: string) =>
    `MERGE (o:Official {id: 'official/${slug}'}) SET o.name = '${name}', o.evidence = ['t/signing'];\n`;
  const folder = seedFolder({ '0001-a.cypher': seed(official('a', '萧乾'), official('b', '阮慧賢')) });
  expect(await load(graph, folder)).toMatchObject({ error: undefined });
  const [before, stated] = [await derived(), await exported(graph)];
  expect(before[0]).toMatchObject({ fold: '萧乾', reading: 'xiao qian', lang: 'ZH_HANS' });

  // As the version before derived it; it noted nothing.
  await graph.write(async (transaction) => {
    await transaction.run(
      `MATCH (n:Official {id: 'official/a'})-[:HAS_NAME]->(m)
       SET n.sortName = 'xiao gan\\t萧干\\t萧乾', m.fold = '萧干', m.reading = 'xiao gan', m.lang = 'ZH_HANT'`,
    );
    await transaction.run('MATCH (l:Ledger) REMOVE l.derivation');
  }, 10_000);
  const revision = (await ensured()).revision;
  expect(await derived()).toEqual(before);
  expect(await exported(graph)).toEqual(stated);
  expect(revision).toBe(1);

  // What was noted is trusted: what somebody changes past pactgraph is not looked for at every load.
  await graph.write(
    (transaction) => transaction.run("MATCH (m:Name {text: '萧乾'}) SET m.fold = 'x'"),
    10_000,
  );
  await ensured();
  expect((await derived())[0]).toMatchObject({ fold: 'x' });
});
