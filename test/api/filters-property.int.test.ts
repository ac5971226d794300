/** Whatever is stated and whatever is asked: a list under a condition is what a plain filter in memory leaves of all. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Graph } from '../../src/graph/graph.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { dated } from '../support/dates.js';
import { writeFacts, type Properties } from '../support/facts.js';
import { plainly, type Edge, type Thing, type Where } from '../support/filter.js';
import { realOntology } from '../support/ontology.js';
import { emptyGraph } from '../support/seeds.js';

/** For a long run by hand: `FILTER_GRAPHS=1000`. */
const graphs = Number(process.env.FILTER_GRAPHS ?? 25);
const filters = 40;

let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = openTestGraph();
  ask = asker(graph);
  await writeFacts(graph, realOntology, { nodes: {} });
});
afterAll(async () => {
  await emptyGraph(graph);
  await graph.close();
});

const sizes = { organisations: 5, agreements: 4 };
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const text = fc.constantFrom('a', 'A', 'ab', 'Bß', 'ＡＢ', 'bss', 'ς', 'Σα', '');
const edtf = fc.constantFrom(
  ...[
    '1990',
    '1990-05',
    '1990-05-07',
    '1990~',
    '../1990-05',
    '1990-06/..',
    '1989/1991',
    '[1989,1991-02]',
    'XXXX-05',
  ],
);
const entries = fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 });
const sources = fc.uniqueArray(fc.constantFrom('e/1', 'e/2', 'e/3'), { maxLength: 3 });

const organisation = fc.record({
  summary: maybe(text),
  aliases: maybe(entries),
  foundedOn: maybe(edtf),
  evidence: maybe(sources),
});
const agreement = fc.record({ scope: maybe(entries), signedOn: maybe(edtf), note: maybe(text) });
const fact = fc.record({
  from: fc.nat({ max: sizes.organisations - 1 }),
  to: fc.nat({ max: sizes.agreements - 1 }),
  properties: fc.record({ role: maybe(text), validFrom: maybe(edtf), inferred: maybe(entries) }),
});
const world = fc.record({
  organisations: fc.array(organisation, { minLength: sizes.organisations, maxLength: sizes.organisations }),
  agreements: fc.array(agreement, { minLength: sizes.agreements, maxLength: sizes.agreements }),
  facts: fc.uniqueArray(fact, { maxLength: 9, selector: ({ from, to }) => `${from} ${to}` }),
});
/** Graphs that nothing joins, in one database: most of the time is the planning of filters, whatever they look at. */
const beside = 5;
const worlds = fc.array(world, { minLength: beside, maxLength: beside }).map((all) => ({
  organisations: all.flatMap(({ organisations }) => organisations),
  agreements: all.flatMap(({ agreements }) => agreements),
  facts: all.flatMap(({ facts }, index) =>
    facts.map(({ from, to, properties }) => ({
      from: index * sizes.organisations + from,
      to: index * sizes.agreements + to,
      properties,
    })),
  ),
}));

const texts = fc.oneof(
  fc.record({ eq: fc.option(text) }),
  fc.record({ in: fc.array(text, { maxLength: 2 }) }),
  fc.record({ contains: text }),
  fc.record({ startsWith: text }),
  fc.record({ startsWith: fc.constant(null), contains: text }),
);
const lists = fc.oneof(
  fc.record({ has: fc.constantFrom('x', 'y') }),
  fc.record({ hasAny: entries }),
  fc.record({ hasAll: entries }),
  fc.record({ isEmpty: fc.boolean() }),
);
const certainty = fc.constantFrom(undefined, 'POSSIBLY', 'SURELY');
const dates = fc.oneof(
  fc.record({ before: fc.constantFrom('1990', '1990-05', '1991'), certainty }),
  fc.record({ after: fc.constantFrom('1989', '1990-05', '1990-05-06'), certainty }),
  fc.record({ on: fc.constantFrom('1990-05-07', '1990-06-01'), certainty }),
  fc.record({ during: fc.constantFrom('1990', '1990-05', '1990-05/..', '../1990-06'), certainty }),
  fc.record({ known: fc.boolean() }),
  fc.record({ eq: fc.option(edtf) }),
);
const number = fc.nat({ max: 3 });
const counts = fc.oneof(
  ...(['eq', 'lt', 'lte', 'gt', 'gte'] as const).map((name) => number.map((value) => ({ [name]: value }))),
);

/** Few levels, as the number of forms grows with them. */
const { orgs } = fc.letrec<Record<'orgs' | 'agreements' | 'edges' | 'parties' | 'ofOrgs', Where>>((tie) => {
  const combined = (inner: fc.Arbitrary<Where>): fc.Arbitrary<Where>[] => [
    fc.record({ NOT: inner }),
    fc.record({ AND: fc.array(inner, { maxLength: 2 }) }),
    fc.record({ OR: fc.array(inner, { maxLength: 2 }) }),
  ];
  const related = (inner: fc.Arbitrary<Where>): fc.Arbitrary<Where> =>
    fc.oneof(
      ...['some', 'all', 'none'].map((name) => inner.map((value) => ({ [name]: value }))),
      fc.record({ count: counts }),
    );
  const options = { maxDepth: 4, depthIdentifier: 'where' };
  const id = (prefix: string, size: number) =>
    fc.record({ eq: fc.nat({ max: beside * size - 1 }).map((n) => `${prefix}/${n}`) });
  return {
    orgs: fc.oneof(
      options,
      fc.record({ summary: texts }),
      fc.record({ aliases: lists }),
      fc.record({ foundedOn: dates }),
      fc.record({ sources: counts }),
      fc.record({ id: id('org', sizes.organisations), foundedOn: dates }),
      ...combined(tie('orgs')),
      fc.record({ agreements: related(tie('ofOrgs')) }),
    ),
    agreements: fc.oneof(
      options,
      fc.record({ scope: lists }),
      fc.record({ signedOn: dates, note: texts }),
      fc.record({ id: id('agreement', sizes.agreements) }),
      ...combined(tie('agreements')),
      fc.record({ parties: related(tie('parties')) }),
    ),
    edges: fc.oneof(
      options,
      fc.record({ role: texts }),
      fc.record({ validFrom: dates }),
      fc.record({ inferred: lists }),
      ...combined(tie('edges')),
    ),
    parties: fc.oneof(
      options,
      fc.record({ node: tie('orgs') }),
      fc.record({ edge: tie('edges') }),
      fc.record({ node: tie('orgs'), edge: tie('edges') }),
      ...combined(tie('parties')),
    ),
    ofOrgs: fc.oneof(
      options,
      fc.record({ node: tie('agreements') }),
      fc.record({ edge: tie('edges') }),
      fc.record({ node: tie('agreements'), edge: tie('edges') }),
      ...combined(tie('ofOrgs')),
    ),
  };
});

const sourceOf: Readonly<Record<string, string>> = {
  'e/1': 'source/1',
  'e/2': 'source/1',
  'e/3': 'source/2',
};

/** What the graph holds of values: those that are given, dates with their days. */
const stored = (values: object): Properties =>
  Object.assign(
    {},
    ...Object.entries(values).map(([name, value]: [string, unknown]) =>
      value === undefined
        ? {}
        : /On$|^validFrom$/.test(name)
          ? dated(name, value as string)
          : { [name]: value },
    ),
  ) as Properties;

async function write(world: typeof worlds extends fc.Arbitrary<infer W> ? W : never): Promise<Thing[]> {
  const nodes = [
    ...world.organisations.map((values, n) => ({ id: `org/${n}`, values: { kind: 'COMPANY', ...values } })),
    ...world.agreements.map((values, n) => ({
      id: `agreement/${n}`,
      values: { kind: 'CONTRACT', status: 'ACTIVE', ...values },
    })),
  ];
  const facts = world.facts.map(({ from, to, properties }) => ({
    from: `org/${from}`,
    to: `agreement/${to}`,
    properties: { ...stored(properties), factId: `fact/${from}-${to}` },
  }));
  await graph.write(async (transaction) => {
    await transaction.run('MATCH (n) WHERE NOT n:Ledger DETACH DELETE n');
    for (const [label, prefix] of [
      ['Organisation', 'org'],
      ['Agreement', 'agreement'],
    ] as const) {
      const rows = nodes
        .filter(({ id }) => id.startsWith(`${prefix}/`))
        .map(({ id, values }) => ({ ...stored(values), id, name: id }));
      await transaction.run(`UNWIND $rows AS row CREATE (n:${label}) SET n = row`, { rows });
    }
    await transaction.run(
      'UNWIND $facts AS row MATCH (a:Organisation {id: row.from}), (b:Agreement {id: row.to}) CREATE (a)-[r:PARTY_TO]->(b) SET r = row.properties',
      { facts },
    );
    await transaction.run('UNWIND $rows AS row CREATE (e:Evidence {id: row[0], source: row[1]})', {
      rows: Object.entries(sourceOf),
    });
  }, 30_000);
  const things = new Map(
    nodes.map(({ id, values }) => [id, { id, values, fields: new Map<string, Edge[]>() }]),
  );
  for (const { from, to, properties } of world.facts) {
    const [org, deal] = [things.get(`org/${from}`), things.get(`agreement/${to}`)];
    if (!org || !deal) continue;
    const add = (at: typeof org, field: string, node: typeof org) =>
      at.fields.set(field, [...(at.fields.get(field) ?? []), { node, values: properties }]);
    add(org, 'agreements', deal);
    add(deal, 'parties', org);
  }
  return [...things.values()];
}

const answer = z.record(z.string(), z.object({ nodes: z.array(z.object({ id: z.string() })) }));

/** Ids under each condition, by id, from one operation: the database plans two statements at a time, and most of the time is that. */
async function found(asked: readonly Where[]): Promise<string[][]> {
  const declared = asked.map((_, n) => `$w${n}: OrganisationWhere`).join(' ');
  const lists = asked.map((_, n) => `a${n}: organisations(first: 100, where: $w${n}) { nodes { id } }`);
  const variables = Object.fromEntries(asked.map((where, n) => [`w${n}`, where]));
  const { data, errors } = await ask(`query (${declared}) { ${lists.join(' ')} }`, variables);
  expect(errors).toEqual([]);
  return Object.values(answer.parse(data)).map(({ nodes }) => nodes.map(({ id }) => id));
}

/** Few enough to have their connections within the time that these may take. */
const together = 8;

it(
  `finds what a plain filter finds, in ${graphs} graphs under ${filters} filters each`,
  { timeout: 3_600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        worlds,
        fc.array(orgs, { minLength: filters, maxLength: filters }),
        async (world, asked) => {
          const things = await write(world);
          for (let begin = 0; begin < filters; begin += together) {
            const some = asked.slice(begin, begin + together);
            const ids = await found(some);
            for (const [index, where] of some.entries()) {
              const is = plainly(where, sourceOf);
              const wanted = things.filter((thing) => thing.id.startsWith('org/') && is(thing));
              expect(ids[index], JSON.stringify(where)).toEqual(wanted.map(({ id }) => id).sort());
            }
          }
        },
      ),
      { numRuns: Math.ceil(graphs / beside), endOnFailure: true },
    );
  },
);
