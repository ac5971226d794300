import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { asker, openTestGraph, type Answer, type Ask } from '../support/api.js';
import { cursorOf } from '../support/cursors.js';
import { writeLines } from '../support/ledger-lines.js';
import {
  emptyGraph,
  evidence,
  header,
  load,
  organisation,
  seed,
  seedFolder,
  undo,
} from '../support/seeds.js';

let graph: Graph;
let ask: Ask;
beforeAll(() => {
  graph = openTestGraph();
  ask = asker(graph);
});
beforeEach(() => emptyGraph(graph));
afterAll(() => graph.close());

const agreement =
  "MERGE (a:Agreement {id: 'agreement/x'}) SET a.name = '協議', a.kind = 'CONTRACT', a.status = 'ACTIVE', a.evidence = ['t/signing'];\n";
const party =
  "MATCH (o:Organisation {id: 'org/a'}), (a:Agreement {id: 'agreement/x'}) MERGE (o)-[r:PARTY_TO]->(a) SET r.evidence = ['t/signing'];\n";
const second = `${header}${evidence('support', '甲方再次表示支持')}MERGE (o:Organisation {id: 'org/a'}) SET o.evidence = ['t/support'], o.summary = '甲';\nMERGE (o:Organisation {id: 'org/c'}) SET o.name = '丙', o.kind = 'COMPANY', o.evidence = ['t/support'];\n`;

/** Revisions 1 and 2 apply two seeds, 3 takes the second back. */
async function loadAndUndo(): Promise<void> {
  const files = {
    '0001-a.cypher': seed(organisation('a'), organisation('b'), agreement, party),
    '0002-b.cypher': second,
  };
  expect((await load(graph, seedFolder(files))).problems).toEqual([]);
  expect((await undo(graph, { number: 2 })).refused).toBeUndefined();
}

interface Page {
  readonly nodes: readonly Record<string, unknown>[];
  readonly edges: ReadonlyArray<{ readonly cursor: string; readonly node: { readonly id: string } }>;
  readonly pageInfo: {
    readonly startCursor: string | null;
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
  };
  readonly totalCount: number;
}

function pageOf({ data, errors }: Answer): Page {
  expect(errors).toEqual([]);
  return (data as unknown as { changes: Page }).changes;
}

const changesSince0 = {
  field: 'Query.changes',
  parent: null,
  order: '',
  filter: { sinceRevision: 0, types: undefined },
};

const fields =
  'revision kind undone at id entityType relationshipType name properties seed { number file state } entity { name } from { id } to { id name }';

describe('changes', () => {
  it('tell entities and facts, oldest first, with the seed that did it', async () => {
    await loadAndUndo();
    const answer = await ask(
      `{ graph { revision } changes(sinceRevision: 0) { totalCount nodes { ${fields} } } }`,
    );
    const { nodes, totalCount } = pageOf(answer);
    expect(totalCount).toBe(8);
    expect(
      nodes.map(({ revision, kind, undone, id, name }) => [
        revision,
        kind,
        undone,
        String(id).slice(0, 5),
        name,
      ]),
    ).toEqual([
      [1, 'ADDED', false, 'org/a', 'a'],
      [1, 'ADDED', false, 'org/b', 'b'],
      [1, 'ADDED', false, 'agree', '協議'],
      [1, 'ADDED', false, 'fact/', null],
      // Gone since: its name is told where it was removed.
      [2, 'ADDED', false, 'org/c', null],
      [2, 'CHANGED', false, 'org/a', 'a'],
      [3, 'CHANGED', true, 'org/a', 'a'],
      [3, 'REMOVED', true, 'org/c', '丙'],
    ]);
    expect(nodes[3]).toMatchObject({
      relationshipType: 'PARTY_TO',
      entityType: null,
      entity: null,
      from: { id: 'org/a' },
      to: { id: 'agreement/x', name: '協議' },
      properties: [],
    });
    expect(nodes[5]).toMatchObject({
      entityType: 'ORGANISATION',
      relationshipType: null,
      entity: { name: 'a' },
      from: null,
      properties: ['evidence', 'summary'],
      seed: { number: 2, file: '0002-b.cypher', state: 'UNDONE' },
    });
    expect(nodes[5]?.at).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(nodes[7]).toMatchObject({ entity: null, properties: [] });
  });

  it('tell a seed as it was, also where its number went to another file', async () => {
    await loadAndUndo();
    const seedsOf = async () => {
      const answer = await ask(
        '{ changes(sinceRevision: 1) { nodes { revision undone seed { file title state revision appliedAt } } } seeds { nodes { file state revision appliedAt } } }',
      );
      return {
        told: pageOf(answer).nodes as unknown as readonly {
          readonly revision: number;
          readonly seed: Record<string, unknown>;
        }[],
        seeds: (answer.data as unknown as { seeds: { nodes: readonly Record<string, unknown>[] } }).seeds
          .nodes,
      };
    };
    const undone = await seedsOf();
    const second = { file: '0002-b.cypher', state: 'UNDONE', revision: 2 };
    expect(undone.told.map(({ seed: one }) => one)).toMatchObject([second, second, second, second]);
    // When it was applied, not when it was taken back.
    expect(undone.seeds[1]).toEqual({ ...second, appliedAt: undone.told[0]?.seed.appliedAt });

    const folder = seedFolder({
      '0001-a.cypher': seed(organisation('a'), organisation('b'), agreement, party),
      '0002-other.cypher': `//! title: Other\n//! source: sources/test.txt\n${organisation('d')}`,
    });
    expect((await load(graph, folder)).problems).toEqual([]);
    const { told, seeds } = await seedsOf();
    expect(told.slice(0, 4)).toEqual(undone.told);
    const other = { file: '0002-other.cypher', state: 'APPLIED', revision: 4 };
    expect(told.slice(4)).toMatchObject([{ revision: 4, seed: { ...other, title: 'Other' } }]);
    expect(seeds).toMatchObject([{ file: '0001-a.cypher' }, other]);
  });

  it('of the ends of a fact that is gone tell those that are left', async () => {
    await loadAndUndo();
    const third = `${header}//! deletes: allowed\nMATCH (a:Agreement {id: 'agreement/x'}) DETACH DELETE a;\n`;
    const folder = seedFolder({
      '0001-a.cypher': seed(organisation('a'), organisation('b'), agreement, party),
      '0002-b.cypher': second,
      '0003-c.cypher': third,
    });
    expect((await load(graph, folder)).problems).toEqual([]);
    const { nodes } = pageOf(await ask(`{ changes(sinceRevision: 3) { nodes { ${fields} } } }`));
    expect(nodes).toMatchObject([
      { kind: 'REMOVED', id: 'agreement/x', name: '協議', entity: null },
      { kind: 'REMOVED', relationshipType: 'PARTY_TO', name: null, from: { id: 'org/a' }, to: null },
    ]);
  });

  it('cost the same number of statements for one change and for twenty', async () => {
    const many = Array.from({ length: 10 }, (_, index) => [
      organisation(`m${index}`),
      `MATCH (o:Organisation {id: 'org/m${index}'}), (a:Agreement {id: 'agreement/x'}) MERGE (o)-[r:PARTY_TO]->(a) SET r.evidence = ['t/signing'];\n`,
    ]).flat();
    const folder = seedFolder({ '0001-a.cypher': seed(agreement, ...many) });
    expect((await load(graph, folder)).problems).toEqual([]);
    const twenty = await ask(`{ changes(sinceRevision: 0, first: 20) { nodes { ${fields} } } }`);
    expect(pageOf(twenty).nodes).toHaveLength(20);
    // Changes, seeds, names, entities, and the ends of facts.
    expect(twenty.statements).toHaveLength(5);
    const counted = await ask(`{ changes(sinceRevision: 0, first: 20) { totalCount nodes { ${fields} } } }`);
    expect(counted.statements).toHaveLength(6);
    const plain = await ask('{ changes(sinceRevision: 0, first: 20) { edges { cursor node { id kind } } } }');
    expect(plain.statements).toHaveLength(1);
    expect((await ask('{ changes(sinceRevision: 0) { totalCount } }')).statements).toHaveLength(1);
  });

  it('start behind a revision, and walk page by page', async () => {
    await loadAndUndo();
    const walked: unknown[] = [];
    let after: string | null = null;
    do {
      const page: Page = pageOf(
        await ask(
          'query ($after: String) { changes(sinceRevision: 1, first: 1, after: $after) { nodes { id kind } pageInfo { endCursor hasNextPage } totalCount } }',
          { after },
        ),
      );
      expect(page.totalCount).toBe(4);
      walked.push(...page.nodes.map(({ kind, id }) => `${String(kind)} ${String(id)}`));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(walked).toEqual(['ADDED org/c', 'CHANGED org/a', 'CHANGED org/a', 'REMOVED org/c']);

    const back: unknown[] = [];
    let before: string | null = null;
    do {
      const page: Page = pageOf(
        await ask(
          'query ($before: String) { changes(sinceRevision: 1, last: 1, before: $before) { nodes { id kind } pageInfo { startCursor hasPreviousPage } } }',
          { before },
        ),
      );
      back.unshift(...page.nodes.map(({ kind, id }) => `${String(kind)} ${String(id)}`));
      before = page.pageInfo.hasPreviousPage ? page.pageInfo.startCursor : null;
    } while (before !== null);
    expect(back).toEqual(walked);
  });

  it('take no cursor of the changes since another revision, or of other types', async () => {
    await loadAndUndo();
    const { edges } = pageOf(await ask('{ changes(sinceRevision: 0) { edges { cursor node { id } } } }'));
    const after = `after: "${edges[0]?.cursor ?? ''}"`;
    for (const args of ['sinceRevision: 2', 'sinceRevision: 0, types: [AGREEMENT]'])
      expect((await ask(`{ changes(${args}, ${after}) { nodes { id } } }`)).errors).toEqual([
        'after: this cursor belongs to a list under other conditions.',
      ]);
    const rest = pageOf(await ask(`{ changes(sinceRevision: 0, types: null, ${after}) { nodes { id } } }`));
    expect(rest.nodes).toHaveLength(edges.length - 1);
  });

  it('beyond the head are an empty page, as on a graph without seeds', async () => {
    const query =
      '{ graph { revision } changes(sinceRevision: 9) { totalCount edges { cursor } nodes { id } pageInfo { endCursor hasNextPage hasPreviousPage } } }';
    const nothing = {
      totalCount: 0,
      edges: [],
      nodes: [],
      pageInfo: { endCursor: null, hasNextPage: false, hasPreviousPage: false },
    };
    await writeLines(graph, []);
    expect(pageOf(await ask(query))).toEqual(nothing);
    await loadAndUndo();
    expect(pageOf(await ask(query))).toEqual(nothing);
  });

  it('of a type are its entities, and facts that start or end at one', async () => {
    await loadAndUndo();
    const { nodes, totalCount } = pageOf(
      await ask(
        '{ changes(sinceRevision: 0, types: [AGREEMENT, CENTRE]) { totalCount nodes { id relationshipType } } }',
      ),
    );
    expect(nodes).toMatchObject([{ id: 'agreement/x' }, { relationshipType: 'PARTY_TO' }]);
    expect(totalCount).toBe(2);
  });

  it.each([
    ['sinceRevision: -1', 'sinceRevision: must be 0 or more, got -1.'],
    ['sinceRevision: 0, first: 101', 'first: must be from 1 to 100, got 101.'],
    ['sinceRevision: 0, after: ""', 'after: this is not a cursor.'],
    ['sinceRevision: 0, after: "x"', 'after: this is not a cursor.'],
    ...[
      [1, 3, 0],
      [1, 0, -1],
      [1, 0, 1e300],
    ].map((keys) => [
      `sinceRevision: 0, after: "${cursorOf(changesSince0, keys)}"`,
      'after: this is not a cursor.',
    ]),
  ])('(%s) are refused', async (args, message) => {
    expect((await ask(`{ changes(${args}) { totalCount nodes { id } } }`)).errors[0]).toContain(message);
  });
});

describe('a page of a large ledger', () => {
  const values = `\t${JSON.stringify({ before: { summary: null }, after: { summary: '甲方與乙方簽署協議。'.repeat(30) } })}`;
  const items = (more = '') =>
    Array.from({ length: 10_000 }, (_, index) => `Organisation org/i${index}${more}`);

  it('of a line of 10,000 items is cut out of it', async () => {
    await writeLines(graph, [{ created: items(), changed: items(values) }]);
    const at = (kind: number, index: number) => cursorOf(changesSince0, [1, kind, index]);
    const idsBehind = async (after: string) =>
      pageOf(
        await ask(
          'query ($after: String) { changes(sinceRevision: 0, first: 3, after: $after) { nodes { id kind } } }',
          { after },
        ),
      ).nodes.map(({ kind, id }) => `${String(kind)} ${String(id)}`);
    expect(await idsBehind(at(0, 5_000))).toEqual(['ADDED org/i5001', 'ADDED org/i5002', 'ADDED org/i5003']);
    expect(await idsBehind(at(0, 9_998))).toEqual(['ADDED org/i9999', 'CHANGED org/i0', 'CHANGED org/i1']);
    const full = await ask(
      '{ changes(sinceRevision: 0, first: 100) { totalCount nodes { id properties } } }',
    );
    expect(pageOf(full)).toMatchObject({ totalCount: 20_000 });
    expect(pageOf(full).nodes).toHaveLength(100);
  });

  it('opens no line but its own and the next', async () => {
    // A list that cannot be walked: whoever opens this line fails.
    const trap = { created: 1n };
    await writeLines(graph, [{ created: items() }, { created: items() }, trap]);
    const ids = '{ nodes { id } }';
    expect(pageOf(await ask(`{ changes(sinceRevision: 0, first: 100) ${ids} }`)).nodes).toHaveLength(100);
    expect((await ask(`{ changes(sinceRevision: 1, first: 100) ${ids} }`)).errors).toHaveLength(1);
  });
});
