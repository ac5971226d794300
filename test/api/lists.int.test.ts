import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { cursorOf } from '../support/cursors.js';
import { writeFacts, type Facts } from '../support/facts.js';
import { emptyGraph } from '../support/seeds.js';
import { realOntology } from '../support/ontology.js';

const said = (source: string, start: bigint | null, by = 'official/a') => ({
  source: `source/${source}`,
  quote: 'x',
  start,
  saidBy: by,
});

const facts: Facts = {
  nodes: { 'official/a': {}, 'official/b': {}, 'official/c': {} },
  sources: { 'source/1': { title: 'One' }, 'source/2': { title: 'Two' } },
  evidence: {
    'e/5': said('2', 3n),
    'e/1': said('1', 9n),
    'e/2': said('1', 20n),
    'e/3': said('1', 20n),
    // Rows of a data set have no place in a text.
    'e/6': said('2', null),
    'e/7': said('2', null),
    'e/b': said('1', 0n, 'official/b'),
  },
};

let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = openTestGraph();
  await writeFacts(graph, realOntology, facts);
  await graph.write(
    (transaction) =>
      transaction.run(`UNWIND range(1, 3) AS n CREATE (:Seed {id: 'seed/' + n, number: n, file: n + '.cypher', title: 't',
        state: 'APPLIED', revision: n, appliedAt: '2025-01-01T00:00:00Z', appliedBy: 'x', checksum: 'x'})`),
    30_000,
  );
  ask = asker(graph);
});
afterAll(async () => {
  // Its seeds are not as the loader writes them.
  await emptyGraph(graph);
  await graph.close();
});

interface Page {
  readonly nodes: ReadonlyArray<Readonly<Record<string, unknown>>>;
  readonly edges: ReadonlyArray<{ readonly cursor: string }>;
  readonly pageInfo: {
    readonly startCursor: string | null;
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
  };
  readonly totalCount: number;
}

const page =
  'nodes { %s } edges { cursor } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } totalCount';

/** The same from both ends. */
async function walk(
  list: (args: string) => string,
  pick: (data: never) => Page,
  total: number,
): Promise<unknown[]> {
  const seen = await walkOnwards(list, pick, total);
  expect(await walkBackwards(list, pick, total)).toEqual(seen);
  return seen;
}

async function walkBackwards(
  list: (args: string) => string,
  pick: (data: never) => Page,
  total: number,
): Promise<unknown[]> {
  const seen: unknown[] = [];
  for (let before = ''; ;) {
    const { data, errors } = await ask(`{ ${list(`last: 2${before}`)} }`);
    expect(errors).toEqual([]);
    const { nodes, pageInfo, totalCount } = pick(data as never);
    expect(totalCount).toBe(total);
    expect(pageInfo.hasNextPage).toBe(before !== '');
    seen.unshift(...nodes.flatMap((node) => Object.values(node)));
    if (!pageInfo.hasPreviousPage) return seen;
    before = `, before: "${pageInfo.startCursor ?? ''}"`;
  }
}

async function walkOnwards(
  list: (args: string) => string,
  pick: (data: never) => Page,
  total: number,
): Promise<unknown[]> {
  const seen: unknown[] = [];
  for (let after = ''; ;) {
    const { data, errors } = await ask(`{ ${list(`first: 2${after}`)} }`);
    expect(errors).toEqual([]);
    const { nodes, edges, pageInfo, totalCount } = pick(data as never);
    expect(totalCount).toBe(total);
    expect(pageInfo.hasPreviousPage).toBe(after !== '');
    expect(edges.at(-1)?.cursor).toBe(pageInfo.endCursor);
    seen.push(...nodes.flatMap((node) => Object.values(node)));
    if (!pageInfo.hasNextPage) return seen;
    after = `, after: "${pageInfo.endCursor ?? ''}"`;
  }
}

describe('statements of a person', () => {
  const ofA = (args: string) =>
    `official(id: "official/a") { statements(${args}) { ${page.replace('%s', 'id')} } }`;

  it('are walked by source and place, those without a place last', async () => {
    const seen = await walk(ofA, (data: { official: { statements: Page } }) => data.official.statements, 6);
    expect(seen).toEqual(['e/1', 'e/2', 'e/3', 'e/5', 'e/6', 'e/7']);
  });

  it('of all people of a level are one statement, and one for what is wanted of the passages', async () => {
    const { data, errors, statements } = await ask(
      '{ officials { nodes { statements(first: 1) { totalCount nodes { id quote } } } } }',
    );
    expect(errors).toEqual([]);
    const of = (totalCount: number, ...nodes: object[]) => ({ statements: { totalCount, nodes } });
    expect(data).toEqual({
      officials: {
        nodes: [of(6, { id: 'e/1', quote: 'x' }), of(1, { id: 'e/b', quote: 'x' }), of(0)],
      },
    });
    expect(statements).toHaveLength(3);
  });

  it('are counted alone, without an entry', async () => {
    const { data, statements } = await ask('{ official(id: "official/a") { statements { totalCount } } }');
    expect(data).toEqual({ official: { statements: { totalCount: 6 } } });
    expect(statements).toHaveLength(2);
  });

  it("take no cursor of another person's, and no keys that are none of theirs", async () => {
    const b = await ask('{ official(id: "official/b") { statements { pageInfo { endCursor } } } }');
    const { endCursor } = (b.data as { official: { statements: Page } }).official.statements.pageInfo;
    expect((await ask(`{ ${ofA(`after: "${endCursor ?? ''}"`)} }`)).errors).toEqual([
      'after: this cursor belongs to a list of another entity.',
    ]);
    const list = { field: 'Official.statements', parent: 'official/a', order: '', filter: undefined };
    for (const keys of [
      [1, 1],
      ['source/1', 'x'],
    ])
      expect((await ask(`{ ${ofA(`after: "${cursorOf(list, keys, 'e/1')}"`)} }`)).errors).toEqual([
        'after: this is not a cursor.',
      ]);
  });
});

describe('seeds', () => {
  const list = (args: string) => `seeds(${args}) { ${page.replace('%s', 'number')} }`;

  it('are walked oldest first, a statement a page', async () => {
    expect(await walk(list, (data: { seeds: Page }) => data.seeds, 3)).toEqual([1, 2, 3]);
    expect((await ask(`{ ${list('first: 2')} }`)).statements).toHaveLength(1);
  });

  it('behind the last are none', async () => {
    const key = { field: 'Query.seeds', parent: null, order: '', filter: undefined };
    const behind = async (number: string | number) =>
      ask(`{ ${list(`after: "${cursorOf(key, [number])}"`)} }`);
    expect((await behind(3)).data).toMatchObject({
      seeds: { totalCount: 3, nodes: [], pageInfo: { endCursor: null, hasNextPage: false } },
    });
    expect((await behind('3')).errors).toEqual(['after: this is not a cursor.']);
  });
});

describe('conditions and places that random operations brought together', () => {
  it('`disputed` takes a list of values, in lists and counts', async () => {
    const counted = async (values: string) =>
      (await ask(`{ officials(where: { disputed: { in: [${values}] } }) { totalCount nodes { id } } }`)).data;
    const all = ['official/a', 'official/b', 'official/c'].map((id) => ({ id }));
    expect(await counted('false, true')).toEqual({ officials: { totalCount: 3, nodes: all } });
    expect(await counted('true')).toEqual({ officials: { totalCount: 0, nodes: [] } });
  });

  it('passages of one source are listed at one place and counted at another', async () => {
    const { data, errors } = await ask(
      '{ source(id: "source/2") { evidence { nodes { id } } } other: source(id: "source/2") { evidence { totalCount } } }',
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      source: { evidence: { nodes: ['e/5', 'e/6', 'e/7'].map((id) => ({ id })) } },
      other: { evidence: { totalCount: 3 } },
    });
  });
});
