/** What a seed deletes is counted to the last relationship, derived ones too, whoever made them and when. */
import { describe, expect, it } from 'vitest';
import {
  emptiedGraph,
  evidence,
  header,
  load,
  organisation,
  plan,
  seed,
  seedFolder,
} from '../../../support/seeds.js';

const graph = emptiedGraph();

const both = '//! on-conflict: keep-both\n';
const deletes = '//! deletes: allowed\n';
const base = seed(
  organisation('a', ", o.summary = 'a', o.summaryEvidence = ['t/signing'], o.aliases = ['A', 'AA']"),
  organisation('b'),
  "MERGE (a:Agreement {id: 'agreement/x'}) SET a.name = '協議', a.kind = 'CONTRACT', a.status = 'ACTIVE', a.evidence = ['t/signing'];\n",
  "MATCH (o:Organisation {id: 'org/a'}), (a:Agreement {id: 'agreement/x'}) MERGE (o)-[r:PARTY_TO]->(a) SET r.evidence = ['t/signing'];\n",
  "MATCH (a:Organisation {id: 'org/a'}), (b:Organisation {id: 'org/b'}) MERGE (a)-[r:COOPERATES_WITH {through: ''}]->(b) SET r.evidence = ['t/signing'];\n",
);
/** Other names, one more proof and a claim of the one that goes; a fact of it goes before it does. */
const between = [
  `${header}//! corrects: 1\n` +
    evidence('more', '甲方再次表示支持') +
    "MATCH (o:Organisation {id: 'org/a'}) SET o.aliases = ['A', 'AAA', 'AAAA'], o.evidence = ['t/more'];\n",
  `${header}${both}MATCH (o:Organisation {id: 'org/a'}) SET o.summary = 'b', o.summaryEvidence = ['t/more'];\n`,
  `${header}${deletes}MATCH (:Organisation {id: 'org/a'})-[r:PARTY_TO]->() DELETE r;\n`,
];
const last = `${header}${deletes}MATCH (o:Organisation {id: 'org/a'}) DETACH DELETE o;\n`;
const files = Object.fromEntries(
  [base, ...between, last].map((text, index) => [`000${index + 1}-s.cypher`, text]),
);

const counted = 'MATCH (n) RETURN count(n) AS nodes, COUNT { MATCH ()-[r]->() } AS facts';

describe('a node that goes', () => {
  it('is explained with all that goes with it, planned behind the seeds that made it', async () => {
    const { seeds } = await plan(graph, seedFolder(files));
    expect(seeds.map(({ problems }) => problems)).toEqual(Array(5).fill([]));
  });

  it('is explained where it was there before, planned and loaded', async () => {
    const folder = seedFolder(Object.fromEntries(Object.entries(files).slice(0, 2)));
    expect((await load(graph, folder)).problems).toEqual([]);
    const all = seedFolder(files);
    const { seeds } = await plan(graph, all);
    expect(seeds.map(({ problems }) => problems)).toEqual(Array(3).fill([]));
    expect((await load(graph, all)).problems).toEqual([]);
  });

  it('is explained where the same seed made it, with a fact', async () => {
    expect((await load(graph, seedFolder({ '0001-s.cypher': base }))).problems).toEqual([]);
    const [before] = await graph.readLatest(counted);
    const text =
      header +
      deletes +
      organisation('c') +
      "MATCH (o:Organisation {id: 'org/c'}), (a:Agreement {id: 'agreement/x'}) MERGE (o)-[r:PARTY_TO]->(a) SET r.evidence = ['t/signing'];\n" +
      "MATCH (o:Organisation {id: 'org/c'}) DETACH DELETE o;\n" +
      organisation('d');
    expect(
      (await load(graph, seedFolder({ '0001-s.cypher': base, '0002-s.cypher': text }))).problems,
    ).toEqual([]);
    const [after] = await graph.readLatest(counted);
    // One organisation with its name and its proof; a line of the ledger, and the seed.
    expect(Number(after?.nodes) - Number(before?.nodes)).toBe(4);
  });

  it('is explained with what somebody else tied to it', async () => {
    expect((await load(graph, seedFolder({ '0001-s.cypher': base }))).problems).toEqual([]);
    await graph.write(
      (transaction) =>
        transaction.run("MATCH (o:Organisation {id: 'org/a'}) CREATE (o)-[:SEEN_BY]->(:Visitor)"),
      10_000,
    );
    const folder = seedFolder({ '0001-s.cypher': base, '0002-s.cypher': last });
    expect((await load(graph, folder)).problems).toEqual([]);
    await graph.write((transaction) => transaction.run('MATCH (n:Visitor) DELETE n'), 10_000);
  });
});
