import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePartialDate } from '../../src/dates/partial-date.js';
import { spanOf, statusOn, type Status } from '../../src/dates/status.js';
import type { Graph } from '../../src/graph/graph.js';
import { lifetimeOf } from '../../src/ontology/lifetime.js';
import { asker, openTestGraph } from '../support/api.js';
import { writeFacts, type Facts, type Properties } from '../support/facts.js';
import { realOntology as ontology } from '../support/ontology.js';

/** Dates as the loader stores them: with their days. */
function stored(properties: Readonly<Record<string, string>>): Properties {
  const days = Object.entries(properties).flatMap(([name, value]) => {
    if (!/On$|^valid/.test(name)) return [];
    const { earliest, latest } = parsePartialDate(value);
    return [[`${name}Earliest`, earliest] as const, [`${name}Latest`, latest] as const].flatMap(
      ([key, day]) => (day === null ? [] : [[key, BigInt(day)] as const]),
    );
  });
  return { ...properties, ...Object.fromEntries(days) };
}

/** What is stated of things, by id: all that dates and statuses can make of each other. */
const statuses = [undefined, 'ACTIVE', 'PLANNED', 'UNKNOWN', 'WITHDRAWN', 'ENDED'] as const;
const given = ['2024', '2025-03', '2025-03-28', '2026-01~', 'XXXX-02-01', undefined].flatMap((end) =>
  statuses.map((status) => ({ ...(end && { end }), ...(status && { status }) })),
);
const projects = Object.fromEntries(
  [
    ...given.map(({ end, ...rest }) => ({ ...rest, ...(end && { endedOn: end }) })),
    { startedOn: '2026' },
  ].map((properties, i) => [`project/${String(i).padStart(2, '0')}`, properties]),
);
const nodes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...projects,
  'org/a': { dissolvedOn: '2020' },
  'org/b': { foundedOn: '2030' },
  'org/c': {},
  'agreement/over': { kind: 'CONTRACT', status: 'ACTIVE', endedOn: '2020' },
  'agreement/ahead': { kind: 'CONTRACT', status: 'ACTIVE', signedOn: '2030' },
  'agreement/open': { kind: 'CONTRACT', status: 'ACTIVE', signedOn: '2020' },
  'event/past': { kind: 'FORUM', status: 'ACTIVE', heldOn: '2025-03-01/2025-03-27' },
  'event/now': { kind: 'FORUM', status: 'ACTIVE', heldOn: '2025-03-01/2025-03-28' },
  'centre/x': { kind: 'VENUE', status: 'ACTIVE', closedOn: '2020' },
  'place/x': {},
  'official/x': {},
};
const facts: Facts['facts'] = [
  ['official/x', 'HOLDS_POST', 'org/a', stored({ title: 'past', validTo: '2024' })],
  ['official/x', 'HOLDS_POST', 'org/a', stored({ title: 'now', status: 'ACTIVE', validTo: '2025' })],
  ['official/x', 'HOLDS_POST', 'org/a', stored({ title: 'next', validFrom: '2026' })],
  ['org/c', 'PARTY_TO', 'agreement/open', stored({ leftOn: '2021', accededOn: '2020' })],
  ['official/x', 'SIGNED', 'agreement/open', stored({ status: 'ACTIVE' })],
  ['official/x', 'SIGNED', 'agreement/ahead', stored({ status: 'PLANNED' })],
  ['official/x', 'SIGNED', 'agreement/over', stored({ validTo: '2020' })],
  // What nobody means: its end has passed, its start lies ahead.
  ['official/x', 'HOLDS_POST', 'org/b', stored({ title: 'odd', validFrom: '2030', validTo: '2020' })],
  ...Object.keys(nodes)
    .filter((id) => /^(project\/0|org|event|centre|agreement)/.test(id))
    .map((id) => [id, 'LOCATED_IN', 'place/x'] as const),
];

const today = 2025_03_28;
let graph: Graph;
const ask = (document: string, day = today) => asker(graph, ontology, undefined, day)(document);

beforeAll(async () => {
  graph = openTestGraph();
  const all = Object.entries(nodes).map(([id, properties]) => [id, stored(properties)] as const);
  await writeFacts(graph, ontology, { nodes: Object.fromEntries(all), facts });
});
afterAll(() => graph.close());

/** What the rule of dates/status.ts makes of a node on a day. */
function expected(id: string, day = today, asOf = false): Status {
  const type = [...ontology.entities.values()].find(({ idPrefix }) => id.startsWith(`${idPrefix}/`));
  const dates = nodes[id] ?? {};
  const { starts, ends } = lifetimeOf(type ?? { properties: new Map() });
  const of = (names: readonly string[]) => names.map((name) => spanOf(dates[name] ?? null));
  const status = statusOn(
    { day, asOf },
    {
      status: (dates.status ?? null) as Status | null,
      absent: (type?.properties.get('status')?.absent ?? null) as Status | null,
      moment: false,
      starts: of(starts),
      ends: of(ends),
    },
  );
  if (status === null) throw new Error(`${id} has no status.`);
  return status;
}

interface List {
  readonly nodes: readonly { readonly id: string; readonly status: string }[];
  readonly totalCount: number;
}

describe('the status of entities', () => {
  it.each([20241231, 20250101, today, 20250331, 20250401, 20260131, 20260201, 20270101])(
    'follows from their dates on %i, in one level of a list, by id and in a list of several types',
    async (day) => {
      const { data, errors } = await ask(
        `{ startupProjects(first: 100) { nodes { id status } totalCount } startupProject(id: "project/00") { status }
           place(id: "place/x") { entities(first: 100) { nodes { id status } } } }`,
        day,
      );
      expect(errors).toEqual([]);
      const { startupProjects, startupProject, place } = data as {
        startupProjects: List;
        startupProject: { status: string };
        place: { entities: List };
      };
      const as = (list: List) => Object.fromEntries(list.nodes.map(({ id, status }) => [id, status]));
      const wanted = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, expected(id, day)]));
      expect(as(startupProjects)).toEqual(wanted(Object.keys(projects)));
      expect(startupProject.status).toBe(expected('project/00', day));
      expect(Object.keys(as(place.entities))).toHaveLength(19);
      expect(as(place.entities)).toEqual(wanted(Object.keys(as(place.entities))));
    },
  );

  it('is what filters and counts take', async () => {
    for (const status of ['ACTIVE', 'ENDED', 'PLANNED', 'UNKNOWN', 'WITHDRAWN']) {
      const ids = Object.keys(projects).filter((id) => expected(id) === status);
      const others = Object.keys(projects).filter((id) => !ids.includes(id));
      const { data } = await ask(`{
        is: startupProjects(first: 100, where: { status: { eq: ${status} } }) { nodes { id status } totalCount }
        not: startupProjects(first: 100, where: { NOT: { status: { in: [${status}] } } }) { nodes { id status } totalCount } }`);
      const { is, not } = data as { is: List; not: List };
      expect([is.nodes.map(({ id }) => id), is.totalCount]).toEqual([ids, ids.length]);
      expect([not.nodes.map(({ id }) => id), not.totalCount]).toEqual([others, others.length]);
    }
  });

  it.each(['ASC', 'DESC'])('is what orders and cursors take, %s', async (direction) => {
    const seen: string[] = [];
    for (let after = ''; ;) {
      const { data } = await ask(
        `{ agreements(first: 1, orderBy: [STATUS_${direction}]${after}) { nodes { id status } pageInfo { hasNextPage endCursor } } }`,
      );
      const { agreements } = data as {
        agreements: List & { pageInfo: { hasNextPage: boolean; endCursor: string } };
      };
      seen.push(...agreements.nodes.map(({ id, status }) => `${id} ${status}`));
      if (!agreements.pageInfo.hasNextPage) break;
      after = `, after: "${agreements.pageInfo.endCursor}"`;
    }
    const order = ['agreement/ahead ACTIVE', 'agreement/open ACTIVE', 'agreement/over ENDED'];
    expect(seen).toEqual(direction === 'ASC' ? order : order.reverse());
  });
});

describe('the status of facts', () => {
  const statusesOf = async (field: string, args = '') => {
    const { data, errors } = await ask(
      `{ official(id: "official/x") { list: ${field}${args} { totalCount edges { status node { id } } } } }`,
    );
    expect(errors).toEqual([]);
    const { list } = (
      data as { official: { list: { edges: { status: string | null }[]; totalCount: number } } }
    ).official;
    expect(list.totalCount).toBe(list.edges.length);
    return list.edges.map(({ status }) => status);
  };

  it('follows from their dates', async () => {
    // next, now, odd, past
    expect(await statusesOf('posts', '(orderBy: [EDGE_TITLE_ASC])')).toEqual([
      'PLANNED',
      'ACTIVE',
      'ENDED',
      'ENDED',
    ]);
    expect(await statusesOf('posts', '(orderBy: [EDGE_STATUS_ASC])')).toEqual([
      'ACTIVE',
      'ENDED',
      'ENDED',
      'PLANNED',
    ]);
    expect(await statusesOf('posts', '(where: { edge: { status: { eq: ENDED } } })')).toEqual([
      'ENDED',
      'ENDED',
    ]);
  });

  it('of a party ends when it leaves', async () => {
    const { data } = await ask(
      '{ organisation(id: "org/c") { agreements { edges { status startUnknown validFrom { edtf } } } } }',
    );
    expect(data).toMatchObject({
      organisation: { agreements: { edges: [{ status: 'ENDED', startUnknown: false, validFrom: null }] } },
    });
  });

  it('that happen at one time is none, unless they are planned', async () => {
    expect(await statusesOf('signedAgreements')).toEqual(['PLANNED', null, null]);
    expect(await statusesOf('signedAgreements', '(where: { edge: { status: { eq: null } } })')).toEqual([
      null,
      null,
    ]);
    expect(await statusesOf('signedAgreements', '(orderBy: [EDGE_STATUS_DESC])')).toEqual([
      'PLANNED',
      null,
      null,
    ]);
  });
});

describe('the status of a fact', () => {
  interface Stated {
    readonly id: string;
    readonly property: string | null;
    readonly status: string | null;
    readonly subject: { readonly id: string };
  }
  const factsOf = async (id: string, where = '') =>
    (
      (
        await ask(
          `{ entity(id: "${id}") { facts(first: 100${where}) { nodes { id property status subject { id } } totalCount } } }`,
        )
      ).data as { entity: { facts: { nodes: readonly Stated[]; totalCount: number } } }
    ).entity.facts;
  const fields: Readonly<Record<string, string>> = { 'official/x': 'posts', 'agreement/open': 'signatories' };

  it('is that of its edge, and that of the entity where it is that this exists', async () => {
    for (const [id, field] of Object.entries(fields)) {
      const type = id.split('/')[0] ?? '';
      const { data } = await ask(`{ ${type}(id: "${id}") { status ${field} { edges { factId status } } } }`);
      const entity = (
        data as Record<string, Record<string, { edges: { factId: string; status: string }[] }>>
      )[type];
      const { nodes } = await factsOf(id);
      const status = new Map(nodes.map((fact) => [fact.id, fact.status]));
      expect(status.get(`${id}#`)).toBe(entity?.status);
      const edges = entity?.[field]?.edges ?? [];
      expect(edges.length).toBeGreaterThan(0);
      for (const edge of edges) expect(status.get(edge.factId), edge.factId).toBe(edge.status);
    }
  });

  it('is what a condition on it looks at', async () => {
    for (const status of ['ACTIVE', 'ENDED', 'PLANNED', null] as const) {
      const all = (await factsOf('official/x')).nodes.filter((fact) => fact.status === status);
      const found = await factsOf('official/x', `, where: {status: {eq: ${status ?? 'null'}}}`);
      expect(found.nodes.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
      expect(found.totalCount).toBe(all.length);
      expect(all.length).toBeGreaterThan(0);
    }
  });

  it('is told of a fact asked for by its id', async () => {
    const [ended] = (await factsOf('official/x', ', where: {status: {eq: ENDED}}')).nodes;
    const { data } = await ask(`{ fact(id: "${ended?.id ?? ''}") { status } }`);
    expect(data).toEqual({ fact: { status: 'ENDED' } });
  });
});
