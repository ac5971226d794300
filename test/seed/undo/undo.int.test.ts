import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planUndo } from '../../../src/seed/undo/plan-undo.js';
import { seedsToUndo } from '../../../src/seed/undo/seeds-to-undo.js';
import { loadingOf } from '../../../src/commands/seed/pending.js';
import {
  emptiedGraph,
  evidence,
  exported,
  header,
  load,
  organisation,
  redo,
  seed,
  seedFolder,
  session,
  undo,
} from '../../support/seeds.js';

const graph = emptiedGraph();

const support = evidence('support', '甲方再次表示支持');
const agreement =
  "MERGE (a:Agreement {id: 'agreement/x'}) SET a.name = '協議', a.kind = 'CONTRACT', a.status = 'ACTIVE', a.evidence = ['t/signing'];\n";
const party = (slug: string) =>
  `MATCH (o:Organisation {id: 'org/${slug}'}), (a:Agreement {id: 'agreement/x'}) MERGE (o)-[r:PARTY_TO]->(a) SET r.evidence = ['t/signing'];\n`;
const first = seed(organisation('a'), agreement, party('a'));

/** Loads the seeds one by one; the export before each. */
async function loaded(...texts: string[]): Promise<{ folder: string; before: string[][] }> {
  const folder = seedFolder({});
  writeFileSync(join(folder, 'sources/other.txt'), '---\nid: source/other\ntitle: Other\n---\n甲\n');
  const before: string[][] = [];
  for (const [index, text] of texts.entries()) {
    before.push(await exported(graph));
    writeFileSync(join(folder, `000${index + 1}-s.cypher`), text);
    const { problems } = await load(graph, folder);
    expect(problems).toEqual([]);
  }
  return { folder, before };
}

describe('undo', () => {
  it('takes back what a seed made, changed and removed, with its derived data, and a redo does it again', async () => {
    const { folder, before } = await loaded(
      first,
      `${header}//! deletes: allowed\n${support}` +
        "MERGE (o:Organisation {id: 'org/a'}) SET o.evidence = ['t/support'], o.summary = '甲', o.foundedOn = '1967';\n" +
        "MATCH (a:Agreement {id: 'agreement/x'}) DETACH DELETE a;\n",
    );
    const after = await exported(graph);
    const names = () => graph.readLatest('MATCH (n:Name) RETURN n.id AS id ORDER BY id');
    expect(await names()).toHaveLength(1);
    expect(await undo(graph, { number: 2 })).toEqual({ seeds: [2], refused: undefined });
    expect(await exported(graph)).toEqual(before[1]);
    expect(await names()).toHaveLength(2);
    expect(
      await graph.readLatest(
        "MATCH (o:Organisation {id: 'org/a'}) RETURN o.foundedOnEarliest AS day, count { (o)<-[:STATES]-() } AS states",
      ),
    ).toEqual([{ day: null, states: 2 }]);

    // It stays undone until it is redone.
    expect((await load(graph, folder)).loaded).toEqual([]);
    await redo(graph, folder, 2);
    expect(await exported(graph)).toEqual(after);
    expect(await graph.readLatest('MATCH (l:Ledger) RETURN l.revision AS revision')).toEqual([
      { revision: 4 },
    ]);
  });

  it('to a seed takes back all after it, the last first', async () => {
    const { before } = await loaded(first, header + organisation('b') + party('b'), header + support);
    expect(await undo(graph, { to: 1 })).toEqual({ seeds: [3, 2], refused: undefined });
    expect(await exported(graph)).toEqual(before[1]);
  });

  it('leaves what a later seed added to the same list', async () => {
    const more = (slug: string) =>
      `${header}MERGE (o:Organisation {id: 'org/a'}) SET o.evidence = ['t/${slug}'];\n`;
    await loaded(
      first + support + evidence('again', '甲方表示支持', ', e.occurrence = 1'),
      more('support'),
      more('again'),
    );
    expect(await undo(graph, { number: 2 })).toEqual({ seeds: [2], refused: undefined });
    expect(
      await graph.readLatest("MATCH (o:Organisation {id: 'org/a'}) RETURN o.evidence AS evidence"),
    ).toEqual([{ evidence: ['t/signing', 't/again'] }]);
  });

  it.each([
    [
      'changed what it made',
      header +
        support +
        "MERGE (o:Organisation {id: 'org/a'}) SET o.summary = '甲', o.evidence = ['t/support'];\n",
      '0002-s.cypher changed org/a summary.',
    ],
    [
      'states what it made',
      header + organisation('a'),
      '0002-s.cypher states org/a name too, or rests on it.',
    ],
    [
      'leads to what it made',
      header + organisation('b') + party('b'),
      '0002-s.cypher states agreement/x too, or rests on it.',
    ],
    ['cites its evidence', header + organisation('b'), '0002-s.cypher states t/signing too, or rests on it.'],
  ])('is refused when a later seed %s, naming seed, element and property', async (_, later, told) => {
    await loaded(first, later);
    const before = await exported(graph);
    const { refused } = await undo(graph, { number: 1 });
    expect(refused?.code).toBe('UNDO_REFUSED');
    expect(refused?.message).toContain(told);
    expect(await exported(graph)).toEqual(before);
    expect((await undo(graph, { to: 0 })).seeds).toEqual([2, 1]);
    expect(await exported(graph)).toEqual([]);
  });

  it('is shown before it is done', async () => {
    await loaded(first, header + organisation('b') + party('b'));
    const before = await exported(graph);
    const plan = await planUndo(
      loadingOf(session(graph, '')),
      (ledger) => seedsToUndo(ledger, { to: 0 }),
      60_000,
      () => undefined,
    );
    expect(
      plan.seeds.map(({ number, counts }) => [number, counts.entities.removed, counts.facts.removed]),
    ).toEqual([
      [2, 1, 1],
      [1, 2, 1],
    ]);
    expect(await exported(graph)).toEqual(before);
  });

  it('of what is not applied says so', async () => {
    await loaded(first);
    expect((await undo(graph, { number: 7 })).refused?.message).toBe('Seed 7 was never applied.');
    await undo(graph, { number: 1 });
    expect((await undo(graph, { number: 1 })).refused?.message).toBe('Seed 1 is undone already.');
  });

  it('lets an undone seed be changed and loaded anew, once no later one is applied', async () => {
    const { folder } = await loaded(
      first,
      "//! title: Another\n//! source: sources/other.txt\nMERGE (e:Evidence {id: 'o/e'}) SET e.source = 'source/other', e.quote = '甲';\n",
    );
    expect((await undo(graph, { number: 1 })).refused).toBeUndefined();
    writeFileSync(join(folder, '0001-s.cypher'), seed(organisation('c')));
    expect((await load(graph, folder)).error).toMatchObject({
      code: 'LEDGER_CONFLICT',
      message: expect.stringContaining('0001-s.cypher is not the seed 1 that was undone') as string,
    });
    await undo(graph, { number: 2 });
    expect((await load(graph, folder)).loaded.map(({ file }) => file)).toEqual(['0001-s.cypher']);
  });
});

const deleting = `${header}//! deletes: allowed\n`;
const deleteOf = (slug: string) => `${deleting}MATCH (o:Organisation {id: 'org/${slug}'}) DETACH DELETE o;\n`;
const deleteParty = `${deleting}MATCH (:Organisation {id: 'org/a'})-[r:PARTY_TO]->(:Agreement) DELETE r;\n`;
const fact = 'PARTY_TO from org/a to agreement/x';

describe('what an undo would bring back', () => {
  it.each([
    [
      'its end is removed',
      [deleteParty, deleteOf('a')],
      `0003-s.cypher removed org/a: without it ${fact} cannot come back.`,
    ],
    ['it is made again', [deleteParty, header + party('a')], `0003-s.cypher made ${fact} again.`],
    [
      'it is made again as an entity',
      [deleteOf('a'), header + organisation('a')],
      '0003-s.cypher made org/a again.',
    ],
    [
      'its end is removed and made again',
      [deleteParty, deleteOf('a'), header + organisation('a')],
      `0003-s.cypher removed org/a: without it ${fact} cannot come back.`,
    ],
    [
      'the entity of a property is removed',
      [`${deleting}MATCH (o:Organisation {id: 'org/a'}) REMOVE o.summary;\n`, deleteOf('a')],
      '0003-s.cypher removed org/a: its summary cannot be put back.',
    ],
    [
      'its evidence is removed',
      [deleteOf('a'), `${deleting}MATCH (e:Evidence {id: 't/support'}) DETACH DELETE e;\n`],
      '0003-s.cypher removed t/support: without it org/a cannot come back.',
    ],
    [
      'the evidence that it lists was struck out',
      [
        `${header}${evidence('again', '甲方表示支持', ', e.occurrence = 1')}MATCH (o:Organisation {id: 'org/a'}) SET o.evidence = ['t/again'];\n`,
        `${header}//! corrects: 2\nMATCH (o:Organisation {id: 'org/a'}) SET o.evidence = ['t/signing', 't/support'];\n`,
      ],
      '0003-s.cypher changed org/a evidence.',
    ],
  ])('stops it when %s by a later seed', async (_, later, told) => {
    const base = first
      .replace("['t/signing'];", "['t/signing', 't/support'], o.summary = '甲';")
      .replace('MERGE (o:', `${support}MERGE (o:`);
    const { before } = await loaded(base, ...later);
    const all = await exported(graph);
    const { refused } = await undo(graph, { number: 2 });
    expect(refused).toMatchObject({
      code: 'UNDO_REFUSED',
      hint: expect.stringMatching(/^Undo the later/) as string,
    });
    expect(refused?.message).toContain(told);
    expect(await exported(graph)).toEqual(all);
    expect((await undo(graph, { to: 1 })).refused).toBeUndefined();
    expect(await exported(graph)).toEqual(before[1]);
  });

  it.each([
    ['is gone', "MATCH (o:Organisation {id: 'org/a'}) DETACH DELETE o", `${fact} could not be brought back.`],
    [
      'exists again',
      "MATCH (o:Organisation {id: 'org/a'}), (a:Agreement) CREATE (o)-[:PARTY_TO {factId: $factId}]->(a)",
      `${fact} exists again.`,
    ],
  ])('stops it when something %s that no seed wrote', async (_, statement, told) => {
    await loaded(first);
    const [found] = await graph.readLatest('MATCH ()-[r:PARTY_TO]->() RETURN r.factId AS factId');
    await load(graph, seedFolder({ '0001-s.cypher': first, '0002-s.cypher': deleteParty }));
    await graph.write((transaction) => transaction.run(statement, { factId: found?.factId ?? null }), 60_000);
    const { refused } = await undo(graph, { number: 2 });
    expect(refused).toMatchObject({
      code: 'UNDO_REFUSED',
      hint: expect.stringMatching(/^No seed did this/) as string,
    });
    expect(refused?.message).toContain(told);
  });

  it('comes with the claims about it, each on what it disputes', async () => {
    const says = (role: string) =>
      `${header}//! on-conflict: keep-both\nMATCH (:Organisation {id: 'org/a'})-[r:PARTY_TO]->(:Agreement) SET r.role = '${role}' + '', r.evidence = ['t/signing'];\n`;
    const { before } = await loaded(first, says('buyer'), says('seller'), deleteParty);
    const disputes = () => graph.readLatest('MATCH (:Claim)-[:DISPUTES]->(n) RETURN n.id AS id');
    expect(await disputes()).toEqual([]);
    expect((await undo(graph, { number: 4 })).refused).toBeUndefined();
    expect(await exported(graph)).toEqual(before[3]);
    expect(await disputes()).toEqual([{ id: 'org/a' }]);
  });
});
