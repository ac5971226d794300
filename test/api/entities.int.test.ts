import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { writeFacts, type Facts } from '../support/facts.js';
import { realOntology } from '../support/ontology.js';

const facts: Facts = {
  nodes: {
    'org/hkpc': {
      name: '香港生產力促進局',
      kind: 'STATUTORY_BODY',
      aliases: ['生產力局'],
      nameEn: 'Hong Kong Productivity Council',
      foundedOn: '1967',
      evidence: ['e/1', 'e/2'],
      inferred: ['kind'],
      note: 'n',
    },
    'official/chan': { name: '陳祖恒', evidence: ['e/1'] },
    'figure/labs': { measure: '外資研發中心', value: 221, unit: '家', evidence: ['e/1'] },
    'centre/x': {
      name: '出海服務中心',
      kind: 'SERVICE_CENTRE',
      status: 'PLANNED',
      openedOn: '[2025-04-11..2025-04-20]',
    },
    'event/f': { name: '論壇', kind: 'FORUM', status: 'ENDED', heldOn: '2025-03-28' },
    'agreement/a': {
      name: '協議',
      kind: 'CONTRACT',
      status: 'ENDED',
      signedOn: '2020-01',
      endedOn: '2024-12-31',
    },
    'output/o': { name: '模型', kind: 'MODEL' },
    'place/hk': { name: '香港' },
    'place/cn': { name: '中國' },
    'topic/ai': { name: '人工智能' },
  },
  sources: {
    'source/a': {
      title: '論壇',
      publisher: '新京報',
      publishedOn: '2025-03-28',
      credits: ['陳琳'],
      text: '甲簽署。\n乙。',
      sha256: 'x',
      inferred: [],
    },
  },
  evidence: {
    'e/1': {
      source: 'source/a',
      quote: '甲簽署',
      start: 0n,
      end: 3n,
      context: '甲簽署。',
      saidBy: 'official/chan',
    },
    'e/2': { source: 'source/a', quote: '乙', start: 5n, end: 6n, context: '乙。' },
  },
  facts: [
    [
      'official/chan',
      'HOLDS_POST',
      'org/hkpc',
      { title: '主席', evidence: ['e/1'], validFrom: '2024', validFromEarliest: 20240101n },
    ],
    ['official/chan', 'HOLDS_POST', 'org/hkpc', { title: '委員', evidence: ['e/1'] }],
    ['figure/labs', 'MEASURES', 'place/hk', { evidence: ['e/1'] }],
    ['org/hkpc', 'TAKES_PART_IN', 'centre/x', { role: 'FOUNDER', status: 'PLANNED', evidence: ['e/1'] }],
    ['org/hkpc', 'LOCATED_IN', 'place/hk', { evidence: ['e/1'] }],
    ['place/hk', 'PART_OF', 'place/cn', { evidence: ['e/1'] }],
    ['org/hkpc', 'ABOUT', 'topic/ai', { evidence: ['e/2'] }],
  ],
};

let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = openTestGraph();
  await writeFacts(graph, realOntology, facts);
  ask = asker(graph);
});
afterAll(() => graph.close());

describe('an entity', () => {
  it('opens into its evidence, position and source', async () => {
    const { data, statements } = await ask(`{ organisation(id: "org/hkpc") { evidence {
      id quote start end context saidBy { name } source { title publisher publishedOn { edtf earliest } url text } } } }`);
    expect(data).toEqual({
      organisation: {
        evidence: [
          {
            id: 'e/1',
            quote: '甲簽署',
            start: 0,
            end: 3,
            context: '甲簽署。',
            saidBy: { name: '陳祖恒' },
            source: {
              title: '論壇',
              publisher: '新京報',
              publishedOn: { edtf: '2025-03-28', earliest: '2025-03-28' },
              url: null,
              text: '甲簽署。\n乙。',
            },
          },
          expect.objectContaining({ id: 'e/2', saidBy: null }),
        ],
      },
    });
    expect(statements).toHaveLength(4);
  });

  it('has names, status, lists and dates in the form the contract gives them', async () => {
    const { data } =
      await ask(`{ organisation(id: "org/hkpc") { id type name en: name(lang: EN) nameLanguage(lang: EN)
      names { text kind } aliases formerNames status scope: externalIds inferred note foundedOn { edtf earliest latest precision approximate } dissolvedOn { edtf } } }`);
    expect(data).toEqual({
      organisation: {
        id: 'org/hkpc',
        type: 'ORGANISATION',
        name: '香港生產力促進局',
        en: 'Hong Kong Productivity Council',
        nameLanguage: 'EN',
        names: [
          { text: '香港生產力促進局', kind: 'NAME' },
          { text: 'Hong Kong Productivity Council', kind: 'NAME' },
          { text: '生產力局', kind: 'ALIAS' },
        ],
        aliases: ['生產力局'],
        formerNames: [],
        status: 'ACTIVE',
        scope: [],
        inferred: ['kind'],
        note: 'n',
        foundedOn: {
          edtf: '1967',
          earliest: '1967-01-01',
          latest: '1967-12-31',
          precision: 'YEAR',
          approximate: false,
        },
        dissolvedOn: null,
      },
    });
  });

  it('without a name of its own answers with its measure', async () => {
    const { data } = await ask(
      '{ figure(id: "figure/labs") { name measure value unit subjects { nodes { id name } } } place(id: "place/hk") { figures { nodes { name value } } } }',
    );
    expect(data).toEqual({
      figure: {
        name: '外資研發中心',
        measure: '外資研發中心',
        value: 221,
        unit: '家',
        subjects: { nodes: [{ id: 'place/hk', name: '香港' }] },
      },
      place: { figures: { nodes: [{ name: '外資研發中心', value: 221 }] } },
    });
  });

  it('holds two posts at one body as two facts, with what is known of their start', async () => {
    const { data } = await ask(`{ official(id: "official/chan") { posts(orderBy: [EDGE_TITLE_ASC]) { edges {
      title factId type startUnknown status validFrom { edtf } evidence { quote } node { name } } } } }`);
    const edges = (data as { official: { posts: { edges: Array<{ factId: string }> } } }).official.posts
      .edges;
    expect(edges).toMatchObject([
      {
        title: '主席',
        type: 'HOLDS_POST',
        startUnknown: false,
        status: 'ACTIVE',
        validFrom: { edtf: '2024' },
        evidence: [{ quote: '甲簽署' }],
      },
      { title: '委員', startUnknown: true, validFrom: null },
    ]);
    expect(new Set(edges.map((e) => e.factId)).size).toBe(2);
  });

  it('has a place, a place a parent, and a person statements', async () => {
    const { data } = await ask(
      '{ organisation(id: "org/hkpc") { place { name parent { name } } } official(id: "official/chan") { statements { nodes { id quote } } } }',
    );
    expect(data).toEqual({
      organisation: { place: { name: '香港', parent: { name: '中國' } } },
      official: { statements: { nodes: [{ id: 'e/1', quote: '甲簽署' }] } },
    });
  });

  it('is seen by what is not there yet', async () => {
    const { data } =
      await ask(`{ centres(where: { status: { eq: PLANNED } }) { nodes { name status openedOn { edtf earliest latest precision }
      participants { edges { role status node { id } } } } } }`);
    expect(data).toEqual({
      centres: {
        nodes: [
          {
            name: '出海服務中心',
            status: 'PLANNED',
            openedOn: {
              edtf: '[2025-04-11..2025-04-20]',
              earliest: '2025-04-11',
              latest: '2025-04-20',
              precision: 'RANGE',
            },
            participants: { edges: [{ role: 'FOUNDER', status: 'PLANNED', node: { id: 'org/hkpc' } }] },
          },
        ],
      },
    });
  });
});

describe('entities of several types', () => {
  it('tell kind and dates under one name, each by one statement with the columns that its types have', async () => {
    const { data, errors, statements } =
      await ask(`{ entities(ids: ["org/hkpc", "centre/x", "event/f", "agreement/a", "official/chan", "output/o"]) {
        id kindName startsOn { edtf } endsOn { edtf } } }`);
    expect(errors).toEqual([]);
    const of = (id: string, kindName: string | null, start: string | null, end: string | null) => ({
      id,
      kindName,
      startsOn: start === null ? null : { edtf: start },
      endsOn: end === null ? null : { edtf: end },
    });
    expect(data).toEqual({
      entities: [
        of('org/hkpc', 'STATUTORY_BODY', '1967', null),
        of('centre/x', 'SERVICE_CENTRE', '[2025-04-11..2025-04-20]', null),
        of('event/f', 'FORUM', '2025-03-28', '2025-03-28'),
        of('agreement/a', 'CONTRACT', '2020-01', '2024-12-31'),
        of('official/chan', null, null, null),
        of('output/o', 'MODEL', null, null),
      ],
    });
    expect(statements).toHaveLength(1);
  });

  it('of one type are read with no column that it does not have', async () => {
    const { statements } = await ask(
      '{ officials(first: 1) { nodes { kindName startsOn { edtf } } } events(first: 1) { nodes { kindName startsOn { edtf } endsOn { edtf } } } }',
    );
    const columns = statements.map((text) => text.match(/ AS n_\w+/g));
    expect(columns).toEqual([[' AS n_id'], [' AS n_id', ' AS n_heldOn', ' AS n_kind']]);
  });
});

describe('anything by its id', () => {
  it('is found by node, entities by entity and entities in the order of the ids', async () => {
    const { data, statements } = await ask(`{
      node(id: "source/a") { id ... on Source { title } }
      entity(id: "org/hkpc") { name ... on Organisation { kind } }
      entities(ids: ["place/hk", "org/none", "source/a", "official/chan", "nonsense"]) { id name } }`);
    expect(data).toEqual({
      node: { id: 'source/a', title: '論壇' },
      entity: { name: '香港生產力促進局', kind: 'STATUTORY_BODY' },
      entities: [{ id: 'place/hk', name: '香港' }, null, null, { id: 'official/chan', name: '陳祖恒' }, null],
    });
    expect(statements).toHaveLength(3);
  });

  it('is null where there is none', async () => {
    const { data, statements, errors } = await ask(
      '{ node(id: "x") { id } entity(id: "source/a") { id } organisation(id: "org/none") { id } }',
    );
    expect(data).toEqual({ node: null, entity: null, organisation: null });
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(1);
  });

  it.each([
    [
      'organisation(id: "official/chan")',
      'id: "official/chan" is the id of an Official: ask `official(id:)` or `entity(id:)`.',
    ],
    [
      'startupProject(id: "event/x")',
      'id: "event/x" is the id of an Event: ask `event(id:)` or `entity(id:)`.',
    ],
    ['place(id: "source/a")', 'id: "source/a" is the id of a Source: ask `source(id:)` or `node(id:)`.'],
    [
      'source(id: "org/hkpc")',
      'id: "org/hkpc" is the id of an Organisation: ask `organisation(id:)` or `entity(id:)`.',
    ],
    ['organisation(id: "hkpc")', 'id: "hkpc" is no id of an Organisation: they begin with "org/".'],
    ['source(id: "e/1")', 'id: "e/1" is no id of a Source: they begin with "source/".'],
  ])('is refused by %s, which could never find it', async (field, message) => {
    const { data, errors, statements } = await ask(`{ wrong: ${field} { id } place(id: "place/hk") { id } }`);
    expect(errors).toEqual([message]);
    expect(data).toEqual({ wrong: null, place: { id: 'place/hk' } });
    expect(statements).toHaveLength(1);
  });

  it('takes 100 ids at most', async () => {
    const { errors } = await ask('query ($ids: [ID!]!) { entities(ids: $ids) { id } }', {
      ids: Array.from({ length: 101 }, String),
    });
    expect(errors).toEqual(['ids: takes 100 ids at most, got 101.']);
  });
});

describe('conditions', () => {
  it('of null are as if they were not there', async () => {
    const all = await ask('{ places { totalCount } }');
    for (const where of ['{OR: null}', '{AND: null}', '{NOT: null}', 'null'])
      expect((await ask(`{ places(where: ${where}) { totalCount } }`)).data).toEqual(all.data);
  });

  it('on dates that do not exist are refused', async () => {
    const { errors } = await ask('{ organisations(where: {foundedOn: {eq: "2025-13"}}) { totalCount } }');
    expect(errors[0]).toContain('where.foundedOn.eq: "2025-13"');
  });

  it('are bounded in depth, in literals as in variables', async () => {
    const nested = (levels: number) => '{NOT: '.repeat(levels) + '{kind: {eq: COMPANY}}' + '}'.repeat(levels);
    const { errors } = await ask(`{ organisations(where: ${nested(60)}) { totalCount } }`);
    expect(errors[0]).toContain('levels of conditions');
  });
});

describe('the graph', () => {
  it('tells its revision and counts', async () => {
    const { data, statements } = await ask(
      '{ graph { revision entities { type count } facts { type count } evidenceCount sourceCount version } seeds { totalCount nodes { number } } }',
    );
    expect(data).toMatchObject({
      graph: { revision: 1, evidenceCount: 2, sourceCount: 1 },
      seeds: { totalCount: 0, nodes: [] },
    });
    const { entities, facts: counted } = (data as { graph: { entities: unknown[]; facts: unknown[] } }).graph;
    expect(entities).toContainEqual({ type: 'PLACE', count: 2 });
    expect(counted).toContainEqual({ type: 'HOLDS_POST', count: 2 });
    expect(statements).toHaveLength(2);
  });

  it('lists its sources', async () => {
    const { data } = await ask(
      '{ sources(orderBy: [TITLE_ASC]) { totalCount nodes { id title credits } } source(id: "source/a") { sha256 } }',
    );
    expect(data).toEqual({
      sources: { totalCount: 1, nodes: [{ id: 'source/a', title: '論壇', credits: ['陳琳'] }] },
      source: { sha256: 'x' },
    });
  });
});
