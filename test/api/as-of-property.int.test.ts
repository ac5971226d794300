/** Whatever is stated and whatever day is asked about: lists, conditions, counts and partners are those of a plain evaluation. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { parsePartialDate } from '../../src/dates/partial-date.js';
import type { Graph } from '../../src/graph/graph.js';
import { holdingOf } from '../../src/seed/load/derive/holding.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { dated } from '../support/dates.js';
import { writeFacts, type Properties } from '../support/facts.js';
import {
  holds,
  isTie,
  statusOfAgreement,
  statusOfParty,
  type Agreement,
  type Dates,
  type Party,
} from '../support/on-day.js';
import { realOntology } from '../support/ontology.js';
import { emptyGraph } from '../support/seeds.js';

/** For a long run by hand: `DAY_GRAPHS=1000`. */
const runs = Number(process.env.DAY_GRAPHS ?? 12);
/** Graphs that nothing joins, in one database. */
const beside = 6;
const [organisations, agreements] = [4, 3];

let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = openTestGraph();
  ask = asker(graph, undefined, undefined, 20260101);
  await writeFacts(graph, realOntology, { nodes: {} });
});
afterAll(async () => {
  await emptyGraph(graph);
  await graph.close();
});

const edtf = fc.constantFrom(
  ...['1990', '199X', '1990-05', '1990-05-07', '1990-06~', '1991?', '../1990-05', '1990-06/..'],
  ...['1989/1991', '[1989,1991-02]', '[1990-05-01..1990-05-20]', '/1991', 'XXXX-05', '1992-01-01'],
);
const dates = (...names: string[]): fc.Arbitrary<Dates> =>
  fc
    .record(Object.fromEntries(names.map((name) => [name, fc.option(edtf, { nil: undefined, freq: 2 })])))
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, date]) => date !== undefined)));
const status = fc.constantFrom('ACTIVE', 'ENDED', 'PLANNED', 'UNKNOWN', 'WITHDRAWN');
const party = fc.record({
  org: fc.nat({ max: organisations - 1 }),
  agreement: fc.nat({ max: agreements - 1 }),
  dates: fc.oneof(
    dates('validFrom'),
    dates('validTo'),
    dates('signedOn', 'leftOn', 'validTo'),
    dates('inForceOn', 'validTo'),
  ),
  status: fc.option(status, { nil: undefined, freq: 2 }),
  published: fc.uniqueArray(fc.constantFrom('1988', '1990-05', '1990-05-08', '../1991', '1995-01'), {
    maxLength: 2,
  }),
});
const agreement = fc.record({ dates: dates('signedOn', 'inForceOn', 'endedOn'), status });
const world = fc.record({
  agreements: fc.array(agreement, { minLength: agreements, maxLength: agreements }),
  parties: fc.uniqueArray(party, { maxLength: 7, selector: ({ org, agreement: to }) => `${org} ${to}` }),
});
const asked = fc.record({
  day: fc.constantFrom(
    ...[
      '1985-01-01',
      '1988-12-31',
      '1989-01-01',
      '1989-12-31',
      '1990-04-30',
      '1990-05-01',
      '1990-05-07',
      '1990-05-08',
    ],
    ...[
      '1990-05-20',
      '1990-05-31',
      '1990-06-30',
      '1990-12-31',
      '1991-02-28',
      '1992-01-01',
      '1995-01-01',
      '2001-01-01',
    ],
  ),
  status,
  number: fc.nat({ max: 3 }),
});

/** Ids are those of the whole database. */
function joined(worlds: readonly (typeof world extends fc.Arbitrary<infer W> ? W : never)[]) {
  const deals = new Map<string, Agreement>();
  const parties: Party[] = [];
  for (const [w, { agreements: own, parties: of }] of worlds.entries()) {
    for (const [n, deal] of own.entries()) deals.set(`agreement/${w}-${n}`, deal);
    for (const one of of)
      parties.push({ ...one, org: `org/${w}-${one.org}`, agreement: `agreement/${w}-${one.agreement}` });
  }
  const orgs = worlds.flatMap((_, w) => Array.from({ length: organisations }, (__, n) => `org/${w}-${n}`));
  return { deals, parties, orgs };
}
type World = ReturnType<typeof joined>;

const stored = (all: Dates): Properties =>
  Object.assign({}, ...Object.entries(all).map(([name, date]) => dated(name, date ?? ''))) as Properties;

const partyTo = realOntology.relationships.get('PARTY_TO');

async function write({ deals, parties, orgs }: World): Promise<void> {
  const toldOn = (date: string) => parsePartialDate(date).earliest ?? undefined;
  await graph.write(async (transaction) => {
    await transaction.run('MATCH (n) WHERE NOT n:Ledger DETACH DELETE n');
    await transaction.run(
      "UNWIND $ids AS id CREATE (n:Organisation {id: id, name: id, sortName: id, kind: 'COMPANY'})",
      { ids: orgs },
    );
    await transaction.run('UNWIND $rows AS row CREATE (n:Agreement) SET n = row', {
      rows: [...deals].map(([id, { dates: own, status: said }]) => ({
        ...stored(own),
        ...{ id, name: id, sortName: id, kind: 'CONTRACT', status: said },
      })),
    });
    await transaction.run(
      'UNWIND $rows AS row MATCH (a:Organisation {id: row.org}), (b:Agreement {id: row.agreement}) CREATE (a)-[r:PARTY_TO]->(b) SET r = row.properties',
      {
        rows: parties.map(({ org, agreement: to, dates: own, status: said, published }) => {
          if (!partyTo) throw new Error('The ontology has no parties.');
          const stating = { ...own, ...(said && { status: said }), evidence: [...published] };
          const properties = {
            ...stored(own),
            ...(said && { status: said }),
            ...{ evidence: [...published], factId: `fact/${org}-${to}` },
            ...holdingOf(partyTo, stating, toldOn),
          };
          return { org, agreement: to, properties };
        }),
      },
    );
  }, 30_000);
}

const document = `query ($day: Date!, $status: FactStatus!, $number: Int!) {
  organisations(first: 100, asOf: $day, orderBy: [AGREEMENTS_COUNT_DESC]) {
    totalCount
    nodes {
      id
      agreements(first: 100, asOf: $day) { totalCount edges { status node { id status(asOf: $day) } } }
      partners(first: 100, asOf: $day) { totalCount edges { node { id } ties(first: 100) { via { id } } } }
      partnersCount(asOf: $day)
      facts(first: 100, asOf: $day, where: { relationshipType: { eq: PARTY_TO } }) { totalCount nodes { objectId status(asOf: $day) } }
    }
  }
  some: organisations(first: 100, asOf: $day, where: { agreements: { some: { node: { status: { eq: $status } } } } }) { totalCount nodes { id } }
  none: organisations(first: 100, asOf: $day, where: { agreements: { none: { edge: { status: { eq: $status } } } } }) { totalCount nodes { id } }
  every: organisations(first: 100, asOf: $day, where: { agreements: { all: { edge: { status: { in: [$status, ACTIVE] } } } } }) { totalCount nodes { id } }
  count: organisations(first: 100, asOf: $day, where: { agreements: { count: { eq: $number } } }) { totalCount nodes { id } }
  deep: agreements(first: 100, asOf: $day, where: { status: { eq: $status }, parties: { some: { node: { agreements: { count: { gte: $number } } } } } }) { totalCount nodes { id } }
}`;

const ids = z.object({ totalCount: z.number(), nodes: z.array(z.object({ id: z.string() })) });
const node = z.object({ id: z.string() });
const shape = z.object({
  organisations: z.object({
    totalCount: z.number(),
    nodes: z.array(
      z.object({
        id: z.string(),
        agreements: z.object({
          totalCount: z.number(),
          edges: z.array(z.object({ status: z.string(), node: node.extend({ status: z.string() }) })),
        }),
        partners: z.object({
          totalCount: z.number(),
          edges: z.array(z.object({ node, ties: z.array(z.object({ via: node })) })),
        }),
        partnersCount: z.number(),
        facts: z.object({
          totalCount: z.number(),
          nodes: z.array(z.object({ objectId: z.string(), status: z.string() })),
        }),
      }),
    ),
  }),
  ...{ some: ids, none: ids, every: ids, count: ids, deep: ids },
});

function plainly(
  { deals, parties, orgs }: World,
  { day, status: wanted, number }: { day: number; status: string; number: number },
) {
  const there = parties.filter((one) => holds(one, day));
  const of = (org: string) => there.filter((one) => one.org === org);
  const deal = (id: string) => deals.get(id) ?? { dates: {}, status: 'ACTIVE' as const };
  const standing = (id: string) => statusOfAgreement(deal(id), day);
  const list = (found: readonly string[]) => ({
    totalCount: found.length,
    nodes: [...found].sort().map((id) => ({ id })),
  });
  const byCount = [...orgs].sort((a, b) => of(b).length - of(a).length || (a < b ? 1 : -1));
  return {
    organisations: {
      totalCount: orgs.length,
      nodes: byCount.map((id) => {
        const own = of(id).sort((a, b) => (a.agreement < b.agreement ? -1 : 1));
        const ties = parties
          .filter((one) => one.org === id)
          .flatMap((one) =>
            parties
              .filter(({ org, agreement: via }) => org !== id && via === one.agreement)
              .filter((other) => isTie(one, other, deal(one.agreement), day))
              .map(({ org }) => [org, one.agreement] as const),
          );
        const partners = [...new Set(ties.map(([org]) => org))].sort();
        return {
          id,
          agreements: own.map((one) =>
            [one.agreement, statusOfParty(one, day), standing(one.agreement)].join(' '),
          ),
          partners: partners.map((org) =>
            [
              org,
              ...ties
                .filter(([to]) => to === org)
                .map(([, via]) => via)
                .sort(),
            ].join(' '),
          ),
          facts: own.map((one) => [one.agreement, statusOfParty(one, day)].join(' ')),
        };
      }),
    },
    some: list(orgs.filter((id) => of(id).some((one) => standing(one.agreement) === wanted))),
    none: list(orgs.filter((id) => !of(id).some((one) => statusOfParty(one, day) === wanted))),
    every: list(
      orgs.filter((id) => of(id).every((one) => [wanted, 'ACTIVE'].includes(statusOfParty(one, day) ?? ''))),
    ),
    count: list(orgs.filter((id) => of(id).length === number)),
    deep: list(
      [...deals.keys()].filter(
        (id) =>
          standing(id) === wanted &&
          there.some((one) => one.agreement === id && of(one.org).length >= number),
      ),
    ),
  };
}

async function answered(given: { day: string; status: string; number: number }) {
  const { data, errors } = await ask(document, given);
  expect(errors).toEqual([]);
  const { organisations: all, ...lists } = shape.parse(data);
  for (const { agreements: own, partners, partnersCount, facts } of all.nodes) {
    expect(own.totalCount).toBe(own.edges.length);
    expect([partners.totalCount, partnersCount]).toEqual([partners.edges.length, partners.edges.length]);
    expect(facts.totalCount).toBe(facts.nodes.length);
  }
  return {
    organisations: {
      totalCount: all.totalCount,
      nodes: all.nodes.map(({ id, agreements: own, partners, facts }) => ({
        id,
        agreements: own.edges.map((edge) => [edge.node.id, edge.status, edge.node.status].join(' ')),
        partners: partners.edges
          .map(({ node: { id: org }, ties }) => [org, ...ties.map(({ via }) => via.id).sort()].join(' '))
          .sort(),
        facts: facts.nodes.map(({ objectId, status: said }) => `${objectId} ${said}`).sort(),
      })),
    },
    ...lists,
  };
}

it(
  `answers as a plain evaluation does, in ${runs * beside} graphs on random days`,
  { timeout: 3_600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(world, { minLength: beside, maxLength: beside }),
        fc.array(asked, { minLength: 4, maxLength: 4 }),
        async (worlds, questions) => {
          const all = joined(worlds);
          await write(all);
          for (const given of questions) {
            const day = Number(given.day.replaceAll('-', ''));
            expect(await answered(given), JSON.stringify(given)).toEqual(plainly(all, { ...given, day }));
          }
        },
      ),
      { numRuns: runs, endOnFailure: true },
    );
  },
);
