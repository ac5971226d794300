import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { dated } from '../support/dates.js';
import { writeFacts, type Facts } from '../support/facts.js';
import { realOntology } from '../support/ontology.js';
import { emptyGraph } from '../support/seeds.js';

const org = (kind: string, more: Facts['nodes'][string] = {}) => ({ kind, ...more });

/** Four bodies, of which two lie in a district of a city, and three take part in two agreements. */
const facts: Facts = {
  nodes: {
    'org/a': org('COMPANY', { ...dated('foundedOn', '1990-05'), evidence: ['e/1', 'e/2'], addedIn: 1n }),
    'org/b': org('COMPANY', { ...dated('foundedOn', '199X'), evidence: ['e/1'], addedIn: 1n }),
    'org/c': org('UNIVERSITY', { ...dated('foundedOn', '1990'), evidence: ['e/3'], addedIn: 2n }),
    'org/d': org('MEDIA', { status: 'WITHDRAWN', addedIn: 3n }),
    'agreement/x': { kind: 'CONTRACT', status: 'ACTIVE', ...dated('signedOn', '2001-03-04') },
    'agreement/y': { kind: 'TREATY', status: 'ACTIVE', ...dated('signedOn', '2001') },
    'place/city': { name: 'City' },
    'place/district': { name: 'District' },
    'place/twin': { name: 'City' },
    'place/country': { name: 'Country' },
    'centre/z': { name: 'Hub' },
    'topic/t': { name: 'Tea' },
    'topic/u': { name: 'Umbrellas' },
  },
  facts: [
    ['place/district', 'PART_OF', 'place/city'],
    ['place/twin', 'PART_OF', 'place/country'],
    ['org/a', 'LOCATED_IN', 'place/district'],
    ['org/b', 'LOCATED_IN', 'place/district'],
    ['org/b', 'LOCATED_IN', 'place/city'],
    ['org/c', 'LOCATED_IN', 'place/city'],
    ['org/a', 'ABOUT', 'topic/t'],
    ['org/a', 'ABOUT', 'topic/u'],
    ['org/a', 'PARTY_TO', 'agreement/x', { role: 'host', evidence: ['e/1'], addedIn: 1n }],
    ['org/a', 'PARTY_TO', 'agreement/y', { role: 'host', evidence: ['e/3'], addedIn: 2n }],
    ['org/b', 'PARTY_TO', 'agreement/x', { ...dated('validFrom', '2001'), addedIn: 1n }],
    ['org/c', 'PARTY_TO', 'agreement/x', { role: 'guest', addedIn: 1n, holdsFrom: 20_100_101n }],
    ['org/a', 'COOPERATES_WITH', 'org/b', { through: 'centre/z' }],
  ],
  evidence: {
    'e/1': { source: 'source/1', quote: 'x' },
    'e/2': { source: 'source/2', quote: 'x' },
    'e/3': { source: 'source/2', quote: 'x' },
  },
  sources: { 'source/1': { title: 'One' }, 'source/2': { title: 'Two' } },
};

let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = openTestGraph();
  await writeFacts(graph, realOntology, facts);
  await graph.write(
    (transaction) =>
      transaction.run(`UNWIND [[1, 7, 'Seven'], [2, 7, 'Seven'], [3, 8, 'Eight']] AS line
        CREATE (:LedgerLine {id: 'line/' + line[0], revision: line[0], number: line[1], title: line[2]})`),
    30_000,
  );
  ask = asker(graph, realOntology, undefined, 20_251_201);
});
afterAll(async () => {
  await emptyGraph(graph);
  await graph.close();
});

interface Group {
  readonly keys: ReadonlyArray<{ readonly value: string | null; readonly label: string }>;
  readonly count: number;
  readonly where: object;
}

interface Bucket {
  readonly value: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly imprecise: boolean;
  readonly count: number;
  readonly where: object;
}

/** What a list of a body or of all is, with `$where` in the place of its conditions. */
const lists = {
  organisations: {
    type: 'OrganisationWhere',
    inside: (list: string) => `{ organisations(where: $where) ${list} }`,
    of: (data: unknown) => (data as { organisations: never }).organisations,
  },
  parties: {
    type: 'OrganisationPartyToWhere',
    inside: (list: string) => `{ agreement(id: "agreement/x") { parties(where: $where) ${list} } }`,
    of: (data: unknown) => (data as { agreement: { parties: never } }).agreement.parties,
  },
  cooperators: {
    type: 'OrganisationCooperatesWithWhere',
    inside: (list: string) => `{ organisation(id: "org/a") { cooperators(where: $where) ${list} } }`,
    of: (data: unknown) => (data as { organisation: { cooperators: never } }).organisation.cooperators,
  },
} as const;
type ListName = keyof typeof lists;

async function asked<T>(name: ListName, list: string, where?: object): Promise<T> {
  const { type, inside, of } = lists[name];
  const { data, errors } = await ask(`query ($where: ${type}) ${inside(list)}`, { where });
  expect(errors).toEqual([]);
  return of(data);
}

async function expectOpens(name: ListName, { count, where }: Pick<Group, 'count' | 'where'>): Promise<void> {
  const { totalCount } = await asked<{ totalCount: number }>(name, '{ totalCount }', where);
  expect(totalCount, JSON.stringify(where)).toBe(count);
}

/** Groups as `value count`, or `value=label count` where these differ; each opens as many entries as it counts. */
async function groups(name: ListName, by: string, where?: object): Promise<string[]> {
  const list = await asked<{ groups: readonly Group[]; groupCount: number }>(
    name,
    `{ groups(by: [${by}]) { keys { value label } count where } groupCount(by: [${by}]) }`,
    where,
  );
  expect(list.groupCount).toBe(list.groups.length);
  for (const group of list.groups) await expectOpens(name, group);
  return list.groups.map(
    ({ keys, count }) =>
      `${keys.map(({ value, label }) => (value === label ? label : `${value ?? ''}=${label}`)).join(', ')}: ${count}`,
  );
}

async function timeline(name: ListName, args: string): Promise<Array<Omit<Bucket, 'where'>>> {
  const list = await asked<{ timeline: readonly Bucket[] }>(
    name,
    `{ timeline(${args}) { value from to imprecise count where } }`,
  );
  for (const bucket of list.timeline) await expectOpens(name, bucket);
  return list.timeline.map(({ value, from, to, imprecise, count }) => ({
    value,
    from,
    to,
    imprecise,
    count,
  }));
}

describe('groups of a list', () => {
  it.each([
    ['KIND', ['COMPANY: 2', 'MEDIA: 1', 'UNIVERSITY: 1']],
    ['STATUS', ['ACTIVE: 3', 'WITHDRAWN: 1']],
    ['PLACE', ['place/city=City: 3', 'place/district=District: 2', '=(none): 1']],
    ['TOPIC', ['=(none): 3', 'topic/t=Tea: 1', 'topic/u=Umbrellas: 1']],
    ['SOURCE', ['source/1=One: 2', 'source/2=Two: 2', '=(none): 1']],
    ['SEED', ['7=Seven: 3', '8=Eight: 1']],
    ['AGREEMENTS', ['agreement/x: 3', 'agreement/y: 1', '=(none): 1']],
    ['FOUNDED_ON_YEAR', ['1990: 2', '1990/1999: 1', '=(none): 1']],
    ['FOUNDED_ON_DECADE', ['199X: 3', '=(none): 1']],
    [
      'KIND, PLACE',
      [
        'COMPANY, place/city=City: 2',
        'COMPANY, place/district=District: 2',
        'MEDIA, =(none): 1',
        'UNIVERSITY, place/city=City: 1',
      ],
    ],
  ])('by %s open as many entries as they count', async (by, expected) => {
    expect(await groups('organisations', by)).toEqual(expected);
  });

  it('are made under its conditions, which they keep', async () => {
    const where = { kind: { in: ['COMPANY', 'MEDIA'] }, AND: [{ status: { eq: 'ACTIVE' } }] };
    expect(await groups('organisations', 'KIND, SOURCE', where)).toEqual([
      'COMPANY, source/1=One: 2',
      'COMPANY, source/2=Two: 1',
    ]);
    const list = await asked<{ groups: readonly Group[] }>(
      'organisations',
      '{ groups(by: [STATUS]) { where } }',
      { kind: { eq: 'MEDIA' }, OR: null },
    );
    expect(list.groups).toEqual([{ where: { kind: { eq: 'MEDIA' }, status: { eq: 'WITHDRAWN' } } }]);
  });

  it.each([
    ['COUNT_DESC', ['COMPANY', 'MEDIA']],
    ['COUNT_ASC', ['MEDIA', 'UNIVERSITY']],
    ['KEY_ASC', ['COMPANY', 'MEDIA']],
    ['KEY_DESC', ['UNIVERSITY', 'MEDIA']],
  ])('come in the order %s, and as many as wanted', async (order, expected) => {
    const list = await asked<{ groups: readonly Group[]; groupCount: number }>(
      'organisations',
      `{ groups(by: [KIND], first: 2, orderBy: ${order}) { keys { value } } groupCount(by: [KIND]) }`,
    );
    expect(list.groups.map(({ keys }) => keys[0]?.value)).toEqual(expected);
    expect(list.groupCount).toBe(3);
  });

  it('have those without a value last, in both directions', async () => {
    for (const order of ['KEY_ASC', 'KEY_DESC']) {
      const list = await asked<{ groups: readonly Group[] }>(
        'organisations',
        `{ groups(by: [TOPIC], orderBy: ${order}) { keys { value } } }`,
      );
      expect(list.groups.at(-1)?.keys[0]?.value).toBeNull();
    }
  });

  it('show the entity of a key', async () => {
    const { groups: found } = await asked<{ groups: unknown }>(
      'organisations',
      '{ groups(by: [PLACE, KIND], first: 1) { keys { value entity { id name type } } } }',
    );
    expect(found).toEqual([
      {
        keys: [
          { value: 'place/city', entity: { id: 'place/city', name: 'City', type: 'PLACE' } },
          { value: 'COMPANY', entity: null },
        ],
      },
    ]);
  });
});

describe('conditions on sources and seeds', () => {
  it.each([
    ['{ source: { in: ["source/1", "source/9"] } }', ['org/a', 'org/b']],
    ['{ NOT: { source: { eq: "source/2" } } }', ['org/b', 'org/d']],
    ['{ source: { eq: null } }', ['org/d']],
    ['{ seed: { gte: 8 } }', ['org/d']],
    ['{ seed: { in: [7] }, NOT: { kind: { eq: COMPANY } } }', ['org/c']],
    ['{ agreements: { some: { edge: { source: { eq: "source/2" }, seed: { eq: 7 } } } } }', ['org/a']],
  ])('%s', async (where, ids) => {
    const { data, errors } = await ask(`{ organisations(where: ${where}) { nodes { id } } }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({ organisations: { nodes: ids.map((id) => ({ id })) } });
  });
});

describe('groups of a relationship field', () => {
  it.each([
    ['KIND', ['COMPANY: 2', 'UNIVERSITY: 1']],
    ['PLACE', ['place/city=City: 3', 'place/district=District: 2']],
    ['EDGE_ROLE', ['guest: 1', 'host: 1', '=(none): 1']],
    ['EDGE_STATUS', ['ACTIVE: 3']],
    ['EDGE_SOURCE', ['=(none): 2', 'source/1=One: 1']],
    ['EDGE_SEED', ['7=Seven: 3']],
    ['EDGE_VALID_FROM_YEAR', ['=(none): 2', '2001: 1']],
    ['KIND, EDGE_ROLE', ['COMPANY, host: 1', 'COMPANY, =(none): 1', 'UNIVERSITY, guest: 1']],
  ])('by %s open as many entries as they count', async (by, expected) => {
    expect(await groups('parties', by)).toEqual(expected);
  });

  it('by what a fact refers to have its name', async () => {
    expect(await groups('cooperators', 'EDGE_THROUGH')).toEqual(['centre/z=Hub: 1']);
  });

  it('are counted for all parents by one statement, each under its own entries', async () => {
    const { data, errors, statements } = await ask(
      '{ organisations { nodes { id agreements { groups(by: [KIND]) { keys { value } count } } } } }',
    );
    expect(errors).toEqual([]);
    const of = (id: string, ...kinds: string[]) => ({
      id,
      agreements: { groups: kinds.map((value) => ({ keys: [{ value }], count: 1 })) },
    });
    expect(data).toEqual({
      organisations: {
        nodes: [
          of('org/a', 'CONTRACT', 'TREATY'),
          of('org/b', 'CONTRACT'),
          of('org/c', 'CONTRACT'),
          of('org/d'),
        ],
      },
    });
    expect(statements).toHaveLength(2);
  });
});

describe('groups where places are bodies', () => {
  const joined = `MATCH (a:Place {id: 'place/city'}), (b:Place {id: 'place/twin'}), (l:Ledger)
    CREATE (a)-[:SAME_AS {factId: 'fact/same'}]->(b) SET a.body = [a.id, b.id], b.body = a.body, l.bodies = ['Place']`;
  const parted = `MATCH ()-[same:SAME_AS]->() DELETE same WITH 1 AS one MATCH (n:Place|Ledger) REMOVE n.body, n.bodies`;
  beforeAll(() => graph.write((transaction) => transaction.run(joined), 30_000));
  afterAll(() => graph.write((transaction) => transaction.run(parted), 30_000));

  it('count what lies in any member, on the way to a larger one too', async () => {
    expect(await groups('organisations', 'PLACE')).toEqual([
      'place/city=City: 3',
      'place/country=Country: 3',
      'place/district=District: 2',
      '=(none): 1',
    ]);
    for (const within of ['place/twin', 'place/city', 'place/country'])
      await expectOpens('organisations', { count: 3, where: { places: { some: { node: { within } } } } });
  });
});

describe('groups of a day', () => {
  it('count what held on it, and so does each list that they open', async () => {
    const list = (inside: string) =>
      `query ($where: OrganisationPartyToWhere) {
        agreement(id: "agreement/x") { parties(asOf: "2005-01-01", where: $where) ${inside} } }`;
    const asked = await ask(list('{ totalCount groups(by: [KIND]) { keys { value } count where } }'));
    const where = { node: { kind: { eq: 'COMPANY' } } };
    expect(asked).toMatchObject({
      errors: [],
      data: {
        agreement: {
          parties: { totalCount: 2, groups: [{ keys: [{ value: 'COMPANY' }], count: 2, where }] },
        },
      },
    });
    const opened = await ask(list('{ totalCount }'), { where });
    expect(opened.data).toEqual({ agreement: { parties: { totalCount: 2 } } });
  });

  it('follow relationships on it', async () => {
    const { data, errors } = await ask(
      '{ organisations(asOf: "2005-01-01") { groups(by: [AGREEMENTS], first: 1) { keys { value } count } } }',
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      organisations: { groups: [{ keys: [{ value: 'agreement/x' }], count: 2 }] },
    });
  });
});

describe('timelines', () => {
  it('have buckets in order, uncertain dates in buckets of their own, and what has no date last', async () => {
    const year = { from: '1990-01-01', to: '1990-12-31' };
    expect(await timeline('organisations', 'date: FOUNDED_ON')).toEqual([
      { value: '1990', ...year, imprecise: false, count: 2 },
      { value: '1990/1999', from: '1990-01-01', to: '1999-12-31', imprecise: true, count: 1 },
      { value: null, from: null, to: null, imprecise: false, count: 1 },
    ]);
    expect(await timeline('organisations', 'date: FOUNDED_ON, bucket: MONTH')).toEqual([
      { value: '1990-01/1990-12', ...year, imprecise: true, count: 1 },
      { value: '1990-01/1999-12', from: '1990-01-01', to: '1999-12-31', imprecise: true, count: 1 },
      { value: '1990-05', from: '1990-05-01', to: '1990-05-31', imprecise: false, count: 1 },
      { value: null, from: null, to: null, imprecise: false, count: 1 },
    ]);
  });

  it('are of a date of the facts too', async () => {
    expect(await timeline('parties', 'date: EDGE_VALID_FROM, bucket: CENTURY')).toEqual([
      { value: '20XX', from: '2000-01-01', to: '2099-12-31', imprecise: false, count: 1 },
      { value: null, from: null, to: null, imprecise: false, count: 2 },
    ]);
  });
});

describe('counting', () => {
  it('takes one statement a field, and none for entries that nobody asked for', async () => {
    const { statements } = await ask(`{ organisations {
      groups(by: [KIND]) { keys { value } count } groupCount(by: [KIND]) timeline(date: FOUNDED_ON) { count } } }`);
    expect(statements).toHaveLength(3);
  });

  it.each([
    ['groups(by: []) { count }', 'by: takes one or two keys, got 0.'],
    ['groups(by: [KIND, STATUS, PLACE]) { count }', 'by: takes one or two keys, got 3.'],
    ['groupCount(by: [KIND, KIND])', 'by: has KIND twice.'],
    ['groups(by: [EDGE_ROLE]) { count }', 'by: the entries of this list have no EDGE_ROLE.'],
    ['groups(by: [KIND], first: 101) { count }', 'first: must be from 1 to 100, got 101.'],
    ['timeline(date: EDGE_VALID_FROM) { count }', 'date: the entries of this list have no EDGE_VALID_FROM.'],
    ['groups(by: [COLOUR]) { count }', 'Value "COLOUR" does not exist in "OrganisationGroupKey" enum.'],
  ])('refuses %s', async (list, message) => {
    expect((await ask(`{ organisations { ${list} } }`)).errors).toEqual([message]);
  });

  it('refuses conditions that its groups could not be opened with', async () => {
    const where = { OR: Array.from({ length: 200 }, (_, i) => ({ id: { eq: `org/${i}` } })) };
    const { type, inside } = lists.organisations;
    const { errors } = await ask(`query ($where: ${type}) ${inside('{ groups(by: [KIND]) { count } }')}`, {
      where,
    });
    expect(errors).toEqual([expect.stringContaining('201 comparisons in one `where`')]);
  });
});
