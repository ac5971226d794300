/** Whatever is stated and whatever SAME_AS joins: answers are those of the graph in which each body is one entity. */
import fc from 'fast-check';
import { hash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { groupBy } from '../../src/seed/load/elements/group-by.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { writeFacts, type Properties } from '../support/facts.js';
import { realOntology } from '../support/ontology.js';
import { emptyGraph } from '../support/seeds.js';

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

interface Stated {
  readonly from: string;
  readonly type: string;
  readonly to: string;
  readonly properties: Properties;
}
interface Fact extends Stated {
  readonly id: string;
}
interface World {
  readonly facts: readonly Stated[];
  readonly same: readonly (readonly [string, string])[];
}

const some = (type: string, count: number) => fc.nat({ max: count - 1 }).map((i) => `${type}/${i}`);
const org = some('org', 6);
const agreement = some('agreement', 3);
const centre = some('centre', 3);
const given = <T>(name: string, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((v) => (v === undefined ? {} : { [name]: v }));
const details = fc
  .tuple(
    given('role', fc.constantFrom('lead', 'guest')),
    given('validFrom', fc.constantFrom('2001', '2002-03')),
  )
  .map((parts): Properties => Object.assign({}, ...parts) as Properties);

const stated: fc.Arbitrary<Stated> = fc.oneof(
  fc.record({ from: org, type: fc.constant('PARTY_TO'), to: agreement, properties: details }),
  fc.record({
    ...{ from: org, type: fc.constant('TAKES_PART_IN'), to: centre },
    properties: fc.record({ role: fc.constantFrom('FOUNDER', 'MEMBER', 'CLIENT') }),
  }),
  fc.tuple(org, org, fc.constantFrom('', 'centre/0', 'centre/1')).map(([a, b, through]) => {
    const [from = a, to = b] = [a, b].sort();
    return { from, type: 'COOPERATES_WITH', to, properties: { through } };
  }),
  fc.record({ from: org, type: fc.constant('PART_OF'), to: org, properties: fc.constant({}) }),
);
const pairOf = (id: fc.Arbitrary<string>) =>
  fc.tuple(id, id).map(([a, b]) => [a, b].sort() as [string, string]);

const worlds: fc.Arbitrary<World> = fc
  .record({
    facts: fc.uniqueArray(stated, {
      maxLength: 14,
      selector: ({ from, type, to, properties }) => JSON.stringify([from, type, to, keyOf(type, properties)]),
    }),
    same: fc.uniqueArray(fc.oneof(pairOf(org), pairOf(agreement), pairOf(centre)), {
      maxLength: 5,
      selector: (pair) => pair.join(),
    }),
  })
  .map(({ facts, same }) => ({
    facts: facts.filter(({ from, to }) => from !== to),
    same: same.filter(([a, b]) => a !== b),
  }));

/** Key of a fact beside its ends; a role is part of it for participants alone. */
const keyOf = (type: string, { role = '', through = '' }: Properties) =>
  type === 'TAKES_PART_IN' ? role : type === 'COOPERATES_WITH' ? through : '';

const ids = [
  ...Array.from({ length: 6 }, (_, i) => `org/${i}`),
  ...Array.from({ length: 3 }, (_, i) => `agreement/${i}`),
  ...Array.from({ length: 3 }, (_, i) => `centre/${i}`),
];

/** The ids of each body, the smallest first: all were added at once. */
function bodiesOf({ same }: World): (id: string) => readonly string[] {
  const bodies = new Map(ids.map((id) => [id, new Set([id])]));
  for (const [a, b] of same) {
    const all = new Set([...(bodies.get(a) ?? []), ...(bodies.get(b) ?? [])]);
    for (const id of all) bodies.set(id, all);
  }
  return (id) => [...(bodies.get(id) ?? [id])].sort();
}

const types: Readonly<Record<string, string>> = {
  org: 'Organisation',
  agreement: 'Agreement',
  centre: 'Centre',
};
const typeOf = (id: string) => types[id.split('/')[0] ?? ''] ?? '';

/** In few statements, so that the server keeps its plans from run to run. */
async function write(world: World): Promise<readonly Fact[]> {
  const bodyOf = bodiesOf(world);
  const bodies = [...new Set(world.same.map(([a]) => typeOf(a)))];
  const facts = [
    ...world.facts.map((fact) => ({ ...fact, id: factId(fact) })),
    ...world.same.map(([from, to]) => ({
      from,
      type: 'SAME_AS',
      to,
      properties: {},
      id: `same ${from} ${to}`,
    })),
  ];
  await graph.write(async (transaction) => {
    await transaction.run('MATCH (n) WHERE NOT n:Ledger DETACH DELETE n');
    await transaction.run('MATCH (l:Ledger) SET l.bodies = $bodies', { bodies });
    for (const label of Object.values(types)) {
      const nodes = ids
        .filter((id) => typeOf(id) === label)
        .map((id) => ({ id, body: bodyOf(id).length > 1 ? bodyOf(id) : null }));
      await transaction.run(
        `UNWIND $nodes AS row CREATE (n:${label} {id: row.id, name: row.id, sortName: row.id, status: 'ACTIVE', body: row.body})`,
        { nodes },
      );
    }
    for (const [type, own] of groupBy(facts, (fact) => fact.type)) {
      await transaction.run(
        `UNWIND $own AS row MATCH (a {id: row.from}), (b {id: row.to})
        CREATE (a)-[r:${type}]->(b) SET r += row.properties, r.factId = row.id`,
        { own },
      );
    }
  }, 30_000);
  return facts.filter(({ type }) => type !== 'SAME_AS');
}

/** Of the form of fact ids; which of two comes first says nothing of their ends. */
const factId = ({ from, type, to, properties }: Stated): string =>
  `fact/${hash('sha256', JSON.stringify([type, from, to, keyOf(type, properties)])).slice(0, 24)}`;

/** One edge of the graph in which bodies are one. */
interface Edge {
  readonly node: string;
  readonly type: string;
  readonly key: unknown;
  /** The one nearest to the kept ids first. */
  readonly facts: readonly Fact[];
}

type Direction = 'OUT' | 'IN' | 'BOTH';

/** The definition: facts of all members, ends under their kept ids, equal ones as one, none inside. */
function edgesOf(
  id: string,
  type: string,
  direction: Direction,
  all: readonly Fact[],
  bodyOf: (id: string) => readonly string[],
): Edge[] {
  const own = bodyOf(id);
  const place = ({ from, to }: Fact) => bodyOf(from).indexOf(from) + bodyOf(to).indexOf(to);
  const groups = new Map<string, Fact[]>();
  for (const fact of all.filter((one) => one.type === type)) {
    const others = [
      ...(direction !== 'IN' && own.includes(fact.from) ? [fact.to] : []),
      ...(direction !== 'OUT' && own.includes(fact.to) ? [fact.from] : []),
    ].filter((other) => !own.includes(other));
    for (const other of others) {
      const key = JSON.stringify([bodyOf(other)[0], keyOf(type, fact.properties)]);
      groups.set(key, [...(groups.get(key) ?? []), fact]);
    }
  }
  return [...groups].map(([key, facts]) => {
    const [node, value] = JSON.parse(key) as [string, unknown];
    return {
      ...{ node, type, key: value },
      facts: facts.sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1)),
    };
  });
}

const first = (edge: Edge, name: string) =>
  edge.facts.map(({ properties }) => properties[name]).find((value) => value !== undefined) ?? null;
const differ = (edge: Edge, name: string) =>
  new Set(edge.facts.map(({ properties }) => properties[name]).filter((value) => value !== undefined)).size >
  1;

/** A list as the API gives it, by node, then the first fact. */
const listed = (edges: readonly Edge[], shown: (edge: Edge) => object) => ({
  totalCount: edges.length,
  edges: [...edges]
    .sort((a, b) =>
      (a.node === b.node ? (a.facts[0]?.id ?? '') < (b.facts[0]?.id ?? '') : a.node < b.node) ? -1 : 1,
    )
    .map((edge) => ({
      ...{ node: { id: edge.node }, factId: edge.facts[0]?.id, factIds: edge.facts.map((fact) => fact.id) },
      ...shown(edge),
    })),
});

type Tie = readonly [partner: string, kind: string, via: string, factIds: readonly string[]];

/** Partners by the rule, over the edges of the merged graph. */
function tiesOf(
  id: string,
  edges: (id: string, type: string, direction: Direction) => Edge[],
  kept: (id: string) => string,
): Tie[] {
  const takesPart = (edge: Edge) => ['FOUNDER', 'MEMBER'].includes(String(edge.key));
  const through = (kind: string, type: string, counts: (edge: Edge) => boolean): Tie[] =>
    edges(id, type, 'OUT')
      .filter(counts)
      .flatMap((own) =>
        edges(own.node, type, 'IN')
          .filter((other) => counts(other) && other.node !== kept(id))
          .map((other): Tie => [
            other.node,
            kind,
            own.node,
            [...own.facts, ...other.facts].map((fact) => fact.id),
          ]),
      );
  const pairs = [
    ...through('AGREEMENT', 'PARTY_TO', () => true),
    ...through('CENTRE', 'TAKES_PART_IN', takesPart),
    ...edges(id, 'COOPERATES_WITH', 'BOTH').map((edge): Tie => {
      const via = edge.key === '' ? edge.node : kept(String(edge.key));
      return [edge.node, 'COOPERATION', via, edge.facts.map((fact) => fact.id)];
    }),
  ];
  const ties = new Map<string, Tie>();
  for (const [partner, kind, via, facts] of pairs) {
    const key = [partner, kind, via].join(' ');
    ties.set(key, [partner, kind, via, [...new Set([...(ties.get(key)?.[3] ?? []), ...facts])].sort()]);
  }
  return [...ties.values()];
}

/** One after the other: many plans at once may take a busy server too long. */
const documents = [
  `query ($ids: [ID!]!) { entities(ids: $ids) { ... on Organisation { facts(first: 100) { totalCount edges { direction node { id } } } } } }`,
  `query ($ids: [ID!]!) { entities(ids: $ids) { ... on Organisation {
    partnersCount partners(first: 100) { totalCount edges { node { id } ties { kind via { id } factIds } } } } } }`,
  '{ organisations(first: 100) { totalCount nodes { id } } agreements { totalCount nodes { id } } graph { entities { type count } } }',
  `query ($ids: [ID!]!) { entities(ids: $ids) { id identical ... on Organisation {
    agreements { totalCount edges { node { id } factId factIds role disputed validFrom { edtf } } }
    centres { totalCount edges { node { id } factId factIds role } } } } }`,
  `query ($ids: [ID!]!) { entities(ids: $ids) { ... on Organisation {
    cooperators { totalCount edges { node { id } factId factIds } }
    parents { totalCount edges { node { id } factId factIds } }
    parts { totalCount edges { node { id } factId factIds } } } } }`,
];

interface Whole extends Readonly<Record<'organisations' | 'agreements', object>> {
  readonly entities: readonly Shown[];
  readonly graph: { readonly entities: readonly { readonly type: string; readonly count: number }[] };
}

/** What all of them answer, entity by entity. */
async function answered(organisations: readonly string[]): Promise<Whole> {
  let whole: Partial<Whole> = {};
  for (const document of documents) {
    const { data, errors } = await ask(document, { ids: organisations });
    expect(errors).toEqual([]);
    const { entities = [], ...rest } = data as unknown as Partial<Whole>;
    const before = whole.entities ?? [];
    const joined = organisations.map((_, index) => ({ ...before[index], ...entities[index] }) as Shown);
    whole = { ...whole, ...rest, entities: joined };
  }
  return whole as Whole;
}

interface Shown {
  readonly id: string;
  readonly facts: {
    readonly totalCount: number;
    readonly edges: readonly { direction: string; node: { id: string } }[];
  };
  readonly partnersCount: number;
  readonly partners: {
    readonly totalCount: number;
    readonly edges: readonly {
      readonly node: { readonly id: string };
      readonly ties: readonly {
        readonly kind: string;
        readonly via: { readonly id: string };
        readonly factIds: readonly string[];
      }[];
    }[];
  };
}

it('lists, counts, facts and partners are those of the merged graph', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const all = await write(world);
      const bodyOf = bodiesOf(world);
      const kept = (id: string) => bodyOf(id)[0] ?? id;
      const organisations = ids.filter((id) => id.startsWith('org/'));
      const answer = await answered(organisations);
      const once = (prefix: string) =>
        [...new Set(ids.filter((id) => id.startsWith(prefix)).map(kept))].sort();
      for (const [name, prefix, type] of [
        ['organisations', 'org/', 'ORGANISATION'],
        ['agreements', 'agreement/', 'AGREEMENT'],
      ] as const) {
        const nodes = once(prefix).map((id) => ({ id }));
        expect(answer[name]).toEqual({ totalCount: nodes.length, nodes });
        expect(answer.graph.entities).toContainEqual({ type, count: nodes.length });
      }
      const edges = (id: string, type: string, direction: Direction) =>
        edgesOf(id, type, direction, all, bodyOf);
      for (const [index, id] of organisations.entries()) {
        const shown = answer.entities[index];
        const plain = () => ({});
        expect(shown).toMatchObject({
          id: kept(id),
          identical: bodyOf(id).length > 1 ? bodyOf(id) : [],
          agreements: listed(edges(id, 'PARTY_TO', 'OUT'), (edge) => ({
            role: first(edge, 'role'),
            validFrom: first(edge, 'validFrom') === null ? null : { edtf: first(edge, 'validFrom') },
            disputed: differ(edge, 'role') || differ(edge, 'validFrom'),
          })),
          centres: listed(edges(id, 'TAKES_PART_IN', 'OUT'), (edge) => ({ role: edge.key })),
          cooperators: listed(edges(id, 'COOPERATES_WITH', 'BOTH'), plain),
          parents: listed(edges(id, 'PART_OF', 'OUT'), plain),
          parts: listed(edges(id, 'PART_OF', 'IN'), plain),
        });
        const found = (shown?.partners.edges ?? []).flatMap(({ node, ties }) =>
          ties.map(({ kind, via, factIds }): Tie => [node.id, kind, via.id, factIds]),
        );
        const ties = tiesOf(id, edges, kept);
        const inOrder = (of: readonly Tie[]) => of.map((tie) => JSON.stringify(tie)).sort();
        expect(inOrder(found)).toEqual(inOrder(ties));
        const partners = new Set(ties.map(([partner]) => partner)).size;
        expect([shown?.partnersCount, shown?.partners.totalCount]).toEqual([partners, partners]);
        const own = all.filter(({ from, to }) => bodyOf(id).includes(from) || bodyOf(id).includes(to));
        const relationships = (shown?.facts.edges ?? [])
          .filter(({ node }) => own.some((fact) => fact.id === node.id))
          .map(({ node, direction }) => [node.id, direction]);
        expect(relationships.sort()).toEqual(
          own.map((fact) => [fact.id, bodyOf(id).includes(fact.from) ? 'OUT' : 'IN']).sort(),
        );
        expect(shown?.facts.totalCount).toBe(shown?.facts.edges.length);
        expect(new Set(shown?.facts.edges.map(({ node }) => node.id)).size).toBe(shown?.facts.edges.length);
      }
    }),
    { numRuns: 25 },
  );
});
