import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { writeFacts, type Facts } from '../support/facts.js';
import { realOntology } from '../support/ontology.js';

const founder = { role: 'FOUNDER' };

const facts: Facts = {
  nodes: {
    'centre/x': { kind: 'PLATFORM', status: 'ACTIVE' },
    'centre/y': { kind: 'PLATFORM', status: 'ACTIVE' },
    'official/o': {},
    'org/a': { kind: 'COMPANY' },
    'org/b': { kind: 'COMPANY' },
    'org/c': { kind: 'MEDIA' },
    'place/p': {},
    'project/q': {},
  },
  facts: [
    ['official/o', 'FOUNDED', 'centre/x'],
    ['org/a', 'TAKES_PART_IN', 'centre/x', { ...founder, status: 'PLANNED' }],
    ['org/a', 'TAKES_PART_IN', 'centre/x', { role: 'OPERATOR' }],
    ['org/b', 'TAKES_PART_IN', 'centre/x', { role: 'MEMBER' }],
    ['org/c', 'TAKES_PART_IN', 'centre/x', { ...founder, validFromEarliest: 20240101n, validFrom: '2024' }],
    ['place/p', 'TAKES_PART_IN', 'centre/x', founder],
    ['org/a', 'FOUNDED', 'org/c'],
    ['org/a', 'FOUNDED', 'project/q'],
    ['official/o', 'FOUNDED', 'org/b'],
  ],
};

let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = openTestGraph();
  await writeFacts(graph, realOntology, facts);
  ask = asker(graph);
});
afterAll(() => graph.close());

interface Founders {
  readonly totalCount: number;
  readonly nodes: ReadonlyArray<{ readonly id: string }>;
  readonly edges: ReadonlyArray<{ readonly factId: string; readonly type: string; readonly status: string }>;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

async function founders(args = ''): Promise<Founders> {
  const { data, errors } = await ask(
    `{ centre(id: "centre/x") { founders${args} { totalCount nodes { id } edges { factId type status } pageInfo { hasNextPage endCursor } } } }`,
  );
  expect(errors).toEqual([]);
  return (data as { centre: { founders: Founders } }).centre.founders;
}

const ids = ({ nodes }: Pick<Founders, 'nodes'>) => nodes.map(({ id }) => id);

describe('founders of a centre', () => {
  it('are people who founded it, and bodies and places that take part in it as FOUNDER', async () => {
    const found = await founders();
    expect(ids(found)).toEqual(['official/o', 'org/a', 'org/c', 'place/p']);
    expect(found.edges.map(({ type, status }) => [type, status])).toEqual([
      ['FOUNDED', 'ACTIVE'],
      ['TAKES_PART_IN', 'PLANNED'],
      ['TAKES_PART_IN', 'ACTIVE'],
      ['TAKES_PART_IN', 'ACTIVE'],
    ]);
    expect(found.totalCount).toBe(4);
  });

  it.each([
    ['(where: { node: { type: { eq: ORGANISATION } } })', ['org/a', 'org/c']],
    ['(where: { edge: { status: { eq: PLANNED } } })', ['org/a']],
    ['(where: { NOT: { edge: { status: { eq: PLANNED } } } })', ['official/o', 'org/c', 'place/p']],
    ['(orderBy: [EDGE_VALID_FROM_ASC, NAME_DESC])', ['org/c', 'place/p', 'org/a', 'official/o']],
  ])('under %s are %j, and as many are counted', async (args, expected) => {
    const found = await founders(args);
    expect(ids(found)).toEqual(expected);
    expect(found.totalCount).toBe(expected.length);
  });

  it('are walked page by page', async () => {
    const walked: string[] = [];
    for (let after = ''; ;) {
      const { nodes, pageInfo, totalCount } = await founders(
        `(first: 1, orderBy: [EDGE_STATUS_DESC]${after})`,
      );
      expect(totalCount).toBe(4);
      walked.push(...ids({ nodes }));
      if (!pageInfo.hasNextPage) break;
      after = `, after: "${pageInfo.endCursor}"`;
    }
    expect(walked).toEqual(['org/a', 'place/p', 'org/c', 'official/o']);
  });

  it('are one statement for all centres, and the same facts as the participants', async () => {
    const { data, statements } = await ask(
      '{ centres { nodes { founders { totalCount edges { factId } } participants(where: { edge: { role: { eq: FOUNDER } } }) { edges { factId } } } } }',
    );
    expect(statements).toHaveLength(3);
    const [x, y] = (
      data as {
        centres: { nodes: Array<{ founders: Founders; participants: Pick<Founders, 'edges'> }> };
      }
    ).centres.nodes;
    const facts = x?.founders.edges.map(({ factId }) => factId);
    expect(facts).toEqual(expect.arrayContaining(x?.participants.edges.map(({ factId }) => factId) ?? []));
    expect(y?.founders.totalCount).toBe(0);
  });
});

it('What a body founded are projects, bodies, and the centres that name it as a founder', async () => {
  const { data, errors } = await ask(
    '{ organisation(id: "org/a") { founded { totalCount edges { type node { id } } } } b: organisation(id: "org/b") { founded { totalCount } founders { nodes { id } } } }',
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({
    organisation: {
      founded: {
        totalCount: 3,
        edges: [
          { type: 'TAKES_PART_IN', node: { id: 'centre/x' } },
          { type: 'FOUNDED', node: { id: 'org/c' } },
          { type: 'FOUNDED', node: { id: 'project/q' } },
        ],
      },
    },
    b: { founded: { totalCount: 0 }, founders: { nodes: [{ id: 'official/o' }] } },
  });
});

it('Founders have it among what they founded, whatever they are', async () => {
  const { data, errors } = await ask(
    `{ place(id: "place/p") { founded { totalCount nodes { id } } } startupProject(id: "project/q") { founded { totalCount } }
       organisation(id: "org/c") { founded { nodes { id } } } official(id: "official/o") { founded { nodes { id } } } }`,
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({
    place: { founded: { totalCount: 1, nodes: [{ id: 'centre/x' }] } },
    startupProject: { founded: { totalCount: 0 } },
    organisation: { founded: { nodes: [{ id: 'centre/x' }] } },
    official: { founded: { nodes: [{ id: 'centre/x' }, { id: 'org/b' }] } },
  });
});
