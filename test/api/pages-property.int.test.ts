/** Walks through random lists in random orders, from both ends: together the pages are the list as it is sorted here. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { writeFacts, type Facts, type Properties } from '../support/facts.js';
import { realOntology } from '../support/ontology.js';

const organisations = Array.from({ length: 24 }, (_, n) => `org/${String(n).padStart(2, '0')}`);
const agreements = ['agreement/x', 'agreement/y', 'agreement/z'];
const parties = 'agreement/x';

/** Few values, and none at all: ties and nulls everywhere. */
const some = <T>(...values: readonly T[]) => fc.constantFrom(undefined, ...values);
const organisation = fc.record({
  kind: some('COMPANY', 'MEDIA', 'UNIVERSITY'),
  sortName: fc.constantFrom('a', 'b', 'c'),
  foundedOnEarliest: some(19900101n, 20000101n),
  summary: some('s', 't', 'u'),
});
const party = fc.record({ role: some('lead', 'member'), validFromEarliest: some(20200101n, 20210101n) });

const given = (properties: Readonly<Record<string, Properties[string] | undefined>>): Properties =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

type Entry = Readonly<Record<string, string | number | bigint | undefined>> & { readonly id: string };

/** The orders by the key that they sort by, and whether what is absent counts as a value. */
const nodeOrders = {
  ID: 'id',
  NAME: 'sortName',
  KIND: 'kind',
  FOUNDED_ON: 'foundedOnEarliest',
  SUMMARY: 'summary',
  AGREEMENTS_COUNT: 'agreements',
};
const edgeOrders = { EDGE_ROLE: 'role', EDGE_VALID_FROM: 'validFromEarliest' };

interface Order {
  readonly name: string;
  readonly descending: boolean;
}

function sorted(entries: readonly Entry[], orders: readonly Order[], keys: Record<string, string>): string[] {
  const byId = orders.at(-1)?.descending === true;
  const compare = (a: Entry, b: Entry): number => {
    for (const { name, descending } of [...orders, { name: 'ID', descending: byId }]) {
      const [left = null, right = null] = [a[keys[name] ?? ''], b[keys[name] ?? '']];
      if (left === right) continue;
      if (left === null || right === null) return left === null ? 1 : -1;
      return left < right !== descending ? -1 : 1;
    }
    return 0;
  };
  return [...entries].sort(compare).map(({ id }) => id);
}

const graphs = fc.record({
  nodes: fc.array(organisation, { minLength: organisations.length, maxLength: organisations.length }),
  facts: fc.array(party, { minLength: organisations.length, maxLength: organisations.length }),
  others: fc.uniqueArray(
    fc.tuple(fc.constantFrom(...organisations), fc.constantFrom(...agreements.slice(1))),
    { selector: String, maxLength: 20 },
  ),
});

const ordersOf = (names: readonly string[]) =>
  fc.uniqueArray(fc.record({ name: fc.constantFrom(...names), descending: fc.boolean() }), {
    selector: ({ name }) => name,
    maxLength: 3,
  });

interface Page {
  readonly nodes: ReadonlyArray<{ readonly id: string }>;
  readonly totalCount: number;
  readonly pageInfo: {
    readonly startCursor: string | null;
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
  };
}

let graph: Graph;
let ask: Ask;
beforeAll(() => {
  graph = openTestGraph();
  ask = asker(graph, realOntology, undefined, 20251130);
});
afterAll(() => graph.close());

async function pageOf(list: (args: string) => string, args: string): Promise<Page> {
  const fields = 'nodes { id } totalCount pageInfo { startCursor endCursor hasNextPage hasPreviousPage }';
  const { data, errors } = await ask(`{ ${list(args).replace('…', fields)} }`);
  expect(errors).toEqual([]);
  const find = (value: unknown): Page => {
    const [inner] = Object.values(value as Record<string, unknown>);
    return typeof inner === 'object' && inner !== null && 'pageInfo' in inner ? (inner as Page) : find(inner);
  };
  return find(data);
}

/** All ids in the order of the list, from pages of one size. */
async function walk(list: (args: string) => string, order: string, size: number, backwards: boolean) {
  const walked: string[] = [];
  for (let from = ''; ;) {
    const page = await pageOf(list, `${backwards ? 'last' : 'first'}: ${size}${from}${order}`);
    const ids = page.nodes.map(({ id }) => id);
    if (backwards) walked.unshift(...ids);
    else walked.push(...ids);
    const { startCursor, endCursor, hasNextPage, hasPreviousPage } = page.pageInfo;
    // The side that it comes from has entries, unless it begins there.
    expect(backwards ? hasNextPage : hasPreviousPage).toBe(from !== '');
    if (!(backwards ? hasPreviousPage : hasNextPage)) return { walked, total: page.totalCount };
    from = backwards ? `, before: "${startCursor ?? ''}"` : `, after: "${endCursor ?? ''}"`;
  }
}

const orderText = (orders: readonly Order[]): string =>
  orders.length === 0
    ? ''
    : `, orderBy: [${orders.map((o) => `${o.name}_${o.descending ? 'DESC' : 'ASC'}`).join()}]`;

describe('pages from both ends are the whole list, each entry once', () => {
  const runs = 3;
  it('of organisations, and of the parties of an agreement', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        graphs,
        fc.array(ordersOf(Object.keys(nodeOrders)), { minLength: 4, maxLength: 4 }),
        fc.array(ordersOf(Object.keys({ ...nodeOrders, ...edgeOrders })), { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 5, max: 11 }),
        async ({ nodes, facts, others }, ofOrganisations, ofParties, size) => {
          const written: Facts = {
            nodes: {
              ...Object.fromEntries(organisations.map((id, n) => [id, given(nodes[n] ?? {})])),
              ...Object.fromEntries(agreements.map((id) => [id, { kind: 'CONTRACT', status: 'ACTIVE' }])),
            },
            facts: [
              ...organisations.map((id, n) => [id, 'PARTY_TO', parties, given(facts[n] ?? {})] as const),
              ...others.map(([id, agreement]) => [id, 'PARTY_TO', agreement] as const),
            ],
          };
          await writeFacts(graph, realOntology, written);
          const entries = organisations.map((id, n): Entry => ({
            id,
            agreements: 1 + others.filter(([party]) => party === id).length,
            ...(nodes[n] ?? {}),
            ...(facts[n] ?? {}),
          }));
          const lists = [
            ...ofOrganisations.map((orders) => ({
              list: (args: string) => `organisations(${args}) { … }`,
              orders,
            })),
            ...ofParties.map((orders) => ({
              list: (args: string) => `agreement(id: "${parties}") { parties(${args}) { … } }`,
              orders,
            })),
          ];
          for (const { list, orders } of lists) {
            const expected = sorted(entries, orders, { ...nodeOrders, ...edgeOrders });
            for (const backwards of [false, true])
              expect(await walk(list, orderText(orders), size, backwards)).toEqual({
                walked: expected,
                total: expected.length,
              });
          }
        },
      ),
      { numRuns: runs, seed: 21, endOnFailure: true },
    );
  });
});
