/** Walks through lists while seeds load and are taken back: what is added later is left out, other changes end the walk. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { asker, openTestGraph, type Answer, type Ask } from '../support/api.js';
import {
  emptyGraph,
  evidence,
  header,
  load,
  organisation,
  redo,
  seed,
  seedFolder,
  undo,
} from '../support/seeds.js';

let graph: Graph;
let ask: Ask;
beforeAll(() => {
  graph = openTestGraph();
  ask = asker(graph, undefined, undefined, 20251130);
});
beforeEach(() => emptyGraph(graph));
afterAll(() => graph.close());

const agreement = (slug: string) =>
  `MERGE (a:Agreement {id: 'agreement/${slug}'}) SET a.name = '協議 ${slug}', a.kind = 'CONTRACT', a.status = 'ACTIVE', a.evidence = ['t/signing'];\n`;
const party = (slug: string, of = 'x', proof = 'signing') =>
  `MATCH (o:Organisation {id: 'org/${slug}'}), (a:Agreement {id: 'agreement/${of}'}) MERGE (o)-[r:PARTY_TO]->(a) SET r.evidence = ['t/${proof}'];\n`;

/** Organisations a to d, all parties to x, a to y too; in four pages of one. */
const first = seed(
  ...['a', 'b', 'c', 'd'].map((slug) => organisation(slug)),
  agreement('x'),
  agreement('y'),
  ...['a', 'b', 'c', 'd'].map((slug) => party(slug)),
  party('a', 'y'),
);
const later = (...statements: string[]): string =>
  `${header}${evidence('support', '甲方再次表示支持')}${statements.join('')}`;
const again = (slug: string, more = '') =>
  `MERGE (o:Organisation {id: 'org/${slug}'}) SET o.evidence = ['t/support']${more};\n`;
const added = organisation('bb', '').replace('signing', 'support');

const files = (...seeds: string[]): Record<string, string> =>
  Object.fromEntries(seeds.map((text, n) => [`000${n + 1}-seed.cypher`, text]));

async function loadAll(...seeds: string[]): Promise<void> {
  const { problems, error } = await load(graph, seedFolder(files(...seeds)));
  expect([problems, error?.message]).toEqual([[], undefined]);
}

const fields = 'nodes { id } totalCount pageInfo { endCursor startCursor }';
type List = (args: string) => string;
const organisations =
  (more = ''): List =>
  (args) =>
    `organisations(${args}${more}) { ${fields} }`;
const parties =
  (more = ''): List =>
  (args) =>
    `agreement(id: "agreement/x") { parties(${args}${more}) { ${fields} } }`;
const partners =
  (more = ''): List =>
  (args) =>
    `organisation(id: "org/a") { partners(${args}${more}) { ${fields} } }`;
const facts: List = (args) => `agreement(id: "agreement/x") { facts(${args}) { ${fields} } }`;

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly totalCount: number;
  readonly pageInfo: { readonly startCursor: string; readonly endCursor: string };
}

function pageOf({ data, errors }: Answer): Page {
  expect(errors).toEqual([]);
  const find = (value: unknown): Page => {
    const [inner] = Object.values(value as Record<string, unknown>);
    return typeof inner === 'object' && inner !== null && 'pageInfo' in inner ? (inner as Page) : find(inner);
  };
  return find(data);
}

const read = async (list: List, args: string) => pageOf(await ask(`{ ${list(args)} }`));
const idsOf = (page: Page) => page.nodes.map(({ id }) => id);

describe('a walk while seeds load', () => {
  it.each<[string, List, string[]]>([
    ['of a list', organisations(), [added]],
    ['of a list in the order of names', organisations(', orderBy: [NAME_ASC]'), [added]],
    ['of a list under a condition', organisations(', where: { kind: { eq: COMPANY } }'), [added]],
    ['of a relationship', parties(', orderBy: [NAME_ASC]'), [added, party('bb', 'x', 'support')]],
    ['of facts', facts, [added, party('bb', 'x', 'support')]],
  ])(
    '%s has each entry once, none that came later, and the count of its beginning',
    async (_, list, more) => {
      await loadAll(first);
      const whole = await read(list, 'first: 50');
      for (const backwards of [false, true]) {
        await emptyGraph(graph);
        await loadAll(first);
        const [size, from, end] = backwards
          ? (['last: 2', 'before', 'startCursor'] as const)
          : (['first: 2', 'after', 'endCursor'] as const);
        const pages = [await read(list, size)];
        await loadAll(first, later(...more));
        for (let page = pages[0]; page && pages.flatMap(idsOf).length < whole.nodes.length;) {
          page = await read(list, `${size}, ${from}: "${page.pageInfo[end]}"`);
          expect(page.nodes).not.toEqual([]);
          pages.push(page);
        }
        expect((backwards ? pages.reverse() : pages).flatMap(idsOf)).toEqual(idsOf(whole));
        expect(new Set(pages.map(({ totalCount }) => totalCount))).toEqual(new Set([whole.totalCount]));
      }
      expect((await read(list, 'first: 50')).totalCount).toBeGreaterThan(whole.totalCount);
    },
    60_000,
  );
});

const same =
  "MATCH (a:Organisation {id: 'org/c'}), (b:Organisation {id: 'org/d'}) MERGE (a)-[r:SAME_AS]->(b) SET r.keep = 'org/c', r.evidence = ['t/support'];\n";
const ended =
  "MERGE (a:Agreement {id: 'agreement/y'}) SET a.evidence = ['t/support'], a.endedOn = '2024', a.endedOnEvidence = ['t/support'];\n";
const agreements =
  (more = ''): List =>
  (args) =>
    `agreements(${args}${more}) { ${fields} }`;

describe('a cursor', () => {
  it.each<[string, List, string[], string]>([
    [
      'a property that its order reads was changed',
      organisations(', orderBy: [SUMMARY_ASC]'),
      [again('d', ", o.summary = '丁'")],
      '`summary` of nodes of type Organisation was changed',
    ],
    [
      'a property that its filter reads was changed',
      organisations(', where: { names: { startsWith: "a" } }'),
      [again('d', ", o.nameEn = 'A name', o.nameEnEvidence = ['t/support']")],
      '`nameEn` of nodes of type Organisation was changed',
    ],
    [
      'a date that the status follows was changed',
      agreements(', where: { status: { eq: ACTIVE } }'),
      [ended],
      '`endedOn` of nodes of type Agreement was changed',
    ],
    ['an identity changed', organisations(), [same], 'which nodes of type Organisation are one changed'],
    [
      'facts that its filter follows were added',
      organisations(', where: { agreements: { some: {} } }'),
      [added, party('bb', 'x', 'support')],
      'facts of type PARTY_TO were added',
    ],
    [
      'facts that make partners were added',
      partners(),
      [added, party('bb', 'x', 'support')],
      'facts of type PARTY_TO were added',
    ],
    [
      'it reads sources, and evidence grew',
      organisations(', where: { sources: { gte: 1 } }'),
      [again('d')],
      '`evidence` of nodes of type Organisation was changed',
    ],
  ])('expires where %s', async (_, list, more, why) => {
    await loadAll(first);
    const { pageInfo } = await read(list, 'first: 1');
    await loadAll(first, later(...more));
    const { errors, data } = await ask(`{ ${list(`first: 1, after: "${pageInfo.endCursor}"`)} }`);
    expect(errors).toEqual([expect.stringContaining(`after: ${why}`)]);
    expect(errors[0]).toMatch(/since this cursor was given\.$/);
    expect(JSON.stringify(data)).not.toContain('nodes');
  });

  it.each<[string, List, string[]]>([
    [
      'another property was changed',
      organisations(', orderBy: [KIND_ASC]'),
      [again('d', ", o.summary = '丁'")],
    ],
    ['evidence grew, and it reads none', parties(), [again('a'), party('a', 'x', 'support')]],
    ['other things were changed', partners(), [again('d', ", o.summary = '丁'"), added]],
    ['facts were added that it does not follow', organisations(), [added, party('bb', 'y', 'support')]],
  ])('stays where %s', async (_, list, more) => {
    await loadAll(first);
    const { pageInfo } = await read(list, 'first: 1');
    await loadAll(first, later(...more));
    expect((await read(list, `first: 1, after: "${pageInfo.endCursor}"`)).nodes).toHaveLength(1);
  });

  it('of a day expires where a source tells of a fact that it may follow; of today it does not', async () => {
    await loadAll(first);
    const proof = party('a', 'x', 'support');
    for (const [args, expired] of [
      ['', []],
      [', asOf: "2025-06-01"', [expect.stringContaining('`evidence` of facts of type PARTY_TO was changed')]],
    ] as const) {
      await emptyGraph(graph);
      await loadAll(first);
      const lists = [
        parties(args),
        organisations(`, where: { agreements: { some: {} } }${args}`),
        partners(args),
      ];
      const cursors = await Promise.all(
        lists.map(async (list) => (await read(list, 'first: 1')).pageInfo.endCursor),
      );
      await loadAll(first, later(proof));
      for (const [index, list] of lists.entries())
        expect((await ask(`{ ${list(`first: 1, after: "${cursors[index] ?? ''}"`)} }`)).errors).toEqual(
          expired,
        );
    }
  });

  it('expires where an undo removed what it lists', async () => {
    await loadAll(first, later(added));
    const list = organisations();
    const { pageInfo } = await read(list, 'first: 1');
    expect((await undo(graph, { number: 2 })).refused).toBeUndefined();
    const after = (cursor: string) => ask(`{ ${list(`first: 1, after: "${cursor}"`)} }`);
    expect((await after(pageInfo.endCursor)).errors).toEqual([
      'after: nodes of type Organisation were removed, or came back with an undo, since this cursor was given.',
    ]);
  });

  it('expires where a claim disputed what its filter reads', async () => {
    await loadAll(first);
    const list = organisations(', where: { disputed: { eq: false } }');
    const { pageInfo } = await read(list, 'first: 1');
    const claim = later(again('d', ", o.kind = 'OTHER', o.kindEvidence = ['t/support']"));
    await loadAll(first, claim.replace(header, `${header}//! on-conflict: keep-both\n`));
    const { errors } = await ask(`{ ${list(`first: 1, after: "${pageInfo.endCursor}"`)} }`);
    expect(errors).toEqual([
      'after: `disputed` of nodes of type Organisation was changed, since this cursor was given.',
    ]);
    expect((await read(list, 'first: 50')).totalCount).toBe(3);
  });

  it('expires where an undo brought back what a seed had deleted', async () => {
    const deletes = `${header}//! deletes: allowed\nMATCH (:Organisation {id: 'org/c'})-[r:PARTY_TO]->(:Agreement {id: 'agreement/x'}) DELETE r;\n`;
    await loadAll(first, deletes);
    const { pageInfo } = await read(parties(), 'first: 1');
    await undo(graph, { number: 2 });
    const { errors } = await ask(`{ ${parties()(`first: 1, after: "${pageInfo.endCursor}"`)} }`);
    expect(errors).toEqual([
      'after: facts of type PARTY_TO were removed, or came back with an undo, since this cursor was given.',
    ]);
  });

  it('leaves out what the redo of a seed brings', async () => {
    const list = parties(', orderBy: [NAME_ASC]');
    const brings = later(added, party('bb', 'x', 'support'));
    await loadAll(first, brings);
    await undo(graph, { number: 2 });
    const start = await read(list, 'first: 1');
    await redo(graph, seedFolder(files(first, brings)), 2);
    const rest = await read(list, `first: 50, after: "${start.pageInfo.endCursor}"`);
    expect(idsOf(start)).toEqual(['org/a']);
    expect(idsOf(rest)).toEqual(['org/b', 'org/c', 'org/d']);
    expect([start.totalCount, rest.totalCount]).toEqual([4, 4]);
    expect((await read(list, 'first: 50')).totalCount).toBe(5);
  });

  it('of a ledger that an earlier version kept expires with any change, and one of a later graph does', async () => {
    await loadAll(first);
    const list = organisations();
    const { pageInfo } = await read(list, 'first: 1');
    await loadAll(first, later(again('d', ", o.summary = '丁'")));
    const after = () => ask(`{ ${list(`first: 1, after: "${pageInfo.endCursor}"`)} }`);
    expect((await after()).errors).toEqual([]);
    const set = (what: string) =>
      graph.write((transaction) => transaction.run(`MATCH (l:Ledger) SET ${what}`, {}), 10_000);
    await set('l.changedKeys = null, l.changedRevisions = null');
    expect((await after()).errors).toEqual([expect.stringContaining('by an earlier version')]);
    await set('l.revision = 0');
    expect((await after()).errors).toEqual([
      'after: the graph is at revision 0, and this cursor was given at 1.',
    ]);
  });
});
