import {
  getNamedType,
  isCompositeType,
  graphqlSync,
  parse,
  validate,
  Kind,
  isObjectType,
  getIntrospectionQuery,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkCost, costOf } from '../../../src/api/price/cost.js';
import { isUnbounded } from '../../../src/api/price/size.js';
import { fieldWeights, partsOf } from '../../../src/api/price/weights.js';
import { executableSchema } from '../../../src/api/schema.js';
import { apiFolder, realOntology } from '../../support/ontology.js';

const schema = executableSchema(realOntology, apiFolder);

function priced(text: string, variables?: Readonly<Record<string, unknown>>, name?: string) {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  for (const operation of document.definitions)
    if (
      operation.kind === Kind.OPERATION_DEFINITION &&
      (name === undefined || operation.name?.value === name)
    )
      return costOf(schema, { document, operation, variables });
  throw new Error('no operation');
}
const cost = (...asked: Parameters<typeof priced>) => priced(...asked)?.requested;

describe('the cost of an operation', () => {
  it.each([
    ['nothing for what needs no database', '{ __typename }', 0],
    ['a statement and an entity', '{ organisation(id: "org/a") { name } }', 5.5],
    [
      'the same on any day',
      '{ organisation(id: "org/a") { name status(asOf: "2001-02-03") agreements(first: 10, asOf: "2001-02-03") { nodes { id status(asOf: "2001-02-03") } } } }',
      5.5 + 10,
    ],
    [
      'each day that is asked about',
      '{ a: organisations(first: 10) { nodes { id } } b: organisations(first: 10, asOf: "2001-02-03") { nodes { id } } }',
      20,
    ],
    ['a page of entries', '{ organisations(first: 100) { nodes { id } } }', 55],
    ['twenty entries where nothing is said', '{ organisations { nodes { id } } }', 15],
    ['the last entries too', '{ source(id: "src/a") { facts(last: 40) { nodes { id } } } }', 5.5 + 25],
    ['entries once for edges and their nodes', '{ organisations(first: 10) { edges { node { id } } } }', 10],
    [
      'entries twice for edges beside nodes',
      '{ organisations(first: 10) { edges { cursor } nodes { id } } }',
      15,
    ],
    ['entries that tell where a page ends', '{ organisations(first: 10) { pageInfo { endCursor } } }', 10],
    ['no entries for a count', '{ organisations(first: 100) { totalCount } }', 6],
    [
      'pages that multiply',
      '{ organisations(first: 10) { nodes { agreements(first: 10) { nodes { parties(first: 9) { nodes { id } } } } } } }',
      3 * 5 + (10 + 100 + 900) / 2,
    ],
    [
      'a look at each entry that is counted, and the groups',
      '{ organisations { groups(by: [KIND]) { count } } }',
      10 + 5 + 10,
    ],
    ['fewer groups', '{ organisations { groups(by: [KIND], first: 3) { count } } }', 10 + 5 + 1.5],
    [
      'two keys of each group',
      '{ organisations { groups(by: [KIND], first: 3) { keys { value } } } }',
      10 + 5 + 1.5 + 3,
    ],
    [
      'what keys lead to',
      '{ organisations { groups(by: [KIND, PLACE], first: 3) { count } } }',
      10 + 25 + 1.5,
    ],
    [
      'two keys that lead on',
      '{ organisations { groups(by: [TOPIC, PLACE], first: 3) { count } } }',
      10 + 125 + 1.5,
    ],
    ['a number of groups', '{ organisations { groupCount(by: [KIND]) } }', 10 + 5 + 1],
    [
      'a hundred buckets of a timeline',
      '{ organisations { timeline(date: FOUNDED_ON) { count } } }',
      10 + 5 + 50,
    ],
    [
      'groups of each parent',
      '{ organisations(first: 10) { nodes { agreements { groups(by: [KIND], first: 3) { count } } } } }',
      5 + 5 + 10 + 10 * (0.05 + 1.5),
    ],
    ['ids that are given', '{ entities(ids: ["org/a", "org/b", "org/c", "org/d"]) { id } }', 7],
    ['a large text', '{ source(id: "src/a") { text } }', 5.5 + 25],
    ['a computed list', '{ organisation(id: "org/a") { partners { nodes { id } } } }', 5.5 + 20 + 15],
    ['computed lists of all ids', '{ commonPartners(ids: ["org/a", "org/b"]) { totalCount } }', 40 + 5 + 1],
    [
      'conditions on partners, of which some are looked up',
      `{ organisation(id: "org/a") { partnersCount(where: { ties: { gt: 1 }, since: { known: true }, sources: { gt: 1 },
        node: { agreements: { some: {} } } }) } }`,
      5.5 + 25 + (5 + 20 * 2) + (5 + 0.2 + 1),
    ],
    [
      'an entry of several types as the dearest of them',
      '{ entity(id: "org/a") { id ... on Organisation { partnersCount } ... on Topic { parent { id } } } }',
      5.5 + 25,
    ],
  ])('is that of %s', (_, text, units) => {
    expect(cost(text)).toBe(Math.ceil(units));
  });

  it.each([
    [
      'a list',
      '{ organisations(last: 10) { nodes { id } } }',
      '{ organisations(first: 10) { nodes { id } } }',
    ],
    [
      'facts',
      '{ organisation(id: "org/a") { agreements(last: 7) { nodes { id } } } }',
      '{ organisation(id: "org/a") { agreements(first: 7) { nodes { id } } } }',
    ],
    [
      'partners',
      '{ organisation(id: "org/a") { partners(last: 7) { nodes { id } } } }',
      '{ organisation(id: "org/a") { partners(first: 7) { nodes { id } } } }',
    ],
    [
      'changes',
      '{ changes(sinceRevision: 0, last: 7) { nodes { id } } }',
      '{ changes(sinceRevision: 0, first: 7) { nodes { id } } }',
    ],
  ])('of %s is the same from both ends', (_, last, first) => {
    expect(cost(last)).toBe(cost(first));
  });

  it('weighs the relationships that orders count, each once', () => {
    const list = (orders: string) =>
      cost(`{ organisations(first: 10, orderBy: [${orders}]) { nodes { id } } }`);
    expect(list('NAME_ASC, FOUNDED_ON_DESC')).toBe(10);
    expect(list('AGREEMENTS_COUNT_DESC, NAME_ASC')).toBe(10 + 25);
    expect(list('AGREEMENTS_COUNT_DESC, AGREEMENTS_COUNT_DESC, PARTS_COUNT_ASC')).toBe(10 + 50);
  });

  describe('with conditions', () => {
    const list = (where: string) => cost(`{ organisations(first: 10, where: ${where}) { nodes { id } } }`);
    const through = (levels: number): string =>
      levels === 0
        ? '{}'
        : `{ agreements: { some: { node: { parties: { some: { node: ${through(levels - 1)} } } } } } }`;

    it.each([
      [
        'nothing for values that an entity has',
        '{ id: { in: ["org/a"] }, NOT: { name: { contains: "a" } } }',
        0,
      ],
      [
        'nothing for null',
        '{ names: { eq: null }, within: null, agreements: null, sources: { gt: null } }',
        0,
      ],
      ['the entries that a relationship leads to', '{ agreements: { some: {} } }', 25],
      ['each look at them', '{ agreements: { some: {}, none: { node: { note: { eq: "a" } } } } }', 50],
      ['a count of them', '{ agreements: { count: { gte: 1 } } }', 25],
      ['each bound of a count', '{ agreements: { count: { gte: 1, lt: 3 } } }', 50],
      ['sources', '{ sources: { gte: 2 } }', 25],
      ['one source', '{ source: { eq: "source/a" } }', 25],
      ['what added it', '{ seed: { gte: 2 } }', 25],
      ['names', '{ names: { in: ["a", "b"], startsWith: "a", contains: "abc" } }', 75],
      ['parts of names under three characters, which may look at all', '{ names: { contains: "ab" } }', 125],
      ['what something lies in', '{ within: "org/a" }', 25],
      [
        'all that are combined',
        '{ OR: [{ within: "org/a" }, { NOT: { AND: [{ sources: { eq: 1 } }] } }] }',
        50,
      ],
      ['what is behind other entities', through(1), 25 + 125],
      ['counts behind other entities', '{ agreements: { all: { edge: { sources: { gt: 1 } } } } }', 25 + 125],
    ])('is also that of %s', (_, where, units) => {
      expect(list(where)).toBe(10 + units);
    });

    it('is the same from a variable', () => {
      const text =
        'query Q($where: OrganisationWhere) { organisations(first: 10, where: $where) { nodes { id } } }';
      expect(cost(text, { where: { agreements: { some: { node: { sources: { gte: 2 } } } } } })).toBe(
        10 + 150,
      );
      expect(
        cost(text, { where: { agreements: { some: { node: { sources: { over: 2 } } } } } }),
      ).toBeUndefined();
    });

    it('is that of each parent, of which a list has fewer entries than a type', () => {
      const of = (where: string) =>
        cost(
          `{ organisations(first: 100) { nodes { agreements(first: 1, where: ${where}) { nodes { id } } } } }`,
        );
      expect(of('{ node: { parties: { some: {} } } }')).toBe((of('{}') ?? 0) + 25);
    });

    it('allows four relationships in one another, and names the list that follows more', () => {
      expect(list(through(2))).toBe(10 + 25 + 125 + 625 + 3_125);
      const found = priced(`{ organisations(first: 10, where: ${through(3)}) { nodes { id } } }`);
      expect(found?.heaviest.path).toBe('organisations');
      expect(() => found && checkCost(found, 5_000)).toThrow('`organisations` takes 100 % of it.');
    });
  });

  it('counts what variables, defaults and conditions make of a document', () => {
    const text = `query Q($n: Int = 40, $all: Boolean = false) {
      organisations(first: $n) { nodes { id agreements(first: 100) @include(if: $all) { nodes { id } } } } }`;
    expect(cost(text)).toBe(25);
    expect(cost(text, { n: 100 })).toBe(55);
    expect(cost(text, { n: 100, all: true })).toBe(60 + 5_000);
    expect(cost(text.replace('@include(if: $all)', '@skip(if: $all)'), { n: 100, all: true })).toBe(55);
    // The executor refuses the variable.
    expect(cost(text, { n: 'many' })).toBeUndefined();
  });

  it('is that of the chosen operation', () => {
    const text =
      'query A { organisation(id: "org/a") { id } } query B { organisations(first: 100) { nodes { id } } }';
    expect([cost(text, {}, 'A'), cost(text, {}, 'B')]).toEqual([6, 55]);
  });

  it('counts aliases as often as they stand, and equal fields once', () => {
    const field = 'organisations(first: 10) { nodes { id } }';
    expect(cost(`{ ${field} ${field} }`)).toBe(10);
    expect(cost(`{ a: ${field} b: ${field} }`)).toBe(20);
  });

  it('counts no page out of range: such a field reads nothing', () => {
    expect(cost('{ organisations(first: 2147483647) { nodes { id } } }')).toBe(55);
    expect(cost('{ organisations(first: -5) { nodes { id } } }')).toBe(5);
  });

  it('does not take long for fragments that differ by type at every level', () => {
    const level = (n: number): string =>
      n === 0
        ? '{ id }'
        : `{ topics { nodes { entities { nodes { id ... on Organisation ${level(n - 1)} ... on Centre ${level(n - 1)} } } } } }`;
    const text = `{ entity(id: "org/a") ${level(4)} }`;
    const started = performance.now();
    expect(cost(text)).toBeGreaterThan(5_000);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('names what weighs most', () => {
    const text =
      '{ few: centres(first: 1) { nodes { id } } organisations { nodes { is: agreements(first: 100) { nodes { id } } } } }';
    const found = priced(text);
    expect(found?.heaviest.path).toBe('organisations.nodes.is.nodes');
    expect(found?.heaviest.share).toBeCloseTo(1_000 / 1_026, 2);
  });
});

describe('the limit of the cost', () => {
  const asked = (first: number) =>
    priced(`{ organisations(first: ${first}) { nodes { agreements(first: 99) { nodes { id } } } } }`);

  it('lets pass what costs as much, and refuses what costs one more', () => {
    const found = asked(98);
    expect(found?.requested).toBe(Math.ceil(10 + 49 + (98 * 99) / 2));
    const limit = found?.requested ?? 0;
    expect(() => found && checkCost(found, limit)).not.toThrow();
    expect(() => found && checkCost(found, limit - 1)).toThrow(
      'The operation costs 4,910; at most 4,909 are allowed. `organisations.nodes.agreements.nodes` takes 99 % of it.',
    );
  });

  it('says cost, limit and what weighs most to tools', () => {
    const found = asked(100);
    let error: unknown;
    try {
      if (found) checkCost(found, 5_000);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({
      code: 'COST_LIMIT',
      details: {
        cost: 5_010,
        limit: 5_000,
        heaviest: { path: 'organisations.nodes.agreements.nodes', share: 0.99 },
      },
    });
  });

  it('does not spell out figures without end', () => {
    const nested = (n: number): string =>
      n === 0
        ? '{ id }'
        : `{ agreements(first: 100) { nodes { parties(first: 100) { nodes ${nested(n - 1)} } } } }`;
    const found = priced(`{ organisations(first: 100) { nodes ${nested(3)} } }`);
    expect(() => found && checkCost(found, 5_000)).toThrow(/^The operation costs over 1,000,000,000;/);
  });
});

describe('a description of the schema', () => {
  it('is counted object by object', () => {
    const types = Object.keys(schema.getTypeMap()).length;
    expect(cost('{ __schema { types { name } } }')).toBe(Math.ceil((1 + types) / 20));
    expect(cost('{ __type(name: "NoSuchType") { name } }')).toBe(0);
  });

  it('may be asked as tools ask for it', () => {
    const found = cost(
      getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, schemaDescription: true }),
    );
    expect(found).toBeGreaterThan(500);
    expect(found).toBeLessThan(2_500);
  });

  it.each([
    ['the standard query', getIntrospectionQuery()],
    ['circles', '{ __schema { types { fields { type { possibleTypes { name } interfaces { name } } } } } }'],
    [
      'aliases and fragments',
      '{ a: __type(name: "Place") { ...T } b: __schema { queryType { ...T } } } fragment T on __Type { fields { args { type { name } } } }',
    ],
  ])('costs what it holds: %s', (_, text) => {
    const { data } = graphqlSync({ schema, source: text });
    expect(cost(text)).toBe(Math.ceil((objectsIn(data) - 1) / 20));
  });
});

const objectsIn = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce<number>((sum, item) => sum + objectsIn(item), Array.isArray(value) ? 0 : 1)
    : 0;

describe('the table of weights', () => {
  const types = Object.values(schema.getTypeMap()).filter((t) => isObjectType(t) && !t.name.startsWith('__'));

  it('knows the size of every list', () => {
    const unknown = types.flatMap((type) =>
      isObjectType(type) && !type.name.endsWith('Connection')
        ? Object.values(type.getFields()).flatMap((field) =>
            isCompositeType(getNamedType(field.type)) && isUnbounded(type.name, field)
              ? [`${type.name}.${field.name}`]
              : [],
          )
        : [],
    );
    expect(unknown).toEqual([]);
  });

  it('names fields that there are', () => {
    for (const path of [...Object.keys(fieldWeights), ...Object.keys(partsOf)]) {
      const [name = '', field = ''] = path.split('.');
      const type = schema.getType(name);
      expect(isObjectType(type) && type.getFields()[field], path).toBeTruthy();
    }
  });

  it('pays for all details that a fact may have', () => {
    const most = Math.max(...[...realOntology.relationships.values()].map((r) => r.properties.size));
    expect(most).toBeLessThanOrEqual(partsOf['Fact.details'] ?? 0);
  });
});
