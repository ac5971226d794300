import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { writeFacts, type Facts } from '../support/facts.js';
import { realOntology } from '../support/ontology.js';

const many = 200;
const range = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
const pad = (n: number) => String(n).padStart(3, '0');

/** 200 companies; all are parties to one agreement, the odd ones to a second, four back a project. */
const facts: Facts = {
  nodes: {
    ...Object.fromEntries(
      range(many).map((i) => [
        `org/c${pad(i)}`,
        { kind: i % 2 ? 'COMPANY' : 'MEDIA', name: `Company ${pad(i)}` },
      ]),
    ),
    'agreement/one': {
      kind: 'CONTRACT',
      status: 'ACTIVE',
      signedOn: '2025-03-28',
      signedOnEarliest: 20250328n,
      name: 'One',
    },
    'agreement/two': { kind: 'TREATY', status: 'PLANNED', name: 'Two' },
    'agreement/three': {
      kind: 'CONTRACT',
      status: 'ENDED',
      signedOn: '2024',
      signedOnEarliest: 20240101n,
      name: 'Three',
    },
    'centre/x': { kind: 'PLATFORM', status: 'ACTIVE', name: 'X' },
    'project/p': { name: 'P' },
    'event/e': { kind: 'FORUM', status: 'ENDED', name: 'E', theme: 'T' },
    'place/hk': { name: '香港' },
  },
  facts: [
    ...range(many).map(
      (i) => [`org/c${pad(i)}`, 'PARTY_TO', 'agreement/one', { role: i === 1 ? 'lead' : 'member' }] as const,
    ),
    ...range(many)
      .filter((i) => i % 2)
      .map((i) => [`org/c${pad(i)}`, 'PARTY_TO', 'agreement/two'] as const),
    ['org/c001', 'PARTY_TO', 'agreement/three', { status: 'WITHDRAWN' }],
    ['agreement/one', 'SUPPORTS', 'centre/x'],
    ['agreement/one', 'SUPPORTS', 'project/p'],
    ['agreement/one', 'SUPPORTS', 'event/e'],
    ['agreement/one', 'LOCATED_IN', 'place/hk'],
    ['org/c001', 'COOPERATES_WITH', 'org/c002', { through: '' }],
    ['org/c001', 'COOPERATES_WITH', 'org/c002', { through: 'centre/x' }],
    ['org/c001', 'ATTENDS', 'event/e', { role: '' }],
    ['org/c002', 'ATTENDS', 'event/e', { role: 'guest' }],
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

const ids = (connection: { nodes: Array<{ id: string }> }) => connection.nodes.map((n) => n.id);

describe('one level', () => {
  it('is one statement for one parent', async () => {
    const { data, statements } = await ask(
      '{ agreement(id: "agreement/two") { name parties(first: 2) { nodes { name } } } }',
    );
    expect(data).toEqual({
      agreement: { name: 'Two', parties: { nodes: [{ name: 'Company 001' }, { name: 'Company 003' }] } },
    });
    expect(statements).toHaveLength(2);
  });

  it('is one statement for 200 parents', async () => {
    const pages = await Promise.all(
      [1, 2].map((page) =>
        ask(`{ organisations(first: 100, where: { id: { in: [${range(100)
          .map((i) => `"org/c${pad(i + 100 * (page - 1))}"`)
          .join(',')}] } })
          { nodes { agreements { totalCount nodes { name parties(first: 1) { nodes { id } } } } } } }`),
      ),
    );
    for (const { data, statements, errors } of pages) {
      expect(errors).toEqual([]);
      expect(JSON.stringify(data)).toContain('"One"');
      expect(statements).toHaveLength(3);
    }
    const two =
      await ask(`{ agreement(id: "agreement/one") { a: parties(first: 100) { nodes { agreements { totalCount } } }
      b: parties(first: 100, orderBy: [ID_DESC]) { nodes { agreements { totalCount } } } } }`);
    // One for the agreement, one per alias, one per alias below.
    expect(two.statements).toHaveLength(5);
  });

  it('returns flat scalars only, and only those selected', async () => {
    const { statements } = await ask(
      '{ agreement(id: "agreement/one") { parties { edges { role node { kind } } } } }',
    );
    expect(statements[1]?.split('\n').at(-1)).toBe(
      'RETURN ledger.revision AS revision, parent AS parent, node.id AS n_id, node.kind AS n_kind, fact.factId AS e_factId, fact.role AS e_role',
    );
  });

  it('counts only when the count is selected, and lists only when entries are', async () => {
    const both = await ask(
      '{ agreement(id: "agreement/one") { parties(first: 1) { totalCount nodes { id } } } }',
    );
    expect(both.data).toEqual({ agreement: { parties: { totalCount: 200, nodes: [{ id: 'org/c001' }] } } });
    const count = await ask('{ agreement(id: "agreement/one") { parties { totalCount } } }');
    expect(count.statements[1]).not.toContain('LIMIT');
    const list = await ask('{ agreement(id: "agreement/one") { parties { nodes { id } } } }');
    expect(list.statements[1]).not.toContain('COUNT');
  });

  it('shows a relationship without direction from both ends, once per fact', async () => {
    const of = async (id: string) =>
      (
        await ask(
          `{ organisation(id: "${id}") { cooperators { edges { factId through { id } node { id } } } } }`,
        )
      ).data;
    const from = await of('org/c001');
    expect(from).toMatchObject({
      organisation: { cooperators: { edges: [{ node: { id: 'org/c002' } }, { node: { id: 'org/c002' } }] } },
    });
    const edges = (data: unknown) =>
      (data as { organisation: { cooperators: { edges: Array<{ factId: string; through: unknown }> } } })
        .organisation.cooperators.edges;
    expect(edges(from).map((e) => e.through)).toEqual(expect.arrayContaining([null, { id: 'centre/x' }]));
    expect(
      edges(await of('org/c002'))
        .map((e) => e.factId)
        .sort(),
    ).toEqual(
      edges(from)
        .map((e) => e.factId)
        .sort(),
    );
  });
});

describe('a selection', () => {
  it('keeps aliases of one field with different arguments apart', async () => {
    const { data, statements } = await ask(`{ organisation(id: "org/c001") {
      treaties: agreements(where: { node: { kind: { eq: TREATY } } }) { nodes { id } }
      contracts: agreements(where: { node: { kind: { in: [CONTRACT] } } }) { nodes { id } } } }`);
    expect(data).toEqual({
      organisation: {
        treaties: { nodes: [{ id: 'agreement/two' }] },
        contracts: { nodes: [{ id: 'agreement/one' }, { id: 'agreement/three' }] },
      },
    });
    expect(statements).toHaveLength(3);
  });

  it('may use fragments on the types behind an interface', async () => {
    const { data, statements, errors } = await ask(`
      query { agreement(id: "agreement/one") { supports { nodes { id type name ...more } } } }
      fragment more on Entity { ... on Event { theme } ... on Centre { kind } ... on Place { summary } }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      agreement: {
        supports: {
          nodes: [
            { id: 'centre/x', type: 'CENTRE', name: 'X', kind: 'PLATFORM' },
            { id: 'event/e', type: 'EVENT', name: 'E', theme: 'T' },
            { id: 'project/p', type: 'STARTUP_PROJECT', name: 'P' },
          ],
        },
      },
    });
    expect(statements[1]).not.toContain('summary');
  });

  it('heeds @skip and @include, with variables', async () => {
    const document = `query ($yes: Boolean!, $no: Boolean!) { agreement(id: "agreement/one") {
      name @skip(if: $yes) kind parties @include(if: $no) { nodes { id } } ... @include(if: $no) { summary } } }`;
    const { data, statements } = await ask(document, { yes: true, no: false });
    expect(data).toEqual({ agreement: { kind: 'CONTRACT' } });
    expect(statements).toHaveLength(1);
    expect(statements[0]).not.toMatch(/name|summary/);
  });

  it('resolves to-one shorthands over relationships', async () => {
    const { data } = await ask(
      '{ agreement(id: "agreement/one") { place { id name } } agreement2: agreement(id: "agreement/two") { place { id } } }',
    );
    expect(data).toEqual({
      agreement: { place: { id: 'place/hk', name: '香港' } },
      agreement2: { place: null },
    });
  });
});

describe('conditions and orders', () => {
  const parties = async (args: string) => {
    const { data, errors } = await ask(
      `{ agreement(id: "agreement/one") { parties(${args}) { totalCount nodes { id } } } }`,
    );
    expect(errors).toEqual([]);
    return (data as { agreement: { parties: { totalCount: number; nodes: Array<{ id: string }> } } })
      .agreement.parties;
  };

  it('speak of the node and of the fact', async () => {
    expect(await parties('where: { edge: { role: { eq: "lead" } } }')).toEqual({
      totalCount: 1,
      nodes: [{ id: 'org/c001' }],
    });
    expect(
      (await parties('where: { node: { kind: { eq: MEDIA } }, edge: { role: { eq: "lead" } } }')).totalCount,
    ).toBe(0);
    expect(
      (
        await parties(
          'where: { OR: [{ node: { kind: { eq: MEDIA } } }, { edge: { role: { eq: "lead" } } }] }',
        )
      ).totalCount,
    ).toBe(101);
    expect((await parties('where: { NOT: { edge: { role: { eq: "lead" } } } }')).totalCount).toBe(199);
  });

  it('find what has no value with null, and what absence means with its value', async () => {
    expect((await parties('where: { node: { summary: { eq: null } } }')).totalCount).toBe(200);
    expect((await parties('where: { node: { status: { eq: ACTIVE } } }')).totalCount).toBe(200);
    expect((await parties('where: { NOT: { node: { summary: { eq: "x" } } } }')).totalCount).toBe(200);
  });

  const none = 'first: 100';
  it.each([
    ['null for in', 'where: { node: { kind: { in: null } } }'],
    ['null for a property', 'where: { node: { kind: null, summary: null } }'],
    [
      'null for node, edge and combinations',
      'where: { node: null, edge: null, AND: null, OR: null, NOT: null }',
    ],
    ['null for where', 'where: null'],
    ['no condition in a filter', 'where: { node: { kind: {} }, edge: { role: {} } }'],
  ])('%s is no condition', async (_what, where) => {
    expect(await parties(`${where}, ${none}`)).toEqual(await parties(none));
  });

  it('with variables that are left out are none', async () => {
    const document = `query ($kind: OrganisationKind, $kinds: [OrganisationKind!], $where: AgreementPartyToWhere) {
      agreement(id: "agreement/one") { parties(where: { node: { kind: { eq: $kind, in: $kinds } } }) { totalCount } }
      organisation(id: "org/c001") { agreements(where: $where) { totalCount } partners(kinds: null, status: null) { totalCount } } }`;
    const total = (agreement: number) => ({
      agreement: { parties: { totalCount: agreement } },
      organisation: { agreements: { totalCount: 3 }, partners: { totalCount: 199 } },
    });
    expect((await ask(document)).data).toEqual(total(200));
    expect((await ask(document, { kinds: null, where: null })).data).toEqual(total(200));
    // Given as null, it asks for those without a kind.
    expect((await ask(document, { kind: null })).data).toEqual(total(0));
  });

  it('and orders know a property of the key that a fact does not give as one without a value', async () => {
    const attendees = async (args: string) => {
      const { data, errors } = await ask(
        `{ event(id: "event/e") { attendees(${args}) { edges { role } pageInfo { endCursor } } } }`,
      );
      expect(errors).toEqual([]);
      const { edges, pageInfo } = (
        data as {
          event: {
            attendees: { edges: Array<{ role: string | null }>; pageInfo: { endCursor: string | null } };
          };
        }
      ).event.attendees;
      return { roles: edges.map(({ role }) => role), end: pageInfo.endCursor };
    };
    const where = async (edge: string) => (await attendees(`where: ${edge}`)).roles;
    expect(await where('{ edge: { role: { eq: null } } }')).toEqual([null]);
    expect(await where('{ edge: { role: { in: ["", "guest"] } } }')).toEqual(['guest']);
    expect(await where('{ edge: { role: { eq: "" } } }')).toEqual([]);
    expect(await where('{ NOT: { edge: { role: { eq: "guest" } } } }')).toEqual([null]);
    for (const order of ['EDGE_ROLE_ASC', 'EDGE_ROLE_DESC']) {
      const { roles, end } = await attendees(`orderBy: [${order}], first: 1`);
      expect(roles).toEqual(['guest']);
      expect((await attendees(`orderBy: [${order}], first: 1, after: "${end}"`)).roles).toEqual([null]);
    }
  });

  it('may pick types behind an interface', async () => {
    const { data } = await ask(
      '{ agreement(id: "agreement/one") { supports(where: { node: { type: { in: [CENTRE, EVENT] } } }) { totalCount } } }',
    );
    expect(data).toEqual({ agreement: { supports: { totalCount: 2 } } });
  });

  it('order by node and fact, those without a value last in both directions', async () => {
    const agreements = async (order: string) =>
      ids(
        (
          (await ask(`{ organisation(id: "org/c001") { agreements(orderBy: ${order}) { nodes { id } } } }`))
            .data as {
            organisation: { agreements: { nodes: Array<{ id: string }> } };
          }
        ).organisation.agreements,
      );
    expect(await agreements('[SIGNED_ON_ASC]')).toEqual([
      'agreement/three',
      'agreement/one',
      'agreement/two',
    ]);
    expect(await agreements('[SIGNED_ON_DESC]')).toEqual([
      'agreement/one',
      'agreement/three',
      'agreement/two',
    ]);
    expect(await agreements('[EDGE_STATUS_DESC, ID_DESC]')).toEqual([
      'agreement/three',
      'agreement/two',
      'agreement/one',
    ]);
    expect(await agreements('[KIND_ASC, SIGNED_ON_DESC]')).toEqual([
      'agreement/one',
      'agreement/three',
      'agreement/two',
    ]);
  });
});

describe('pages', () => {
  interface Paged {
    nodes: Array<{ id: string }>;
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
  }
  const page = 'nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor }';

  async function walk(
    select: (args: string) => string,
    pick: (data: never) => Paged,
    order: string,
  ): Promise<string[]> {
    const seen: string[] = [];
    for (let after = ''; ;) {
      const { data, errors } = await ask(
        `{ ${select(`first: 33, orderBy: [${order}]${after ? `, after: "${after}"` : ''}`)} }`,
      );
      expect(errors).toEqual([]);
      const found = pick(data as never);
      expect(found.pageInfo.hasPreviousPage).toBe(after !== '');
      seen.push(...ids(found));
      if (!found.pageInfo.hasNextPage) return seen;
      after = found.pageInfo.endCursor ?? '';
    }
  }

  it.each([
    'ID_ASC',
    'ID_DESC',
    'KIND_ASC',
    'KIND_DESC',
    'NAME_DESC',
    'FOUNDED_ON_ASC',
    'SUMMARY_DESC',
    'KIND_DESC, NAME_ASC',
  ])('ordered %s hold everything once, from a type and from a node alike', async (order) => {
    const top = await walk(
      (args) => `organisations(${args}) { ${page} }`,
      (d: { organisations: Paged }) => d.organisations,
      order,
    );
    const level = await walk(
      (args) => `agreement(id: "agreement/one") { parties(${args}) { ${page} } }`,
      (d: { agreement: { parties: Paged } }) => d.agreement.parties,
      order,
    );
    expect(new Set(top).size).toBe(many);
    expect(level).toEqual(top);
    const all = (await ask(`{ organisations(first: 100, orderBy: [${order}]) { nodes { id } } }`)).data as {
      organisations: Paged;
    };
    expect(top.slice(0, 100)).toEqual(ids(all.organisations));
  });

  it.each([
    ['first: 0', 'first: must be from 1 to 100, got 0.'],
    ['first: 101', 'first: must be from 1 to 100, got 101.'],
    ['after: "x"', 'after: this is not a cursor.'],
    ['after: "W10"', 'after: this is not a cursor.'],
  ])('refuse %s', async (args, message) => {
    const { errors } = await ask(`{ organisations(${args}) { nodes { id } } }`);
    expect(errors).toEqual([message]);
  });

  it('refuse a cursor of another order', async () => {
    const { data } = await ask('{ organisations(first: 1) { pageInfo { endCursor } } }');
    const cursor = (data as { organisations: Paged }).organisations.pageInfo.endCursor ?? '';
    const { errors } = await ask(
      `{ organisations(after: "${cursor}", orderBy: [NAME_ASC]) { nodes { id } } }`,
    );
    expect(errors).toEqual(['after: this cursor belongs to a list in another order.']);
  });

  it('are empty, not missing, where there is nothing', async () => {
    const { data } = await ask(
      '{ places { nodes { id } totalCount } topics { nodes { id } totalCount pageInfo { endCursor hasNextPage } } nobody: organisation(id: "org/none") { id } }',
    );
    expect(data).toEqual({
      places: { nodes: [{ id: 'place/hk' }], totalCount: 1 },
      topics: { nodes: [], totalCount: 0, pageInfo: { endCursor: null, hasNextPage: false } },
      nobody: null,
    });
  });
});
