import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { longestCursor } from '../../src/api/paging/cursor.js';
import type { Graph } from '../../src/graph/graph.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { writeFacts, type Facts } from '../support/facts.js';
import { realOntology } from '../support/ontology.js';

/** They begin alike for longer than an order looks; the last three characters tell them apart for us. */
const summary = (n: number) => `${'香'.repeat(33_000)}${n}`;
const organisations = ['a', 'b', 'c', 'd'] as const;

const facts: Facts = {
  nodes: {
    ...Object.fromEntries(
      organisations.map((name, n) => [`org/${name}`, { kind: 'COMPANY', summary: summary(9 - n) }]),
    ),
    'agreement/x': { kind: 'CONTRACT', status: 'ACTIVE' },
    'agreement/y': { kind: 'CONTRACT', status: 'ACTIVE' },
    'official/o': {},
  },
  facts: organisations.flatMap((name) => [
    [`org/${name}`, 'PARTY_TO', 'agreement/x', { role: 'r'.repeat(100_000) }] as const,
    [`org/${name}`, 'PARTY_TO', 'agreement/y'] as const,
  ]),
};

let graph: Graph;
let ask: Ask;
let tomorrow: Ask;
beforeAll(async () => {
  graph = openTestGraph();
  await writeFacts(graph, realOntology, facts);
  ask = asker(graph, realOntology, undefined, 20251130);
  tomorrow = asker(graph, realOntology, undefined, 20251201);
});
afterAll(() => graph.close());

const page = 'nodes { id } pageInfo { endCursor hasNextPage }';

interface Page {
  readonly nodes: ReadonlyArray<{ readonly id: string }>;
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
}

/** The one list of an answer, however deep it is. */
function pageOf(value: unknown): Page {
  const [inner] = Object.values(value as Record<string, unknown>);
  return typeof inner === 'object' && inner !== null && 'pageInfo' in inner ? (inner as Page) : pageOf(inner);
}

const lists = {
  organisations: (args: string) => `organisations(${args}) { ${page} }`,
  agreements: (args: string) => `agreements(${args}) { ${page} }`,
  parties: (args: string, id = 'x') => `agreement(id: "agreement/${id}") { parties(${args}) { ${page} } }`,
  partners: (args: string, id = 'a') => `organisation(id: "org/${id}") { partners(${args}) { ${page} } }`,
  common: (args: string, ids = '"org/a", "org/b"') => `commonPartners(ids: [${ids}], ${args}) { ${page} }`,
};

async function cursorOf(list: string, by = ask): Promise<string> {
  const { data, errors } = await by(`{ ${list} }`);
  expect(errors).toEqual([]);
  return pageOf(data).pageInfo.endCursor;
}

describe('a cursor belongs to one list', () => {
  const after = (cursor: string) => `first: 1, after: "${cursor}"`;
  it.each<[string, string, (cursor: string) => string, string]>([
    [
      'of organisations in agreements',
      lists.organisations('first: 1'),
      (cursor) => lists.agreements(after(cursor)),
      'another list',
    ],
    [
      'of organisations in the parties of an agreement',
      lists.organisations('first: 1'),
      (cursor) => lists.parties(after(cursor)),
      'another list',
    ],
    [
      "of another agreement's parties",
      lists.parties('first: 1'),
      (cursor) => lists.parties(after(cursor), 'y'),
      'a list of another entity',
    ],
    [
      "of another organisation's partners",
      lists.partners('first: 1'),
      (cursor) => lists.partners(after(cursor), 'b'),
      'a list of another entity',
    ],
    [
      'of partners in partners in common',
      lists.partners('first: 1'),
      (cursor) => lists.common(after(cursor)),
      'another list',
    ],
    [
      'of partners that others have in common',
      lists.common('first: 1'),
      (cursor) => lists.common(after(cursor), '"org/a", "org/c"'),
      'a list under other conditions',
    ],
    [
      'of partners of all kinds',
      lists.partners('first: 1'),
      (cursor) => lists.partners(`${after(cursor)}, kinds: [AGREEMENT]`),
      'a list under other conditions',
    ],
    [
      'of another filter',
      lists.organisations('first: 1, where: { kind: { eq: COMPANY } }'),
      (cursor) => lists.organisations(`${after(cursor)}, where: { kind: { eq: MEDIA } }`),
      'a list under other conditions',
    ],
    [
      'of another filter on the fact',
      lists.parties('first: 1, where: { edge: { status: { eq: ACTIVE } } }'),
      (cursor) => lists.parties(after(cursor)),
      'a list under other conditions',
    ],
    [
      'of another order',
      lists.parties('first: 1, orderBy: [NAME_ASC]'),
      (cursor) => lists.parties(`${after(cursor)}, orderBy: [NAME_DESC]`),
      'a list in another order',
    ],
  ])('%s is refused', async (_what, given, used, belongs) => {
    const { data, errors } = await ask(`{ ${used(await cursorOf(given))} }`);
    expect(errors).toEqual([`after: this cursor belongs to ${belongs}.`]);
    expect(JSON.stringify(data)).not.toContain('nodes');
  });

  it('but not to one size of page, spelling of the conditions, or set of fields', async () => {
    const cursor = await cursorOf(
      lists.parties('first: 1, where: { node: { kind: { eq: COMPANY }, id: {} }, edge: null }'),
    );
    const { data, errors } = await ask(
      `query ($w: OrganisationPartyToWhere, $after: String) { agreement(id: "agreement/x") {
        parties(first: 2, after: $after, where: $w) { totalCount edges { role node { name } } ${page} } } }`,
      { after: cursor, w: { node: { id: {}, kind: { eq: 'COMPANY' } } } },
    );
    expect(errors).toEqual([]);
    expect(pageOf(data).nodes).toEqual([{ id: 'org/b' }, { id: 'org/c' }]);
    const kinds = await cursorOf(lists.partners('first: 1, kinds: [CENTRE, AGREEMENT]'));
    const partners = await ask(`{ ${lists.partners(`${after(kinds)}, kinds: [AGREEMENT, CENTRE]`)} }`);
    expect(pageOf(partners.data).nodes).toEqual([{ id: 'org/c' }]);
  });

  it('and keeps the day on which its walk began', async () => {
    const day = (cursor: string) =>
      (JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]).at(-1);
    const first = await cursorOf(lists.organisations('first: 1'));
    const second = await cursorOf(lists.organisations(after(first)), tomorrow);
    expect([day(first), day(second)]).toEqual([20251130, 20251130]);
    expect(day(await cursorOf(lists.organisations('first: 1'), tomorrow))).toBe(20251201);
  });
});

describe('every list is read from one end at a time', () => {
  it.each([
    ['organisations', lists.organisations],
    ['parties', lists.parties],
    ['partners', lists.partners],
    ['partners in common', lists.common],
    ['seeds', (args: string) => `seeds(${args}) { pageInfo { endCursor } }`],
    ['changes', (args: string) => `changes(sinceRevision: 0, ${args}) { pageInfo { endCursor } }`],
    [
      'what a person is quoted as saying',
      (args: string) => `official(id: "official/o") { statements(${args}) { pageInfo { endCursor } } }`,
    ],
  ])('%s', async (_, list) => {
    const errorsOf = async (args: string) => (await ask(`{ ${list(args)} }`)).errors;
    expect(await errorsOf('first: 1, last: 1')).toEqual(['last: give `first` or `last`, not both.']);
    expect(await errorsOf('first: 1, before: "x"')).toEqual(['before: goes with `last`, not with `first`.']);
    expect(await errorsOf('last: 1, after: "x"')).toEqual(['after: goes with `first`, not with `last`.']);
    expect(await errorsOf('last: 1, before: "x"')).toEqual(['before: this is not a cursor.']);
    expect(await errorsOf('last: -1')).toEqual(['last: must be from 1 to 100, got -1.']);
    expect(await errorsOf('last: 101')).toEqual(['last: must be from 1 to 100, got 101.']);
    expect(await errorsOf('last: 1, first: null, after: null')).toEqual([]);
  });
});

describe('lists in the order of texts of 100 kB', () => {
  it.each([
    ['organisations, ascending', lists.organisations, 'SUMMARY_ASC', 'abcd'],
    ['organisations, descending', lists.organisations, 'SUMMARY_DESC', 'dcba'],
    ['parties by the text of the node', lists.parties, 'SUMMARY_ASC', 'abcd'],
    ['parties by the text of the fact', lists.parties, 'EDGE_ROLE_DESC', 'dcba'],
  ])('%s: cursors are short, and pages hold everything once', async (_what, list, order, expected) => {
    const walked: string[] = [];
    for (let after = ''; ;) {
      const { data, errors } = await ask(`{ ${list(`first: 1, orderBy: [${order}]${after}`)} }`);
      expect(errors).toEqual([]);
      const { nodes, pageInfo } = pageOf(data);
      walked.push(...nodes.map(({ id }) => id.slice('org/'.length)));
      expect(pageInfo.endCursor.length).toBeLessThan(1_200);
      if (!pageInfo.hasNextPage) break;
      after = `, after: "${pageInfo.endCursor}"`;
    }
    // By id: they begin alike.
    expect(walked.join('')).toBe(expected);
  });

  it('take eight orders at most', async () => {
    const eight = ['NAME', 'NAME_EN', 'NAME_ZH_HANT', 'NAME_ZH_HANS', 'STATUS', 'SUMMARY', 'NOTE', 'KIND'];
    const ordered = (orders: readonly string[]) =>
      ask(`{ ${lists.organisations(`first: 1, orderBy: [${orders.map((o) => `${o}_ASC`).join()}]`)} }`);
    const { data, errors } = await ordered([...eight, 'NAME']);
    expect(errors).toEqual([]);
    expect(pageOf(data).pageInfo.endCursor.length).toBeLessThan(longestCursor);
    expect((await ordered([...eight, 'ID'])).errors).toEqual(['orderBy: takes 8 orders at most, got 9.']);
  });
});
