/** Facts of the forum article, counted: each group opens into as many facts as it counts. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { packageRoot } from '../../src/package.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { emptyGraph, load } from '../support/seeds.js';

let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = openTestGraph();
  await emptyGraph(graph);
  const { problems, error } = await load(graph, join(packageRoot, 'seed'));
  if (error) throw new Error(JSON.stringify(problems), { cause: error });
  ask = asker(graph);
}, 120_000);
afterAll(async () => {
  await emptyGraph(graph);
  await graph.close();
});

interface Group {
  readonly keys: ReadonlyArray<{ readonly value: string | null; readonly label: string }>;
  readonly count: number;
  readonly where: object;
}
interface Counted {
  readonly totalCount: number;
  readonly groupCount: number;
  readonly groups: readonly Group[];
}

const hkpc = 'organisation(id: "org/hkpc")';
const forum = 'source(id: "source/bjnews-jinggang-forum")';

async function counted(of: string, by: string, where?: object): Promise<Counted> {
  const { data, errors } = await ask(
    `query ($where: FactWhere) { of: ${of} { facts(where: $where) {
      totalCount groupCount(by: [${by}]) groups(by: [${by}], first: 100) { keys { value label } count where } } } }`,
    { where },
  );
  expect(errors).toEqual([]);
  return (data as { of: { facts: Counted } }).of.facts;
}

describe('facts are counted', () => {
  it.each([
    [hkpc, 'PROPERTY', undefined],
    [hkpc, 'RELATIONSHIP_TYPE', { disputed: { eq: false } }],
    [hkpc, 'STATUS, RELATIONSHIP_TYPE', undefined],
    [hkpc, 'SOURCE, INFERRED', { NOT: { property: { eq: 'name' } } }],
    [forum, 'RELATIONSHIP_TYPE', undefined],
    [forum, 'PROPERTY, DISPUTED', { status: { eq: null } }],
    [forum, 'SOURCE', undefined],
  ])('%s by %s: each group opens under its conditions', async (of, by, where) => {
    const { groups, groupCount, totalCount } = await counted(of, by, where);
    expect(groups.length).toBeGreaterThan(0);
    expect(groupCount).toBe(groups.length);
    const sum = groups.reduce((all, { count }) => all + count, 0);
    if (by.includes('SOURCE')) expect(sum).toBeGreaterThanOrEqual(totalCount);
    else expect(sum).toBe(totalCount);
    for (const group of groups)
      expect((await counted(of, by, group.where)).totalCount, JSON.stringify(group.where)).toBe(group.count);
  });

  it('the largest group first, under the names that people read', async () => {
    const { groups } = await counted(forum, 'SOURCE, PROPERTY');
    const counts = groups.map(({ count }) => count);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    const [source] = groups.map(({ keys }) => keys[0]);
    expect(source?.value).toBe('source/bjnews-jinggang-forum');
    expect(source?.label).not.toContain('source/');
    expect(groups.flatMap(({ keys }) => keys[1] ?? [])).toEqual(
      expect.arrayContaining([
        { value: null, label: '(none)' },
        { value: '', label: 'existence' },
      ]),
    );
  });

  it('of many entities and of passages by one statement each', async () => {
    const { data, statements } = await ask(
      `{ organisations(first: 5) { nodes { facts { groups(by: [PROPERTY]) { count } } } }
         evidence(id: "jinggang/framework") { facts { groups(by: [RELATIONSHIP_TYPE]) { keys { label } count } } } }`,
    );
    expect(JSON.stringify(data)).toContain('PARTY_TO');
    expect(statements).toHaveLength(4);
  });

  it.each([
    ['facts { groups(by: []) { count } }', 'takes one or two keys, got 0'],
    ['facts { groups(by: [STATUS, SOURCE, PROPERTY]) { count } }', 'takes one or two keys, got 3'],
    ['facts { groupCount(by: [STATUS, STATUS]) }', 'has STATUS twice'],
    ['facts { groups(by: [STATUS], first: 101) { count } }', 'from 1 to 100'],
  ])('not as %s', async (field, message) => {
    const { errors } = await ask(`{ ${hkpc} { ${field} } }`);
    expect(errors).toEqual([expect.stringContaining(message)]);
  });
});
