/** Whatever is stated and whatever SAME_AS joins: a group counts what its conditions open, and all groups together open all. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Graph } from '../../src/graph/graph.js';
import { groupBy } from '../../src/seed/load/elements/group-by.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { dated } from '../support/dates.js';
import { writeFacts, type Properties } from '../support/facts.js';
import { realOntology } from '../support/ontology.js';
import { emptyGraph } from '../support/seeds.js';

/** For a long run by hand: `GROUP_GRAPHS=500`. */
const graphs = Number(process.env.GROUP_GRAPHS ?? 6);

let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = openTestGraph();
  ask = asker(graph, realOntology, undefined, 19_910_101);
  await writeFacts(graph, realOntology, { nodes: {} });
});
afterAll(async () => {
  await emptyGraph(graph);
  await graph.close();
});

const some = (type: string, count: number) => fc.nat({ max: count - 1 }).map((i) => `${type}/${i}`);
const counts = { org: 6, agreement: 3, place: 4, topic: 2, centre: 1 } as const;
const labels = {
  org: 'Organisation',
  agreement: 'Agreement',
  place: 'Place',
  topic: 'Topic',
  centre: 'Centre',
} as const;
const kinds: Readonly<Partial<Record<string, string>>> = { org: 'COMPANY', agreement: 'CONTRACT' };
type Prefix = keyof typeof counts;
const prefixes = Object.keys(counts) as Prefix[];
/** The first of each more often: its lists are looked at. */
const id = (prefix: Prefix) =>
  fc.oneof(fc.constant(`${prefix}/0`), { weight: 2, arbitrary: some(prefix, counts[prefix]) });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const edtf = fc.constantFrom(
  '1990',
  '1990-05',
  '199X',
  '../1990-05',
  '1989-12/..',
  '1989/1991',
  'XXXX-05',
  '0001',
  '9999-12',
);
const seed = fc.integer({ min: 0, max: 3 });
const evidence = maybe(fc.uniqueArray(fc.constantFrom('e/1', 'e/2', 'e/3'), { maxLength: 3 }));
const status = maybe(fc.constantFrom('PLANNED', 'ACTIVE', 'ACTIVE', 'WITHDRAWN'));
const node = fc.record({
  isOther: fc.boolean(),
  status,
  scope: maybe(fc.array(fc.constantFrom('x', 'y'), { maxLength: 3 })),
  foundedOn: maybe(edtf),
  signedOn: maybe(edtf),
  evidence,
  addedIn: seed,
});
const ofPrefix = (prefix: Prefix) => fc.array(node, { minLength: counts[prefix], maxLength: counts[prefix] });
const nodes = fc.record({
  org: ofPrefix('org'),
  agreement: ofPrefix('agreement'),
  place: ofPrefix('place'),
  topic: ofPrefix('topic'),
  centre: ofPrefix('centre'),
});
const bound = maybe(fc.constantFrom(19_900_101, 19_900_601, 19_910_101));
const details = fc.record({
  ...{ status, validFrom: maybe(edtf), evidence, addedIn: seed },
  ...{ holdsFrom: bound, holdsUntil: bound },
});
const role = fc.record({ role: maybe(fc.constantFrom('lead', 'guest')) });
const ofType = (
  type: string,
  from: fc.Arbitrary<string>,
  to: fc.Arbitrary<string>,
  own: fc.Arbitrary<object> = fc.constant({}),
) =>
  fc
    .record({ from, to, own, details })
    .map(({ from, to, own, details }) => ({ type, from, to, properties: { ...details, ...own } }));
const fact = fc.oneof(
  { weight: 3, arbitrary: ofType('PARTY_TO', id('org'), id('agreement'), role) },
  { weight: 3, arbitrary: ofType('LOCATED_IN', fc.oneof(id('org'), id('agreement')), id('place')) },
  ofType('ABOUT', id('org'), id('topic')),
  ofType('COOPERATES_WITH', id('org'), id('org'), fc.record({ through: fc.constantFrom('', 'centre/0') })),
  { weight: 2, arbitrary: ofType('PART_OF', id('place'), id('place')) },
);
const pair = (prefix: Prefix) => fc.tuple(id(prefix), id(prefix));
const worlds = fc.record({
  nodes,
  facts: fc.uniqueArray(fact, {
    minLength: 16,
    maxLength: 30,
    selector: ({ from, to, type, properties }) =>
      [type, from, to, (properties as { through?: string }).through ?? ''].join(),
  }),
  same: fc.array(fc.oneof(pair('org'), pair('agreement'), pair('place')), { maxLength: 5 }),
});
type World = typeof worlds extends fc.Arbitrary<infer W> ? W : never;

/** Ids of each body, the first one is kept. */
function bodiesOf(same: World['same']): (one: string) => readonly string[] {
  const bodies = new Map<string, Set<string>>();
  const of = (one: string) => bodies.get(one) ?? new Set([one]);
  for (const [a, b] of same) {
    const all = new Set([...of(a), ...of(b)]);
    for (const one of all) bodies.set(one, all);
  }
  return (one) => [...of(one)].sort();
}

const stored = (values: object): Properties =>
  Object.assign(
    {},
    ...Object.entries(values).map(([name, value]: [string, unknown]) =>
      value === undefined
        ? {}
        : /On$|^validFrom$/.test(name)
          ? dated(name, value as string)
          : { [name]: typeof value === 'number' ? BigInt(value) : value },
    ),
  ) as Properties;

async function write({ nodes, facts, same }: World): Promise<void> {
  const bodyOf = bodiesOf(same);
  const joined = same
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ from: a, to: b, type: 'SAME_AS', properties: {} }));
  const edges = [...facts.filter(({ from, to }) => from !== to), ...joined].map(
    ({ properties, ...ends }, n) => ({
      ...ends,
      properties: { ...stored(properties), factId: `fact/${n}` },
    }),
  );
  await graph.write(async (transaction) => {
    await transaction.run('MATCH (n) WHERE NOT n:Ledger DETACH DELETE n');
    await transaction.run('MATCH (l:Ledger) SET l.bodies = $bodies', {
      bodies: joined.length === 0 ? [] : ['Organisation', 'Agreement', 'Place'],
    });
    for (const prefix of prefixes) {
      const rows = nodes[prefix].map(({ isOther, ...values }, n): Properties => {
        const own = `${prefix}/${n}`;
        const body = bodyOf(own);
        return {
          ...stored(values),
          kind: isOther ? 'OTHER' : (kinds[prefix] ?? 'OTHER'),
          id: own,
          name: own,
          sortName: own,
          ...(body.length > 1 && { body }),
        };
      });
      await transaction.run(`UNWIND $rows AS row CREATE (n:${labels[prefix]}) SET n = row`, { rows });
    }
    for (const [type, own] of groupBy(edges, (edge) => edge.type))
      await transaction.run(
        `UNWIND $own AS row MATCH (a {id: row.from}), (b {id: row.to}) CREATE (a)-[r:${type}]->(b) SET r = row.properties`,
        { own },
      );
    await transaction.run(
      `UNWIND [['e/1', 'source/1'], ['e/2', 'source/1'], ['e/3', 'source/2']] AS row
      CREATE (:Evidence {id: row[0], source: row[1]})`,
    );
    // Two parts of one seed, and one of another; what no seed added is of revision 0.
    await transaction.run(
      `UNWIND [[1, 5], [2, 5], [3, 6]] AS row
      CREATE (:LedgerLine {id: 'line/' + row[0], revision: row[0], number: row[1], title: 'seed'})`,
    );
  }, 30_000);
}

/** What is counted: a list, keys of its groups or a date, and conditions that the list has already. */
interface Question {
  readonly where: string;
  readonly inside: (list: string) => string;
  readonly counted: readonly string[];
  readonly given: readonly object[];
}
const by = (...keys: string[]) => `groups(first: 100, by: [${keys.join()}])`;

const questions: readonly Question[] = [
  {
    where: 'OrganisationWhere',
    inside: (list) => `organisations${list}`,
    counted: [
      by('KIND'),
      by('PLACE'),
      by('SOURCE'),
      by('SEED'),
      by('AGREEMENTS'),
      by('COOPERATORS', 'STATUS'),
      by('TOPIC', 'PLACE'),
      by('FOUNDED_ON_DECADE', 'KIND'),
      'timeline(date: FOUNDED_ON, bucket: MONTH)',
      'timeline(date: FOUNDED_ON)',
    ],
    given: [
      {},
      { status: { eq: 'ACTIVE' }, AND: [{ kind: { eq: 'OTHER' } }] },
      { agreements: { some: {} }, NOT: { seed: { eq: 5 } } },
    ],
  },
  {
    where: 'AgreementWhere',
    inside: (list) => `agreements${list}`,
    counted: [by('SCOPE'), by('PARTIES', 'SIGNED_ON_YEAR'), 'timeline(date: SIGNED_ON, bucket: CENTURY)'],
    given: [{}, { source: { in: ['source/1', 'source/3'] } }],
  },
  ...['agreement/0', 'agreement/1'].map((one): Question => ({
    where: 'OrganisationPartyToWhere',
    inside: (list) => `agreement(id: "${one}") { parties${list} }`,
    counted: [
      by('EDGE_ROLE', 'PLACE'),
      by('EDGE_SOURCE'),
      by('EDGE_SEED', 'KIND'),
      by('EDGE_STATUS', 'EDGE_VALID_FROM_YEAR'),
      by('AGREEMENTS'),
      'timeline(date: EDGE_VALID_FROM, bucket: DECADE)',
    ],
    given: [{}, { edge: { status: { eq: 'ACTIVE' } }, node: { kind: { eq: 'OTHER' } } }],
  })),
  {
    where: 'OrganisationCooperatesWithWhere',
    inside: (list) => `organisation(id: "org/0") { cooperators${list} }`,
    counted: [by('EDGE_THROUGH', 'STATUS'), by('COOPERATORS')],
    given: [{}],
  },
  {
    where: 'EntityLocatedInWhere',
    inside: (list) => `place(id: "place/0") { entities${list} }`,
    counted: [by('TYPE', 'PLACE'), by('SOURCE', 'EDGE_SEED')],
    given: [{}, { node: { status: { in: ['ACTIVE', 'PLANNED'] } } }],
  },
];

interface Asked {
  readonly one: Question;
  readonly counted: string;
}
/** All of them, a few for each graph. */
const all: readonly Asked[] = questions.flatMap((one) => one.counted.map((counted) => ({ one, counted })));
const perGraph = 5;
const choices = fc.array(
  fc.record({ given: fc.nat(), asOf: fc.constantFrom(undefined, undefined, '1990-03-01', '1990-07-01') }),
  { minLength: perGraph, maxLength: perGraph },
);

const opened = z.object({
  totalCount: z.int(),
  edges: z.array(z.object({ node: z.object({ id: z.string() }), factId: z.string().optional() })),
});
const groupsShape = z.array(z.object({ count: z.int(), where: z.record(z.string(), z.unknown()) }));

/** Lists under several conditions, from one operation. */
async function lists(
  { where, inside }: Question,
  conditions: readonly object[],
  asOf: string | undefined,
): Promise<z.infer<typeof opened>[]> {
  const declared = ['$asOf: Date', ...conditions.map((_, n) => `$w${n}: ${where}`)].join(' ');
  const factId = inside('').includes('{') ? 'factId' : '';
  const fields = conditions.map(
    (_, n) =>
      `a${n}: ${inside(`(first: 100, asOf: $asOf, where: $w${n}) { totalCount edges { node { id } ${factId} } }`)}`,
  );
  const variables = { asOf, ...Object.fromEntries(conditions.map((one, n) => [`w${n}`, one])) };
  const { data, errors } = await ask(`query (${declared}) { ${fields.join(' ')} }`, variables);
  expect(errors).toEqual([]);
  return Object.values(data ?? {}).map((field) => opened.parse(innermost(field)));
}

const innermost = (field: unknown): unknown =>
  typeof field === 'object' && field !== null && !('totalCount' in field) && !('counted' in field)
    ? Object.values(field)[0]
    : field;

/** Few enough to be planned within the time that an operation may take. */
const together = 6;

async function expectOpens({ one, counted }: Asked, given: object, asOf: string | undefined): Promise<void> {
  const document = `query ($where: ${one.where}, $asOf: Date) {
    ${one.inside(`(where: $where, asOf: $asOf) { counted: ${counted} { count where } }`)} }`;
  const { data, errors } = await ask(document, { where: given, asOf });
  expect(errors).toEqual([]);
  const field = innermost(Object.values(data ?? {})[0]) as { counted: unknown };
  const groups = groupsShape.parse(field.counted);
  const found: string[] = [];
  for (let begin = 0; begin < groups.length; begin += together) {
    const part = groups.slice(begin, begin + together);
    const conditions = part.map(({ where }) => where);
    for (const [index, list] of (await lists(one, conditions, asOf)).entries()) {
      const of = `${counted} ${JSON.stringify(conditions[index])}`;
      expect(list.totalCount, of).toBe(part[index]?.count);
      found.push(...idsIn(list));
    }
  }
  const [whole] = await lists(one, [given], asOf);
  expect([...new Set(found)].sort(), counted).toEqual([...new Set(whole ? idsIn(whole) : [])].sort());
}

const idsIn = ({ edges }: z.infer<typeof opened>): string[] =>
  edges.map(({ node, factId }) => factId ?? node.id);

it(`counts what its groups open, in ${graphs} graphs`, { timeout: 3_600_000 }, async () => {
  let turn = 0;
  await fc.assert(
    fc.asyncProperty(worlds, choices, async (world, chosen) => {
      await write(world);
      for (const { given, asOf } of chosen) {
        const asked = all[turn++ % all.length];
        if (!asked) throw new Error('There is nothing to count.');
        const conditions = asked.one.given;
        await expectOpens(asked, conditions[given % conditions.length] ?? {}, asOf);
      }
    }),
    { numRuns: graphs, endOnFailure: true },
  );
});
