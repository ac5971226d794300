/** What a day does to lists and fields: which facts count, where things stood, and what does not follow it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { dated } from '../support/dates.js';
import { writeFacts, type Facts, type Properties } from '../support/facts.js';
import { realOntology as ontology } from '../support/ontology.js';

const today = 20251130;
let graph: Graph;
let ask: Ask;

const held = (from: number | null, until: number | null = null): Properties => ({
  ...(from !== null && { holdsFrom: BigInt(from) }),
  ...(until !== null && { holdsUntil: BigInt(until) }),
});
const agreement = (status: string, dates: Properties = {}): Properties => ({
  kind: 'CONTRACT',
  status,
  ...dates,
});

const facts: Facts = {
  nodes: {
    'org/a': { kind: 'COMPANY', ...dated('foundedOn', '1980') },
    'org/b': { kind: 'COMPANY', ...dated('foundedOn', '1995'), ...dated('dissolvedOn', '2010') },
    'org/c': { kind: 'COMPANY' },
    'org/c2': { kind: 'COMPANY' },
    'agreement/old': agreement('ENDED', { ...dated('signedOn', '1990-05'), ...dated('endedOn', '2005') }),
    'agreement/new': agreement('ACTIVE', dated('signedOn', '2015')),
    'agreement/plan': agreement('PLANNED'),
    'place/x': {},
    'place/y': {},
    'place/z': {},
    'official/p': {},
  },
  facts: [
    ['org/a', 'PARTY_TO', 'agreement/old', held(19900501, 20051231)],
    ['org/b', 'PARTY_TO', 'agreement/old', { ...dated('validFrom', '1996'), ...held(19960101) }],
    ['org/a', 'PARTY_TO', 'agreement/new', held(20150101)],
    ['org/c', 'PARTY_TO', 'agreement/new', { ...dated('validTo', '2020'), ...held(20150101, 20201231) }],
    [
      'org/a',
      'PARTY_TO',
      'agreement/plan',
      { status: 'PLANNED', ...dated('validFrom', '2030'), ...held(20250328) },
    ],
    ['org/c', 'PARTY_TO', 'agreement/plan', held(20250328)],
    ['org/a', 'LOCATED_IN', 'place/x', { ...dated('validFrom', '1980'), ...held(19800101, 19991231) }],
    ['org/a', 'LOCATED_IN', 'place/y', { ...dated('validFrom', '2000'), ...held(20000101) }],
    ['place/x', 'PART_OF', 'place/z', held(19700101, 19841231)],
    ['official/p', 'SIGNED', 'agreement/old', { ...dated('validFrom', '1990-05'), ...held(19900501) }],
  ],
};

beforeAll(async () => {
  graph = openTestGraph();
  ask = asker(graph, ontology, undefined, today);
  await writeFacts(graph, ontology, facts);
});
afterAll(() => graph.close());

async function data(document: string): Promise<unknown> {
  const answer = await ask(document);
  expect(answer.errors).toEqual([]);
  return answer.data;
}

interface Edge {
  readonly status: string | null;
  readonly node: { readonly id: string };
}
async function agreementsOf(id: string, args: string): Promise<string[]> {
  const { organisation } = (await data(
    `{ organisation(id: "${id}") { list: agreements${args} { totalCount edges { status node { id } } } } }`,
  )) as { organisation: { list: { totalCount: number; edges: Edge[] } } };
  expect(organisation.list.totalCount).toBe(organisation.list.edges.length);
  return organisation.list.edges.map(({ status, node }) => `${node.id} ${status ?? ''}`);
}

describe('a relationship field on a day', () => {
  it('has what held on it, with the status of that day; what is planned is told from when it was known', async () => {
    expect(await agreementsOf('org/a', '')).toHaveLength(3);
    expect(await agreementsOf('org/a', '(asOf: "1990-04-30")')).toEqual([]);
    expect(await agreementsOf('org/a', '(asOf: "1990-05-01")')).toEqual(['agreement/old ACTIVE']);
    expect(await agreementsOf('org/a', '(asOf: "2005-12-31")')).toEqual(['agreement/old ACTIVE']);
    expect(await agreementsOf('org/a', '(asOf: "2006-01-01")')).toEqual([]);
    expect(await agreementsOf('org/a', '(asOf: "2025-06-01")')).toEqual([
      'agreement/new ACTIVE',
      'agreement/plan PLANNED',
    ]);
    expect(
      await agreementsOf('org/a', '(asOf: "2025-06-01", where: {edge: {status: {eq: ACTIVE}}})'),
    ).toEqual(['agreement/new ACTIVE']);
  });

  it('sends one statement, as without, and the same for several days at one place each', async () => {
    const { statements } = await ask(
      '{ organisations(asOf: "2000-01-01") { nodes { agreements(asOf: "2000-01-01") { totalCount nodes { parties(asOf: "2000-01-01") { nodes { name } } } } } } }',
    );
    expect(statements).toHaveLength(3);
  });

  it('leaves its nodes as they are today, unless they are asked', async () => {
    expect(
      await data(
        '{ organisation(id: "org/a") { agreements(asOf: "2000-01-01") { nodes { id status then: status(asOf: "2000-01-01") parties { totalCount } } } } }',
      ),
    ).toEqual({
      organisation: {
        agreements: {
          nodes: [{ id: 'agreement/old', status: 'ENDED', then: 'ACTIVE', parties: { totalCount: 2 } }],
        },
      },
    });
  });
});

describe('a root list on a day', () => {
  it('has all entities, and judges them as of it', async () => {
    const status =
      'first: status(asOf: "1990-01-01") second: status(asOf: "2000-01-01") third: status(asOf: "2012-01-01")';
    expect(await data(`{ organisations(asOf: "1990-01-01") { totalCount nodes { id ${status} } } }`)).toEqual(
      {
        organisations: {
          totalCount: 4,
          nodes: [
            { id: 'org/a', first: 'ACTIVE', second: 'ACTIVE', third: 'ACTIVE' },
            { id: 'org/b', first: 'PLANNED', second: 'ACTIVE', third: 'ENDED' },
            { id: 'org/c', first: 'ACTIVE', second: 'ACTIVE', third: 'ACTIVE' },
            { id: 'org/c2', first: 'ACTIVE', second: 'ACTIVE', third: 'ACTIVE' },
          ],
        },
      },
    );
    const list = (day: string, where: string) =>
      `organisations(asOf: "${day}", where: ${where}) { nodes { id } }`;
    expect(
      await data(`{
        planned: ${list('1990-01-01', '{status: {eq: PLANNED}}')}
        ended: ${list('2012-01-01', '{status: {eq: ENDED}}')}
        signed: ${list('2000-01-01', '{agreements: {some: {node: {status: {eq: ACTIVE}}}}}')}
        alone: ${list('2000-01-01', '{agreements: {count: {eq: 0}}}')}
        placed: ${list('1984-01-01', '{places: {some: {node: {within: "place/z"}}}}')}
        moved: ${list('1985-01-01', '{places: {some: {node: {within: "place/z"}}}}')}
        after: organisations(asOf: "2016-01-01", orderBy: [AGREEMENTS_COUNT_DESC]) { nodes { id } }
      }`),
    ).toEqual({
      planned: { nodes: [{ id: 'org/b' }] },
      ended: { nodes: [{ id: 'org/b' }] },
      signed: { nodes: [{ id: 'org/a' }, { id: 'org/b' }] },
      alone: { nodes: [{ id: 'org/c' }, { id: 'org/c2' }] },
      placed: { nodes: [{ id: 'org/a' }] },
      moved: { nodes: [] },
      after: { nodes: [{ id: 'org/c' }, { id: 'org/b' }, { id: 'org/a' }, { id: 'org/c2' }] },
    });
  });
});

describe('fields of an entity on a day', () => {
  it('take a day of their own, and stay apart', async () => {
    expect(
      await data(`{ organisation(id: "org/a") {
        now: place { id } then: place(asOf: "1985-01-01") { id } before: place(asOf: "1979-12-31") { id }
        ties: partnersCount inTwoThousand: partnersCount(asOf: "2000-01-01") later: partnersCount(asOf: "2021-01-01")
      } place(id: "place/x") { parent { id } then: parent(asOf: "2000-01-01") { id } } }`),
    ).toEqual({
      organisation: {
        ...{ now: { id: 'place/x' }, then: { id: 'place/x' }, before: null },
        ...{ ties: 2, inTwoThousand: 1, later: 0 },
      },
      place: { parent: { id: 'place/z' }, then: null },
    });
  });

  it('are partners through what held, with the status of ties on the day', async () => {
    const partners = (args: string) =>
      `partners${args} { totalCount edges { status node { id } ties { status via { id } } } }`;
    expect(
      await data(`{ organisation(id: "org/a") {
        then: ${partners('(asOf: "2000-01-01")')} planned: ${partners('(asOf: "2025-06-01")')} none: ${partners('(asOf: "1990-06-01")')}
      } commonPartners(ids: ["org/a"], asOf: "2000-01-01") { nodes { id } } }`),
    ).toEqual({
      organisation: {
        then: {
          totalCount: 1,
          edges: [
            {
              status: 'ACTIVE',
              node: { id: 'org/b' },
              ties: [{ status: 'ACTIVE', via: { id: 'agreement/old' } }],
            },
          ],
        },
        planned: {
          totalCount: 1,
          edges: [
            {
              status: 'PLANNED',
              node: { id: 'org/c' },
              ties: [{ status: 'PLANNED', via: { id: 'agreement/plan' } }],
            },
          ],
        },
        none: { totalCount: 0, edges: [] },
      },
      commonPartners: { nodes: [{ id: 'org/b' }] },
    });
  });

  it('have all partners of several days from one statement', async () => {
    const { statements } = await ask(
      '{ organisation(id: "org/a") { a: partnersCount b: partnersCount(asOf: "2000-01-01") partners(asOf: "2025-06-01") { totalCount } } }',
    );
    expect(statements).toHaveLength(2);
  });

  it('have the facts that held, and all properties', async () => {
    const found = (await data(`{ organisation(id: "org/a") {
      facts(asOf: "2000-01-01", first: 50) { nodes { property relationshipType status then: status(asOf: "2000-01-01") objectId } totalCount }
      active: facts(asOf: "2025-06-01", where: { status: { eq: PLANNED } }) { nodes { objectId } }
    } }`)) as {
      organisation: { facts: { nodes: { property: string | null; objectId: string; then: string }[] } };
    };
    const { nodes } = found.organisation.facts;
    expect(nodes.filter(({ property }) => property === null)).toEqual([
      {
        property: null,
        relationshipType: 'LOCATED_IN',
        status: 'ACTIVE',
        then: 'ACTIVE',
        objectId: 'place/y',
      },
      {
        property: null,
        relationshipType: 'PARTY_TO',
        status: 'ACTIVE',
        then: 'ACTIVE',
        objectId: 'agreement/old',
      },
    ]);
    expect(nodes.filter(({ property }) => property !== null).length).toBeGreaterThan(2);
    expect(found).toMatchObject({ organisation: { active: { nodes: [{ objectId: 'agreement/plan' }] } } });
  });

  it('have facts whose status follows the day', async () => {
    expect(
      await data(`{ official(id: "official/p") { facts(where: { relationshipType: { eq: SIGNED } }) { nodes {
        status before: status(asOf: "1990-04-30") then: status(asOf: "1990-05-01")
      } } } agreement(id: "agreement/old") { facts(where: { property: { eq: "" } }) { nodes { status then: status(asOf: "2000-01-01") } } } }`),
    ).toEqual({
      official: { facts: { nodes: [{ status: null, before: 'PLANNED', then: null }] } },
      agreement: { facts: { nodes: [{ status: 'ENDED', then: 'ACTIVE' }] } },
    });
  });
});

describe('a cursor', () => {
  const page = (args: string) =>
    `{ organisation(id: "org/a") { agreements(first: 1${args}) { nodes { id } pageInfo { endCursor hasNextPage } } partners(first: 1${args}) { pageInfo { endCursor } } facts(first: 1${args}) { pageInfo { endCursor } } } organisations(first: 1${args}) { nodes { id } pageInfo { endCursor } } }`;

  it('belongs to the list of its day', async () => {
    interface Paged {
      readonly pageInfo: { readonly endCursor: string };
    }
    const { organisation, organisations } = (await data(page(', asOf: "2025-06-01"'))) as {
      organisation: { agreements: Paged; partners: Paged; facts: Paged };
      organisations: Paged;
    };
    const lists = { ...organisation, organisations };
    for (const [name, { pageInfo }] of Object.entries(lists)) {
      const field = (args: string) => {
        const list = `${name}(first: 1, after: "${pageInfo.endCursor}"${args}) { pageInfo { hasNextPage } }`;
        return name === 'organisations' ? `{ ${list} }` : `{ organisation(id: "org/a") { ${list} } }`;
      };
      expect((await ask(field(', asOf: "2025-06-01"'))).errors).toEqual([]);
      for (const other of ['', ', asOf: "2025-06-02"']) {
        const { errors } = await ask(field(other));
        expect(errors.join()).toMatch(/this cursor belongs to a list under other conditions/);
      }
    }
  });

  it('keeps the day on which its walk began', async () => {
    const walk = (day: number, after: string) =>
      asker(
        graph,
        ontology,
        undefined,
        day,
      )(
        `{ organisation(id: "org/c") { agreements(first: 1${after}, where: { edge: { status: { eq: ACTIVE } } }) { totalCount edges { status node { id } } pageInfo { endCursor } } } }`,
      );
    const { data: first } = await walk(20201231, '');
    const { organisation } = first as { organisation: { agreements: { pageInfo: { endCursor: string } } } };
    const after = `, after: "${organisation.agreements.pageInfo.endCursor}"`;
    expect(first).toMatchObject({ organisation: { agreements: { totalCount: 2 } } });
    // On the day after, one of the two has ended.
    expect((await walk(20210101, '')).data).toMatchObject({
      organisation: { agreements: { totalCount: 1 } },
    });
    expect((await walk(20210101, after)).data).toMatchObject({
      organisation: { agreements: { totalCount: 2, edges: [{ status: 'ACTIVE' }] } },
    });
  });
});

describe('where ids are one thing', () => {
  const bodies: Facts = {
    nodes: {
      'org/a': { kind: 'COMPANY', body: ['org/a', 'org/b'] },
      'org/b': { kind: 'COMPANY', body: ['org/a', 'org/b'], ...dated('dissolvedOn', '2010') },
      'org/c': { kind: 'COMPANY' },
      'agreement/x': agreement('ACTIVE', dated('signedOn', '2000')),
      'agreement/y': agreement('ACTIVE'),
    },
    facts: [
      ['org/a', 'PARTY_TO', 'agreement/x', { ...dated('validTo', '2004'), ...held(20000101, 20041231) }],
      ['org/b', 'PARTY_TO', 'agreement/x', { ...dated('validFrom', '2008'), ...held(20080101) }],
      ['org/b', 'PARTY_TO', 'agreement/y', held(19900101, 19991231)],
      ['org/c', 'PARTY_TO', 'agreement/x', held(20000101)],
      ['org/a', 'SAME_AS', 'org/b', {}],
    ],
  };
  beforeAll(async () => {
    await writeFacts(graph, ontology, bodies);
    await graph.write(
      (transaction) => transaction.run("MATCH (l:Ledger) SET l.bodies = ['Organisation']", {}),
      10_000,
    );
  });

  it('equal facts are one edge, which holds when one of them does; the status is that of the whole', async () => {
    const on = async (day: string) =>
      (await data(`{ organisation(id: "org/b") { id status(asOf: "${day}") agreements(asOf: "${day}") { totalCount nodes { id } } partnersCount(asOf: "${day}") }
        organisations(asOf: "${day}", where: { agreements: { some: {} } }) { nodes { id } } }`)) as object;
    const expected = (
      status: string,
      ids: readonly string[],
      partnersCount: number,
      listed: readonly string[],
    ) => ({
      organisation: {
        ...{ id: 'org/a', status, partnersCount },
        agreements: { totalCount: ids.length, nodes: ids.map((id) => ({ id })) },
      },
      organisations: { nodes: listed.map((id) => ({ id })) },
    });
    expect(await on('1995-01-01')).toEqual(expected('ACTIVE', ['agreement/y'], 0, ['org/a']));
    expect(await on('2001-01-01')).toEqual(expected('ACTIVE', ['agreement/x'], 1, ['org/a', 'org/c']));
    expect(await on('2006-01-01')).toEqual(expected('ACTIVE', [], 0, ['org/c']));
    expect(await on('2011-01-01')).toEqual(expected('ENDED', ['agreement/x'], 1, ['org/a', 'org/c']));
  });
});
