/** Facts of the forum article: every value opens into the sentence that states it, and every sentence into what it states. */
import fc from 'fast-check';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { packageRoot } from '../../src/package.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { emptyGraph, exported, load } from '../support/seeds.js';

let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = openTestGraph();
  await emptyGraph(graph);
  const { problems, error } = await load(graph, join(packageRoot, 'seed'));
  if (error) throw new Error(JSON.stringify(problems), { cause: error });
  ask = asker(graph);
}, 120_000);
afterAll(async () => {
  await emptyGraph(graph);
  await graph.close();
});

type Stated = Readonly<Record<string, unknown>> & { readonly factId?: string };
const linesOf = async (): Promise<Stated[]> =>
  (await exported(graph)).map((line) => JSON.parse(line) as Stated);

interface Proven {
  readonly value: string | null;
  readonly values: readonly string[];
  readonly ownEvidence: boolean;
  readonly evidence: readonly {
    readonly id: string;
    readonly quote: string;
    readonly source: { readonly id: string };
  }[];
  readonly inferred?: boolean;
}
interface Node extends Proven {
  readonly id: string;
  readonly property: string | null;
  readonly relationshipType: string | null;
  readonly details: readonly (Proven & { readonly name: string })[];
  readonly status: string | null;
  readonly subject: { readonly id: string };
  readonly object: { readonly id: string } | null;
  readonly date: { readonly earliest: string | null } | null;
  readonly validFrom: { readonly earliest: string | null } | null;
}
interface Connection {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean };
  readonly edges: readonly { readonly cursor: string; readonly direction: string; readonly node: Node }[];
}

const shown = `totalCount pageInfo { hasNextPage hasPreviousPage } edges { cursor direction node {
  id property relationshipType value values inferred status ownEvidence subject { id } object { id }
  details { name value values ownEvidence evidence { id quote source { id } } }
  date { earliest } validFrom { earliest } evidence { id quote source { id } } } }`;

/** The facts of one entity, under some arguments. */
async function factsOf(id: string, args = 'first: 100'): Promise<Connection> {
  const { data, errors } = await ask(`{ entity(id: "${id}") { facts(${args}) { ${shown} } } }`);
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return (data as unknown as { entity: { facts: Connection } }).entity.facts;
}

const nodesOf = ({ edges }: Connection) => edges.map(({ node }) => node);

/** The facts of all entities, each entity with its own. */
async function allFacts(): Promise<ReadonlyMap<string, Connection>> {
  const ids = (await linesOf()).flatMap(({ type, id, factId }) =>
    factId === undefined && !['Evidence', 'Source', 'Claim'].includes(String(type)) ? [String(id)] : [],
  );
  const { data, errors } = await ask(
    `query ($ids: [ID!]!) { entities(ids: $ids) { id facts(first: 100) { ${shown} } } }`,
    { ids },
  );
  expect(errors).toEqual([]);
  const { entities } = data as unknown as { entities: { id: string; facts: Connection }[] };
  return new Map(entities.map(({ id, facts }) => [id, facts]));
}

describe('proof of every value', () => {
  it('is reached from the entity: each property of the article in the sentences that its seed names', async () => {
    const lines = await linesOf();
    const facts = new Map(
      [...(await allFacts()).values()].flatMap(nodesOf).map((fact) => [fact.id, fact] as const),
    );
    const texts = new Map(
      lines.filter(({ type }) => type === 'Evidence').map(({ id, quote }) => [id, quote]),
    );
    let own = 0;
    for (const line of lines) {
      if (['Evidence', 'Source'].includes(String(line.type))) continue;
      for (const [name, value] of Object.entries(line)) {
        if (['id', 'type', 'note', 'inferred'].includes(name) || /evidence$/i.test(name)) continue;
        if (line.factId !== undefined && ['factId', 'from', 'to'].includes(name)) continue;
        // A relationship is one fact with details, each property of an entity one of its own.
        const fact =
          line.factId === undefined
            ? facts.get(`${String(line.id)}#${name}`)
            : facts.get(line.factId)?.details.find((detail) => detail.name === name);
        // '' in a key says that there is none.
        if (value === '') {
          expect(fact).toBeUndefined();
          continue;
        }
        const proof = (line[`${name}Evidence`] ?? line.evidence) as string[];
        expect(
          fact?.evidence.map(({ id }) => id),
          JSON.stringify([line, name]),
        ).toEqual(proof);
        expect(fact?.evidence.map(({ quote }) => quote)).toEqual(proof.map((id) => texts.get(id)));
        expect(fact?.value ?? fact?.values).toEqual(Array.isArray(value) ? value : String(value));
        if (line.factId === undefined)
          expect(fact?.inferred).toBe((line.inferred as string[] | undefined)?.includes(name) ?? false);
        expect(fact?.ownEvidence).toBe(line[`${name}Evidence`] !== undefined);
        if (line[`${name}Evidence`] !== undefined) own++;
      }
    }
    // The values that no answer could prove.
    expect(own).toBe(36);
  }, 120_000);

  it('has a short way: the passages of some properties', async () => {
    const { data, statements } = await ask(`{
      agreement(id: "agreement/bjkw-hkpc-framework") { evidence { id } scope: evidence(of: [SCOPE]) { id } both: evidence(of: [SCOPE, NAME]) { id } }
      event(id: "event/jinggang-forum") { evidence(of: [HELD_ON]) { quote } }
    }`);
    expect(data).toEqual({
      agreement: {
        evidence: [{ id: 'jinggang/framework' }],
        scope: [{ id: 'jinggang/framework-scope' }, { id: 'jinggang/framework-aim' }],
        both: [
          { id: 'jinggang/framework' },
          { id: 'jinggang/framework-scope' },
          { id: 'jinggang/framework-aim' },
        ],
      },
      event: { evidence: [{ quote: expect.stringContaining('3月28日') as string }] },
    });
    expect(statements.length).toBeLessThanOrEqual(4);
  });
});

describe('the facts of all entities', () => {
  it('are those of the canonical export, once each, relationships from both ends', async () => {
    const wanted = (await linesOf()).flatMap((line) => {
      if (line.factId !== undefined) return [line.factId];
      if (['Evidence', 'Source'].includes(String(line.type))) return [];
      const names = Object.keys(line).filter(
        (name) => !['id', 'type', 'note', 'inferred'].includes(name) && !/evidence$/i.test(name),
      );
      return ['', ...names].map((name) => `${String(line.id)}#${name}`);
    });
    const all = await allFacts();
    const seen = [...all].flatMap(([id, { edges }]) =>
      edges.map(({ direction, node }) => ({ id, direction, fact: node })),
    );
    expect([...all.values()].map(({ totalCount }) => totalCount)).toEqual(
      [...all.values()].map(({ edges }) => edges.length),
    );
    expect(
      seen
        .filter(({ direction }) => direction === 'OUT')
        .map(({ fact }) => fact.id)
        .sort(),
    ).toEqual(wanted.sort());
    const arriving = seen.filter(({ direction }) => direction === 'IN');
    expect(arriving.map(({ fact }) => fact.id).sort()).toEqual(
      wanted.filter((id) => id.startsWith('fact/')).sort(),
    );
    // One record in every cache: the stored ends, whoever asks.
    for (const { id, direction, fact } of seen)
      expect(direction === 'OUT' ? fact.subject.id : fact.object?.id).toBe(id);
  }, 120_000);

  it('take two statements for any number of parents, and one more for each thing that they lead to', async () => {
    const count = async (first: number) =>
      (
        await ask(
          `{ organisations(first: ${first}) { nodes { facts(first: 5) { totalCount nodes { id value claims { value } subject { name } evidence { quote } seed { file } } } } } }`,
        )
      ).statements.length;
    expect(await count(1)).toBe(5);
    expect(await count(20)).toBe(5);
  });
});

describe('a list of facts', () => {
  const forum = 'event/jinggang-forum';

  it('begins with existence and properties as the contract lists them; relationships follow', async () => {
    const facts = nodesOf(await factsOf(forum));
    expect(facts.slice(0, 6).map(({ property }) => property)).toEqual([
      '',
      'name',
      'status',
      'kind',
      'heldOn',
      'theme',
    ]);
    expect(facts.slice(6).every(({ relationshipType }) => relationshipType !== null)).toBe(true);
  });

  it.each(['PROPERTY_ASC', 'PROPERTY_DESC', 'DATE_ASC', 'DATE_DESC', 'REVISION_ASC', 'REVISION_DESC'])(
    'is the same by pages, from either end: %s',
    async (order) => {
      const all = (await factsOf(forum, `first: 100, orderBy: ${order}`)).edges.map(({ node }) => node.id);
      const forwards: string[] = [];
      for (let after = ''; ;) {
        const page = await factsOf(forum, `first: 4, orderBy: ${order}${after && `, after: "${after}"`}`);
        expect(page.pageInfo.hasPreviousPage).toBe(after !== '');
        forwards.push(...nodesOf(page).map(({ id }) => id));
        after = page.edges.at(-1)?.cursor ?? '';
        if (!page.pageInfo.hasNextPage) break;
      }
      expect(forwards).toEqual(all);
      const backwards: string[] = [];
      for (let before = ''; ;) {
        const page = await factsOf(forum, `last: 4, orderBy: ${order}${before && `, before: "${before}"`}`);
        expect(page.pageInfo.hasNextPage).toBe(before !== '');
        backwards.unshift(...nodesOf(page).map(({ id }) => id));
        before = page.edges[0]?.cursor ?? '';
        if (!page.pageInfo.hasPreviousPage) break;
      }
      expect(backwards).toEqual(all);
    },
    60_000,
  );

  it.each(['DATE_ASC', 'DATE_DESC'])('has what has no date last: %s', async (order) => {
    const days = nodesOf(
      await factsOf('centre/jinggang-rnd-accelerator', `first: 100, orderBy: ${order}`),
    ).map(({ date, validFrom }) => (date ?? validFrom)?.earliest ?? null);
    expect(days[0]).toBe('2024-01-01');
    expect(days.slice(1).every((day) => day === null)).toBe(true);
  });

  it('keeps what a plain filter would: any combination of conditions', async () => {
    const hub = 'org/hkpc';
    const all = nodesOf(await factsOf(hub));
    type Test = readonly [where: string, keeps: (fact: Node) => boolean];
    const sources = ({ evidence }: Node) => new Set(evidence.map(({ source }) => source.id)).size;
    const leaf = fc.constantFrom<Test>(
      ['property: {eq: "kind"}', (f) => f.property === 'kind'],
      ['property: {eq: ""}', (f) => f.property === ''],
      ['property: {eq: null}', (f) => f.property === null],
      ['property: {in: ["name", "kind"]}', (f) => ['name', 'kind'].includes(f.property ?? '-')],
      [
        'relationshipType: {in: [PARTY_TO, COOPERATES_WITH]}',
        (f) => /PARTY_TO|COOPERATES_WITH/.test(f.relationshipType ?? ''),
      ],
      ['relationshipType: {eq: null}', (f) => f.relationshipType === null],
      ['status: {eq: ACTIVE}', (f) => f.status === 'ACTIVE'],
      ['status: {eq: null}', (f) => f.status === null],
      ['inferred: {eq: true}', (f) => f.inferred === true],
      ['disputed: {eq: false}', () => true],
      ['source: {eq: "source/bjnews-jinggang-forum"}', () => true],
      ['source: {in: ["source/none"]}', () => false],
      ['sources: {min: 1, max: 1}', (f) => sources(f) === 1],
      ['sources: {min: 2}', (f) => sources(f) >= 2],
      ['relationshipType: null', () => true],
    );
    const test = fc.letrec<{ any: Test }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 2 },
        leaf,
        fc
          .array(tie('any'), { maxLength: 3 })
          .map((parts): Test => [
            `AND: [${parts.map(([where]) => `{${where}}`).join(', ')}]`,
            (fact) => parts.every(([, keeps]) => keeps(fact)),
          ]),
        fc
          .array(tie('any'), { minLength: 1, maxLength: 3 })
          .map((parts): Test => [
            `OR: [${parts.map(([where]) => `{${where}}`).join(', ')}]`,
            (fact) => parts.some(([, keeps]) => keeps(fact)),
          ]),
        tie('any').map(([where, keeps]): Test => [`NOT: {${where}}`, (fact) => !keeps(fact)]),
      ),
    })).any;
    await fc.assert(
      fc.asyncProperty(test, async ([where, keeps]) => {
        const found = await factsOf(hub, `first: 100, where: {${where}}`);
        const wanted = all.filter(keeps).map(({ id }) => id);
        expect(nodesOf(found).map(({ id }) => id)).toEqual(wanted);
        expect(found.totalCount).toBe(wanted.length);
      }),
      { numRuns: 12 },
    );
  }, 240_000);

  it('refuses both directions at once, wrong sizes and cursors of another order', async () => {
    const errors = async (args: string) =>
      (await ask(`{ entity(id: "${forum}") { facts(${args}) { nodes { id } } } }`)).errors;
    const cursor = (await factsOf(forum, 'first: 1')).edges[0]?.cursor ?? '';
    expect(await errors('first: 1, last: 1')).toEqual(['last: give `first` or `last`, not both.']);
    expect(await errors('last: 101')).toEqual(['last: must be from 1 to 100, got 101.']);
    expect(await errors(`last: 1, after: "${cursor}"`)).toEqual([
      'after: goes with `first`, not with `last`.',
    ]);
    expect(await errors(`first: 1, before: "${cursor}"`)).toEqual([
      'before: goes with `last`, not with `first`.',
    ]);
    expect((await errors(`orderBy: DATE_ASC, after: "${cursor}"`))[0]).toMatch(
      /^after: this cursor belongs to/,
    );
  });
});

describe('by id', () => {
  it.each([
    ['fact', 'kind', '"kind" is no id of a fact: those are'],
    ['fact', 'org/hkpc#evidence', '"org/hkpc#evidence" is no id of a fact: those are'],
    [
      'evidence',
      'org/hkpc',
      '"org/hkpc" is the id of an Organisation: ask `organisation(id:)` or `entity(id:)`.',
    ],
  ])('%s(id: "%s") could never be found: told', async (field, id, message) => {
    const { errors } = await ask(`{ ${field}(id: "${id}") { id } }`);
    expect(errors).toEqual([expect.stringContaining(`id: ${message}`)]);
  });

  it('anything that is stated, and its proof, has one', async () => {
    const { data } = await ask(`{
      existence: node(id: "org/hkpc#") { __typename id ... on Fact { property value status subject { name } ownEvidence } }
      property: fact(id: "org/hkpc#kind") { value inferred note seed { number } }
      evidence: node(id: "jinggang/framework") { __typename id ... on Evidence { quote } }
      same: evidence(id: "jinggang/framework") { id }
      entity: node(id: "org/hkpc") { __typename }
      source: node(id: "source/bjnews-jinggang-forum") { __typename }
      none: fact(id: "org/hkpc#dissolvedOn") { id }
      nothing: fact(id: "org/nobody#") { id }
      nobody: node(id: "nobody/at-all") { id }
    }`);
    expect(data).toEqual({
      existence: {
        __typename: 'Fact',
        id: 'org/hkpc#',
        property: '',
        value: null,
        status: 'ACTIVE',
        subject: { name: '香港生產力促進局' },
        ownEvidence: true,
      },
      property: {
        value: 'STATUTORY_BODY',
        inferred: true,
        note: expect.stringContaining('Kind:') as string,
        seed: { number: 1 },
      },
      evidence: {
        __typename: 'Evidence',
        id: 'jinggang/framework',
        quote: '北京市科委與香港生產力促進局簽署框架合作協議',
      },
      same: { id: 'jinggang/framework' },
      entity: { __typename: 'Organisation' },
      source: { __typename: 'Source' },
      none: null,
      nothing: null,
      nobody: null,
    });
  });

  it('a relationship is one fact from both ends, with its own properties', async () => {
    const { data } =
      await ask(`{ official(id: "official/chan-cho-hang") { facts(where: {relationshipType: {eq: HOLDS_POST}}) {
      edges { direction node { id details { name value } object { id facts(where: {relationshipType: {eq: HOLDS_POST}}) { edges { direction node { id } } } } } } } } }`);
    const [edge] = (
      data as unknown as {
        official: {
          facts: {
            edges: {
              direction: string;
              node: {
                id: string;
                details: unknown;
                object: { facts: { edges: { direction: string; node: { id: string } }[] } };
              };
            }[];
          };
        };
      }
    ).official.facts.edges;
    expect(edge?.direction).toBe('OUT');
    expect(edge?.node.details).toContainEqual({ name: 'title', value: expect.any(String) as string });
    expect(edge?.node.object.facts.edges).toContainEqual({ direction: 'IN', node: { id: edge?.node.id } });
    const { data: again } = await ask(`query ($id: ID!) { fact(id: $id) { id } node(id: $id) { id } }`, {
      id: edge?.node.id,
    });
    expect(again).toEqual({ fact: { id: edge?.node.id }, node: { id: edge?.node.id } });
  });
});

describe('from text to facts', () => {
  it('a source lists its passages and what each states, in the order of the text', async () => {
    const { data, errors, statements } = await ask(`{ source(id: "source/bjnews-jinggang-forum") {
      evidence(first: 100) { totalCount nodes { id start end } }
      facts(first: 100) { totalCount edges { start end evidence { id } node { id evidence { id } } } }
      last: facts(last: 1) { edges { start } pageInfo { hasPreviousPage hasNextPage } } } }`);
    expect(errors).toEqual([]);
    const { source } = data as unknown as {
      source: {
        evidence: { totalCount: number; nodes: { id: string; start: number }[] };
        facts: {
          totalCount: number;
          edges: {
            start: number;
            evidence: { id: string };
            node: { id: string; evidence: { id: string }[] };
          }[];
        };
        last: { edges: { start: number }[]; pageInfo: unknown };
      };
    };
    const evidence = (await linesOf()).filter(({ type }) => type === 'Evidence');
    expect(source.evidence.totalCount).toBe(evidence.length);
    const starts = source.evidence.nodes.map(({ start }) => start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    const places = source.facts.edges.map(({ start }) => start);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    for (const { evidence: passage, node } of source.facts.edges)
      expect(node.evidence.map(({ id }) => id)).toContain(passage.id);
    expect(source.last.pageInfo).toEqual({ hasPreviousPage: true, hasNextPage: false });
    expect(source.last.edges[0]?.start).toBe(starts.at(-1));
    expect(statements.length).toBeLessThanOrEqual(7);
  }, 60_000);

  it('each passage leads to all that it states, and to nothing else', async () => {
    const stated = new Map<string, Set<string>>();
    for (const fact of [...(await allFacts()).values()].flatMap(nodesOf))
      for (const { id } of fact.evidence) stated.set(id, (stated.get(id) ?? new Set()).add(fact.id));
    const { data } = await ask(`{ source(id: "source/bjnews-jinggang-forum") { evidence(first: 100) {
      nodes { id facts(first: 100) { totalCount nodes { id } } } } } }`);
    const { nodes } = (
      data as unknown as {
        source: {
          evidence: { nodes: { id: string; facts: { totalCount: number; nodes: { id: string }[] } }[] };
        };
      }
    ).source.evidence;
    expect(nodes.length).toBe(stated.size);
    for (const { id, facts } of nodes) {
      expect(facts.nodes.map((fact) => fact.id).sort(), id).toEqual([...(stated.get(id) ?? [])].sort());
      expect(facts.totalCount).toBe(facts.nodes.length);
    }
  }, 60_000);

  it('tells what only this source states, and what people say states', async () => {
    const { data, errors } = await ask(`{
      source(id: "source/bjnews-jinggang-forum") { facts { totalCount } only: facts(where: {sources: {max: 1}}) { totalCount } others: facts(where: {sources: {min: 2}}) { totalCount } }
      officials { nodes { statements { nodes { facts(first: 1) { nodes { id } } } } } } }`);
    expect(errors).toEqual([]);
    const { source, officials } = data as unknown as {
      source: Record<string, { totalCount: number }>;
      officials: { nodes: { statements: { nodes: { facts: { nodes: unknown[] } }[] } }[] };
    };
    expect(source.only).toEqual(source.facts);
    expect(source.others).toEqual({ totalCount: 0 });
    const statements = officials.nodes.flatMap((official) => official.statements.nodes);
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.every(({ facts }) => facts.nodes.length > 0)).toBe(true);
  }, 60_000);
});
