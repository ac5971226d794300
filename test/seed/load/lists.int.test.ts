import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asker } from '../../support/api.js';
import {
  emptiedGraph,
  evidence,
  exported,
  header,
  load,
  organisation,
  seed,
  seedFolder,
  undo,
} from '../../support/seeds.js';

const graph = emptiedGraph();

/** Loads the seeds one by one: the export before each, and after the last. */
async function loaded(...texts: string[]): Promise<string[][]> {
  const folder = seedFolder({});
  const states = [await exported(graph)];
  for (const [index, text] of texts.entries()) {
    writeFileSync(join(folder, `000${index + 1}-s.cypher`), text);
    const { problems } = await load(graph, folder);
    expect(problems).toEqual([]);
    states.push(await exported(graph));
  }
  return states;
}

const support = evidence('support', '甲方再次表示支持');
const sets = (more: string) => `${header}MATCH (o:Organisation {id: 'org/a'}) SET ${more};\n`;
const listOf = async (property: string): Promise<unknown> =>
  (await graph.readLatest(`MATCH (o:Organisation {id: 'org/a'}) RETURN o.${property} AS list`))[0]?.list;
const first = seed(organisation('a', ", o.aliases = ['A', 'AA']"));

describe('lists', () => {
  it('grow: what was there, then what is new in the order given; each seed takes back its own', async () => {
    const [, before, , after] = await loaded(
      first,
      sets("o.aliases = ['C', 'AA', 'B']"),
      sets("o.aliases = ['D']"),
    );
    expect(await listOf('aliases')).toEqual(['A', 'AA', 'C', 'B', 'D']);
    const names = await graph.readLatest(
      "MATCH (n:Name {kind: 'ALIAS'}) RETURN n.text AS text ORDER BY text",
    );
    expect(names.map(({ text }) => text)).toEqual(['A', 'AA', 'B', 'C', 'D']);
    expect(await undo(graph, { number: 2 })).toEqual({ seeds: [2], refused: undefined });
    expect(await listOf('aliases')).toEqual(['A', 'AA', 'D']);
    expect(after).not.toEqual(before);
    expect(await undo(graph, { number: 3 })).toEqual({ seeds: [3], refused: undefined });
    expect(await exported(graph)).toEqual(before);
  });

  it('of passages for one property begin with what proved it before, and the fact stays as old as it is', async () => {
    const [, before] = await loaded(
      first,
      header +
        support +
        "MATCH (o:Organisation {id: 'org/a'}) SET o.kind = 'COMPANY', o.kindEvidence = ['t/support'], o.aliases = ['B'], o.aliasesEvidence = ['t/support'];\n",
    );
    const ask = asker(graph);
    const proofs = async () =>
      (
        await ask(`{ organisation(id: "org/a") { facts(where: { property: { in: ["kind", "aliases"] } }) {
          nodes { property evidence { id } seed { number } } } } }`)
      ).data?.organisation;
    const both = [{ id: 't/signing' }, { id: 't/support' }];
    expect(await proofs()).toEqual({
      facts: {
        nodes: [
          { property: 'aliases', evidence: both, seed: { number: 1 } },
          { property: 'kind', evidence: both, seed: { number: 1 } },
        ],
      },
    });
    expect(await undo(graph, { number: 2 })).toEqual({ seeds: [2], refused: undefined });
    expect(await exported(graph)).toEqual(before);
  });

  it('that none had stated before are gone when all that stated them are', async () => {
    const [, before] = await loaded(
      seed(organisation('a')),
      sets("o.formerNames = ['B']"),
      sets("o.formerNames = ['C']"),
    );
    expect(await undo(graph, { number: 2 })).toEqual({ seeds: [2], refused: undefined });
    expect(await listOf('formerNames')).toEqual(['C']);
    expect(await undo(graph, { number: 3 })).toEqual({ seeds: [3], refused: undefined });
    expect(await exported(graph)).toEqual(before);
  });

  it('of facts and of one seed grow too', async () => {
    const pair = (fields: string) =>
      "MATCH (a:Organisation {id: 'org/a'}), (b:Organisation {id: 'org/b'}) MERGE (a)-[r:COOPERATES_WITH {through: ''}]->(b) " +
      `SET r.fields = [${fields}], r.evidence = ['t/signing'];\n`;
    await loaded(
      seed(organisation('a'), organisation('b'), pair("'x', 'x'"), pair("'y', 'x'")),
      header + support + pair("'z'"),
    );
    expect(
      await graph.readLatest('MATCH ()-[r:COOPERATES_WITH]->() RETURN r.fields AS fields'),
    ).toMatchObject([{ fields: ['x', 'y', 'z'] }]);
  });

  it('of rows grow from row to row', async () => {
    const folder = seedFolder({
      '0001-a.cypher': first,
      '0002-b.cypher': `${header}//! rows: b.csv as rows (aliases list, evidence list)\n${support}UNWIND $rows AS r MERGE (o:Organisation {id: r.id}) SET o.aliases = r.aliases, o.evidence = r.evidence;\n`,
    });
    writeFileSync(
      join(folder, 'b.csv'),
      'id,aliases,evidence\norg/a,B;C,t/support\norg/a,D;B,t/support\norg/a,,t/support\n',
    );
    expect((await load(graph, folder)).problems).toEqual([]);
    expect(await listOf('aliases')).toEqual(['A', 'AA', 'B', 'C', 'D']);
  });

  it('lose an entry only to a seed that corrects the one that brought it', async () => {
    const [, , before] = await loaded(
      first,
      sets("o.aliases = ['B', 'C']"),
      `//! corrects: 0002\n${sets("o.aliases = ['B']")}`,
    );
    expect(await listOf('aliases')).toEqual(['A', 'AA', 'B']);
    expect(await undo(graph, { number: 3 })).toEqual({ seeds: [3], refused: undefined });
    expect(await exported(graph)).toEqual(before);
  });

  it('hold one of two URIs that differ in http, a slash at the end or the case of the host, as it was first written', async () => {
    await loaded(
      seed(
        organisation(
          'a',
          ", o.externalIds = ['http://www.Wikidata.org/entity/Q1', 'https://www.wikidata.org/entity/Q1/']",
        ),
      ),
      sets("o.externalIds = ['https://www.wikidata.org/entity/Q1', 'https://www.wikidata.org/entity/q1']"),
      sets("o.externalIds = ['http://www.wikidata.org/entity/q1/?a=b']"),
    );
    expect(await listOf('externalIds')).toEqual([
      'http://www.Wikidata.org/entity/Q1',
      'https://www.wikidata.org/entity/q1',
      'http://www.wikidata.org/entity/q1/?a=b',
    ]);
  });

  it('keep an entry that a later seed states too', async () => {
    await loaded(
      seed(organisation('a')),
      sets("o.externalIds = ['http://a.org/?a=b']"),
      sets("o.externalIds = ['https://A.org/?a=b']"),
    );
    const { refused } = await undo(graph, { number: 2 });
    expect(refused).toHaveProperty('message', expect.stringContaining('0003-s.cypher states'));
    expect(await listOf('externalIds')).toEqual(['http://a.org/?a=b']);
  });

  it('of names tell when a name was borne; the name is sought and shown without', async () => {
    await loaded(
      first,
      sets("o.formerNames = ['Old Council | 1998/2004', 'Old Council'], o.aliases = ['A | 2004/..']"),
    );
    const { data } = await asker(graph)(
      '{ organisation(id: "org/a") { formerNames aliases names { text kind period { edtf latest } } } }',
    );
    expect(data).toEqual({
      organisation: {
        formerNames: ['Old Council'],
        aliases: ['A', 'AA'],
        names: [
          { text: 'a', kind: 'NAME', period: null },
          { text: 'AA', kind: 'ALIAS', period: null },
          { text: 'A', kind: 'ALIAS', period: { edtf: '2004/..', latest: null } },
          { text: 'Old Council', kind: 'FORMER', period: { edtf: '1998/2004', latest: '2004-12-31' } },
        ],
      },
    });
    const names = await graph.readLatest(
      'MATCH (n:Name) RETURN n.text AS text, n.fold AS fold ORDER BY text',
    );
    expect(names.map(({ text, fold }) => [text, fold])).toEqual([
      ['A', 'a'],
      ['AA', 'aa'],
      ['Old Council', 'old council'],
      ['a', 'a'],
    ]);
  });
});
