import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { writeFacts, type Facts } from '../support/facts.js';
import { realOntology } from '../support/ontology.js';

const fact = (evidence: string, more = {}) => ({ evidence: [evidence], ...more });

const facts: Facts = {
  nodes: {
    'org/a': {},
    'org/b': {},
    'org/c': {},
    'org/d': {},
    'org/e': {},
    'org/f': {},
    'org/g': {},
    'agreement/x': { kind: 'CONTRACT', status: 'ACTIVE', signedOn: '2025-03-28' },
    'centre/x': { kind: 'PLATFORM', status: 'PLANNED', openedOn: '2025-04' },
    'centre/y': { kind: 'PLATFORM', status: 'ACTIVE', openedOn: '2024' },
    'project/x': { startedOn: '2023' },
    'event/x': { kind: 'FORUM', status: 'ENDED' },
    'org/s': {},
    'org/t': {},
    'org/u': {},
    'agreement/treaty': {
      kind: 'TREATY',
      status: 'ACTIVE',
      signedOn: '1947-10-30',
      inferred: ['signedOn', 'kind'],
      note: 'The year of its first edition.',
    },
    'centre/short': { kind: 'PLATFORM', status: 'ACTIVE', openedOn: '2020', closedOn: '2024' },
  },
  sources: { 'source/1': { title: 'One' }, 'source/2': { title: 'Two' } },
  evidence: {
    'e/1': { source: 'source/1', quote: 'one', start: 0n, end: 3n, context: 'one two' },
    'e/2': { source: 'source/2', quote: 'two', start: 4n, end: 7n, context: 'one two', saidBy: 'official/o' },
  },
  facts: [
    ['org/a', 'PARTY_TO', 'agreement/x', fact('e/1')],
    ['org/b', 'PARTY_TO', 'agreement/x', fact('e/1', { role: 'signatory' })],
    ['org/a', 'TAKES_PART_IN', 'centre/x', fact('e/2', { role: 'FOUNDER', status: 'PLANNED' })],
    ['org/b', 'TAKES_PART_IN', 'centre/x', fact('e/2', { role: 'MEMBER', status: 'PLANNED' })],
    ['org/c', 'TAKES_PART_IN', 'centre/x', fact('e/2', { role: 'OPERATOR', status: 'PLANNED' })],
    ['org/d', 'TAKES_PART_IN', 'centre/x', fact('e/2', { role: 'CLIENT' })],
    ['org/e', 'TAKES_PART_IN', 'centre/x', fact('e/2', { role: 'HOST' })],
    ['org/a', 'BACKS', 'project/x', fact('e/1', { role: '' })],
    ['org/e', 'DEVELOPS', 'project/x', fact('e/1', { role: 'lead' })],
    ['org/a', 'COOPERATES_WITH', 'org/f', fact('e/1', { through: 'centre/y', validFrom: '2024' })],
    ['org/a', 'COOPERATES_WITH', 'org/b', fact('e/2', { through: '' })],
    ['org/a', 'ATTENDS', 'event/x', fact('e/1', { role: '' })],
    ['org/g', 'ATTENDS', 'event/x', fact('e/1', { role: '' })],
    ['org/a', 'PART_OF', 'org/g', fact('e/1')],
    ['org/s', 'PARTY_TO', 'agreement/treaty', fact('e/1', { accededOn: '1994', note: 'A state.' })],
    ['org/t', 'PARTY_TO', 'agreement/treaty', fact('e/2', { leftOn: '1990', inferred: ['leftOn'] })],
    ['org/u', 'PARTY_TO', 'agreement/treaty', fact('e/2', { inferred: ['from'] })],
    ['org/t', 'TAKES_PART_IN', 'centre/short', fact('e/1', { role: 'MEMBER' })],
    [
      'org/u',
      'TAKES_PART_IN',
      'centre/short',
      fact('e/1', { role: 'MEMBER', validFrom: '2031', status: 'ACTIVE' }),
    ],
    ['org/s', 'TAKES_PART_IN', 'centre/short', fact('e/1', { role: 'MEMBER' })],
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

const partners = async (args = '', of = 'org/a') =>
  (
    (
      await ask(`{ organisation(id: "${of}") { partnersCount partners${args} { totalCount edges { node { id } status tieCount sourceCount
      since { edtf } until { edtf } ties { kind via { id } roles status validFrom { edtf } evidence { quote source { title } } } } } } }`)
    ).data as {
      organisation: {
        partnersCount: number;
        partners: {
          totalCount: number;
          edges: Array<{ node: { id: string }; ties: unknown[] } & Record<string, unknown>>;
        };
      };
    }
  ).organisation;

describe('partners', () => {
  it('are those with a tie: an agreement, a centre, a project or stated co-operation; no shared event, no parent', async () => {
    const { partners: found, partnersCount } = await partners();
    expect(found.edges.map((e) => e.node.id)).toEqual(['org/b', 'org/c', 'org/e', 'org/f']);
    expect(found.totalCount).toBe(4);
    expect(partnersCount).toBe(4);
  });

  it('come with ties that open into their quotes', async () => {
    const [first] = (await partners()).partners.edges;
    expect(first).toEqual({
      node: { id: 'org/b' },
      status: 'ACTIVE',
      tieCount: 3,
      sourceCount: 2,
      since: { edtf: '2025-03-28' },
      until: null,
      ties: [
        {
          kind: 'AGREEMENT',
          via: { id: 'agreement/x' },
          roles: ['signatory'],
          status: 'ACTIVE',
          validFrom: { edtf: '2025-03-28' },
          evidence: [{ quote: 'one', source: { title: 'One' } }],
        },
        {
          kind: 'COOPERATION',
          via: { id: 'org/b' },
          roles: [],
          status: 'ACTIVE',
          validFrom: null,
          evidence: [{ quote: 'two', source: { title: 'Two' } }],
        },
        {
          kind: 'CENTRE',
          via: { id: 'centre/x' },
          roles: ['MEMBER'],
          status: 'PLANNED',
          validFrom: { edtf: '2025-04' },
          evidence: [{ quote: 'two', source: { title: 'Two' } }],
        },
      ],
    });
  });

  it('run through the centre a co-operation names, or to the other organisation', async () => {
    const edges = (await partners('(kinds: [COOPERATION])')).partners.edges;
    expect(
      edges.map((e) => [e.node.id, (e.ties as Array<{ via: { id: string } }>).map((t) => t.via.id)]),
    ).toEqual([
      ['org/b', ['org/b']],
      ['org/f', ['centre/y']],
    ]);
  });

  it('are seen from the other end too', async () => {
    const { partners: found } = await partners('', 'org/f');
    expect(found.edges).toMatchObject([
      { node: { id: 'org/a' }, since: { edtf: '2024' }, ties: [{ kind: 'COOPERATION' }] },
    ]);
  });

  it('with planned ties only are PLANNED and have no since', async () => {
    const planned = (await partners('(status: [PLANNED])')).partners.edges;
    expect(planned.map((e) => [e.node.id, e.status, e.since])).toEqual([
      ['org/b', 'PLANNED', null],
      ['org/c', 'PLANNED', null],
    ]);
  });

  it('page by cursor', async () => {
    const page = async (after: string) =>
      (
        await ask(
          `{ organisation(id: "org/a") { partners(first: 3${after}) { nodes { id } pageInfo { endCursor hasNextPage } } } }`,
        )
      ).data as {
        organisation: {
          partners: { nodes: Array<{ id: string }>; pageInfo: { endCursor: string; hasNextPage: boolean } };
        };
      };
    const first = (await page('')).organisation.partners;
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = (await page(`, after: "${first.pageInfo.endCursor}"`)).organisation.partners;
    expect(second).toMatchObject({ nodes: [{ id: 'org/f' }], pageInfo: { hasNextPage: false } });
  });

  it('of many organisations take one statement for ties, one for nodes, one for evidence', async () => {
    const { statements } = await ask(
      `{ organisations { nodes { partnersCount partners { nodes { name } edges { tieCount ties { evidence { quote } } } } } } }`,
    );
    expect(statements).toHaveLength(4);
  });
});

describe('conditions on partners', () => {
  const such = async (where: string, more = '') => {
    const { data, errors, statements } = await ask(
      `{ organisation(id: "org/a") { partnersCount(where: ${where}${more})
        partners(where: ${where}${more}, orderBy: [NAME_ASC]) { totalCount nodes { id } } } }`,
    );
    expect(errors).toEqual([]);
    const { partners: found, partnersCount } = (
      data as {
        organisation: {
          partnersCount: number;
          partners: { totalCount: number; nodes: Array<{ id: string }> };
        };
      }
    ).organisation;
    const ids = found.nodes.map(({ id }) => id);
    expect([found.totalCount, partnersCount]).toEqual([ids.length, ids.length]);
    return { ids, statements };
  };

  // b: agreement, planned centre, co-operation; c: planned centre; e: project; f: co-operation since 2024.
  it.each([
    ['{}', 'b c e f'],
    ['{ kinds: { has: COOPERATION } }', 'b f'],
    ['{ kinds: { hasAll: [COOPERATION, CENTRE] } }', 'b'],
    ['{ kinds: { hasAny: [PROJECT, CENTRE] } }', 'b c e'],
    ['{ status: { eq: PLANNED } }', 'c'],
    ['{ status: { in: [ACTIVE, ENDED] } }', 'b e f'],
    ['{ status: { eq: null } }', ''],
    ['{ since: { before: "2024-06" } }', 'e f'],
    ['{ since: { before: "2024-06", certainty: SURELY } }', 'e'],
    ['{ since: { eq: "2024" } }', 'f'],
    ['{ since: { known: false } }', 'c'],
    ['{ NOT: { since: { before: "2024-06" } } }', 'b c'],
    ['{ until: { eq: null } }', 'b c e f'],
    ['{ ties: { gte: 2 } }', 'b'],
    ['{ sources: { eq: 1 } }', 'c e f'],
    ['{ sources: { gt: 1 } }', 'b'],
    ['{ disputed: { eq: true } }', ''],
    ['{ node: { id: { in: ["org/b", "org/e", "org/g"] } } }', 'b e'],
    ['{ node: { centres: { some: { node: { id: { eq: "centre/x" } } } } } }', 'b c e'],
    ['{ node: { centres: { none: {} } }, kinds: { has: COOPERATION } }', 'f'],
    ['{ OR: [{ ties: { gt: 2 } }, { node: { id: { eq: "org/f" } } }] }', 'b f'],
    ['{ AND: [{ kinds: { has: CENTRE } }, { NOT: { node: { id: { eq: "org/b" } } } }] }', 'c'],
    ['{ OR: [] }', ''],
    ['{ kinds: null, NOT: null }', 'b c e f'],
  ])('%s: %s', async (where, letters) => {
    const { ids } = await such(where);
    expect(ids).toEqual(letters === '' ? [] : letters.split(' ').map((letter) => `org/${letter}`));
  });

  it('are on what the chosen ties make of a partner', async () => {
    expect((await such('{ ties: { eq: 1 } }', ', kinds: [COOPERATION]')).ids).toEqual(['org/b', 'org/f']);
  });

  it('on organisations take one statement for each condition, however many partners there are', async () => {
    const { statements } = await such(
      '{ OR: [{ node: { id: { eq: "org/b" } } }, { node: { kind: { eq: null } } }] }',
    );
    // The organisation, the ties, the two conditions, the nodes; what is asked for together may go as one.
    expect(statements.length).toBeLessThanOrEqual(5);
  });

  it('choose among those in common too', async () => {
    const common = (where: string) =>
      ask(`{ commonPartners(ids: ["org/a", "org/b"], where: ${where}) { totalCount nodes { id } } }`);
    expect((await common('{ node: { id: { eq: "org/c" } } }')).data).toEqual({
      commonPartners: { totalCount: 1, nodes: [{ id: 'org/c' }] },
    });
    expect((await common('{ kinds: { has: PROJECT } }')).data).toEqual({
      commonPartners: { totalCount: 0, nodes: [] },
    });
  });

  it('say what is wrong with a date', async () => {
    const { errors } = await ask(
      '{ organisation(id: "org/a") { partnersCount(where: { since: { before: "last year" } }) } }',
    );
    expect(errors).toEqual([expect.stringContaining('where.since.before: "last year"')]);
  });

  it('belong to a cursor: it goes on under the same ones alone', async () => {
    const page = (more: string) =>
      ask(
        `{ organisation(id: "org/a") { partners(first: 1, ${more}) { nodes { id } pageInfo { endCursor } } } }`,
      );
    const first = await page('where: { kinds: { has: COOPERATION } }');
    const { endCursor } = (first.data as { organisation: { partners: { pageInfo: { endCursor: string } } } })
      .organisation.partners.pageInfo;
    expect((await page(`where: { kinds: { has: COOPERATION } }, after: "${endCursor}"`)).data).toMatchObject({
      organisation: { partners: { nodes: [{ id: 'org/f' }] } },
    });
    expect((await page(`where: { kinds: { has: CENTRE } }, after: "${endCursor}"`)).errors).toEqual([
      expect.stringContaining('under other conditions'),
    ]);
  });
});

describe('partners are counted', () => {
  const counting = 'groups(by: [CENTRES]) { keys { value label } count where } groupCount(by: [CENTRES])';
  interface Counted {
    readonly groups: ReadonlyArray<{
      readonly keys: readonly object[];
      readonly count: number;
      readonly where: object;
    }>;
    readonly groupCount: number;
  }

  it('by what organisations are counted by; each group opens under its conditions', async () => {
    const { data, errors } = await ask(
      `{ organisation(id: "org/a") { partners(where: { ties: { lt: 3 } }) { ${counting} } } }`,
    );
    expect(errors).toEqual([]);
    const { groups, groupCount } = (data as { organisation: { partners: Counted } }).organisation.partners;
    expect(groups.map(({ keys, count }) => [keys, count])).toEqual([
      [[{ value: 'centre/x', label: 'centre/x' }], 2],
      [[{ value: null, label: '(none)' }], 1],
    ]);
    expect(groupCount).toBe(2);
    for (const { where, count } of groups) {
      const opened = await ask(
        'query ($where: PartnerWhere) { organisation(id: "org/a") { partners(where: $where) { totalCount } } }',
        { where },
      );
      expect(opened.data).toEqual({ organisation: { partners: { totalCount: count } } });
    }
  });

  it('of many organisations by one statement, and of none', async () => {
    const of = async (more: string) =>
      ask(
        `{ organisations(orderBy: [ID_ASC]) { nodes { id partners${more} { totalCount groups(by: [KIND]) { count } } } } }`,
      );
    const { data, statements } = await of('');
    // The organisations, their ties, their groups.
    expect(statements).toHaveLength(3);
    const { nodes } = (
      data as {
        organisations: {
          nodes: Array<{ partners: { totalCount: number; groups: Array<{ count: number }> } }>;
        };
      }
    ).organisations;
    expect(nodes.length).toBeGreaterThan(5);
    for (const { partners: found } of nodes)
      expect(found.groups).toEqual(found.totalCount === 0 ? [] : [{ count: found.totalCount }]);
  });

  it('by no key of facts', async () => {
    const { errors } = await ask(
      '{ organisation(id: "org/a") { partners { groups(by: [EDGE_ROLE]) { count } } } }',
    );
    expect(errors).toEqual([expect.stringContaining('the entries of this list have no EDGE_ROLE')]);
  });
});

describe('ties with dates', () => {
  const on = async (today: number, id: string, args = '') =>
    (
      await asker(
        graph,
        realOntology,
        undefined,
        today,
      )(`{ organisation(id: "${id}") { partnersCount${args} partners${args} { totalCount edges { node { id } status startUnknown inferred
        note factIds since { edtf } ties { via { id } status startUnknown inferred note factIds validFrom { edtf } validTo { edtf } } } } } }`)
    ).data as { organisation: { partnersCount: number; partners: { totalCount: number; edges: unknown[] } } };

  it('start for a party when it acceded, and are none with one that had left by then', async () => {
    const { organisation } = await on(20210101, 'org/s', '(kinds: [AGREEMENT])');
    expect(organisation).toMatchObject({
      partnersCount: 1,
      partners: {
        edges: [
          {
            node: { id: 'org/u' },
            since: { edtf: '1994' },
            startUnknown: false,
            inferred: ['from', 'signedOn'],
            note: 'A state.\nThe year of its first edition.',
            factIds: [expect.stringMatching(/^fact/), expect.stringMatching(/^fact/)],
            ties: [{ status: 'ACTIVE', validFrom: { edtf: '1994' }, inferred: ['from', 'signedOn'] }],
          },
        ],
      },
    });
  });

  it('have ended for a party that left', async () => {
    const { organisation } = await on(20210101, 'org/u', '(status: [ENDED])');
    expect(organisation).toMatchObject({
      partnersCount: 1,
      partners: {
        edges: [
          { node: { id: 'org/t' }, status: 'ENDED', ties: [{ status: 'ENDED', validTo: { edtf: '1990' } }] },
        ],
      },
    });
  });

  it('end with the day on which their thing surely ended', async () => {
    const statuses = async (today: number) =>
      (await on(today, 'org/s', '(kinds: [CENTRE])')).organisation.partners.edges;
    expect(await statuses(20241231)).toMatchObject([{ node: { id: 'org/t' }, status: 'ACTIVE' }]);
    expect(await statuses(20250101)).toMatchObject([{ node: { id: 'org/t' }, status: 'ENDED' }]);
  });
});

describe('partners in common', () => {
  const common = (ids: readonly string[], more = '') =>
    ask(
      `{ commonPartners(ids: ${JSON.stringify(ids)}${more}) { totalCount edges { node { id name } status ties { kind via { id } evidence { id } } } } }`,
    );

  it('are those of each, with their ties to any, by one statement for ties, one for nodes, one for proof', async () => {
    const { data, errors, statements } = await common(['org/a', 'org/b']);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      commonPartners: {
        totalCount: 1,
        edges: [
          {
            node: { id: 'org/c' },
            status: 'PLANNED',
            ties: [{ kind: 'CENTRE', via: { id: 'centre/x' }, evidence: [{ id: 'e/2' }] }],
          },
        ],
      },
    });
    // Pairs, partners, what ties run through, evidence.
    expect(statements).toHaveLength(4);
  });

  it.each([
    [['org/a', 'org/g'], 0],
    [['org/a', 'org/nobody'], 0],
    [['org/a', 'org/a'], 4],
  ])('of %j are %i', async (ids, count) => {
    expect((await common(ids)).data).toMatchObject({ commonPartners: { totalCount: count } });
  });

  it.each([
    [[], 'ids: takes 1 to 10 organisations, got 0.'],
    [Array.from({ length: 11 }, (_, i) => `org/${i}`), 'ids: takes 1 to 10 organisations, got 11.'],
    [['org/a', 'event/x'], 'ids: "event/x" is no id of an organisation.'],
  ])('are refused for %j', async (ids, message) => {
    expect((await common(ids)).errors).toEqual([message]);
  });
});
