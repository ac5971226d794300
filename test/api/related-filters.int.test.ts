import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { fold } from '../../src/names/fold.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { dated } from '../support/dates.js';
import { writeFacts, type Facts } from '../support/facts.js';
import { finder } from '../support/find.js';
import { realOntology } from '../support/ontology.js';
import { emptyGraph } from '../support/seeds.js';

const agreement = { kind: 'CONTRACT', status: 'ACTIVE' };
const facts: Facts = {
  nodes: {
    'org/a': { kind: 'COMPANY', evidence: ['e/1', 'e/2', 'e/3'] },
    'org/b': { kind: 'UNIVERSITY', evidence: ['e/1'] },
    'org/c': { kind: 'COMPANY' },
    'org/d': { kind: 'OTHER', name: '香港生產力促進局' },
    'agreement/ab': { ...agreement, ...dated('signedOn', '1995') },
    'agreement/b': { ...agreement, ...dated('signedOn', '1980') },
    'agreement/abc': agreement,
    'place/world': {},
    'place/china': {},
    'place/hk': {},
    'place/mars': {},
  },
  facts: [
    ['org/a', 'PARTY_TO', 'agreement/ab', { role: 'lead', evidence: ['e/1', 'e/3'], inferred: ['role'] }],
    ['org/b', 'PARTY_TO', 'agreement/ab', { role: 'guest' }],
    ['org/b', 'PARTY_TO', 'agreement/b', { role: 'lead' }],
    ['org/a', 'PARTY_TO', 'agreement/abc'],
    ['org/b', 'PARTY_TO', 'agreement/abc'],
    ['org/c', 'PARTY_TO', 'agreement/abc'],
    ['place/hk', 'PART_OF', 'place/china'],
    ['place/china', 'PART_OF', 'place/world'],
    ['org/a', 'LOCATED_IN', 'place/hk'],
    ['org/b', 'LOCATED_IN', 'place/mars'],
  ],
  evidence: { 'e/1': { source: 'source/1' }, 'e/2': { source: 'source/1' }, 'e/3': { source: 'source/2' } },
  sources: { 'source/1': {}, 'source/2': {} },
};

let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = openTestGraph();
  await writeFacts(graph, realOntology, facts);
  await graph.write(
    (transaction) =>
      transaction.run(
        'UNWIND $names AS row MATCH (n {id: row[0]}) CREATE (n)-[:HAS_NAME]->(:Name {id: row[0] + row[1], fold: row[1]})',
        {
          names: [
            ['org/a', fold('Alpha')],
            ['org/a', fold('First Works')],
            ['org/d', fold('香港生產力促進局')],
          ],
        },
      ),
    30_000,
  );
  ask = asker(graph);
});
afterAll(async () => {
  await emptyGraph(graph);
  await graph.close();
});

const find = (list: string, where: string) => finder(ask)(list, where);

describe('conditions on what a field leads to', () => {
  it.each([
    ['{ parties: { some: { node: { id: { eq: "org/a" } } } } }', ['ab', 'abc']],
    ['{ parties: { some: { edge: { role: { eq: "lead" } }, node: { kind: { eq: UNIVERSITY } } } } }', ['b']],
    ['{ parties: { all: { node: { kind: { eq: UNIVERSITY } } } } }', ['b']],
    ['{ parties: { all: { edge: { role: { in: ["lead", "guest"] } } } } }', ['ab', 'b']],
    ['{ parties: { none: { node: { id: { eq: "org/a" } } } } }', ['b']],
    ['{ parties: { count: { gte: 2, lt: 3 } } }', ['ab']],
    ['{ parties: { count: { eq: null } } }', ['ab', 'abc', 'b']],
    ['{ parties: { some: {} } }', ['ab', 'abc', 'b']],
    ['{ signatories: { some: {} } }', []],
    ['{ signatories: { all: { node: { id: { eq: "official/x" } } } } }', ['ab', 'abc', 'b']],
    ['{ NOT: { parties: { some: { edge: { role: { eq: "lead" } } } } } }', ['abc']],
    [
      '{ AND: [{ parties: { some: { node: { id: { eq: "org/a" } } } } }, { parties: { some: { node: { id: { eq: "org/b" } } } } }], signedOn: { after: "1990" } }',
      ['ab'],
    ],
    [
      '{ parties: { some: { node: { agreements: { some: { node: { signedOn: { before: "1990" } }, edge: { role: { startsWith: "LE" } } } } } } } }',
      ['ab', 'abc', 'b'],
    ],
    [
      '{ parties: { all: { node: { agreements: { some: { node: { signedOn: { before: "1990" } } } } } } } }',
      ['b'],
    ],
    ['{ parties: { some: { edge: { sources: { gte: 2 }, inferred: { has: "role" } } } } }', ['ab']],
  ])('%s', async (where, ids) => {
    expect(await find('agreements', where)).toEqual(ids);
  });
});

describe('sources, places and names', () => {
  it.each([
    ['{ sources: { gte: 2 } }', ['a']],
    ['{ sources: { eq: 1 } }', ['b']],
    ['{ sources: { lt: 1 } }', ['c', 'd']],
    ['{ places: { some: { node: { within: "place/china" } } } }', ['a']],
    ['{ places: { some: { node: { within: "place/mars" } } } }', ['b']],
    ['{ NOT: { places: { some: { node: { within: "place/world" } } } } }', ['b', 'c', 'd']],
    ['{ names: { eq: "ALPHA" } }', ['a']],
    ['{ names: { in: ["first works", "香港生产力促进局"] } }', ['a', 'd']],
    ['{ names: { contains: "生产力" } }', ['d']],
    ['{ names: { startsWith: "first", contains: "alp" } }', ['a']],
    ['{ names: { eq: null } }', ['a', 'b', 'c', 'd']],
    ['{ NOT: { names: { contains: "a" } } }', ['b', 'c', 'd']],
  ])('%s', async (where, ids) => {
    expect(await find('organisations', where)).toEqual(ids);
  });

  it('of places are those that lie in it, itself too', async () => {
    expect(await find('places', '{ within: "place/china" }')).toEqual(['china', 'hk']);
    expect(await find('places', '{ within: null }')).toEqual(['china', 'hk', 'mars', 'world']);
  });
});

describe('on a relationship field', () => {
  it('conditions on what the node has take one statement for all parents', async () => {
    const { data, errors, statements } = await ask(
      '{ organisations { nodes { agreements(where: { node: { parties: { count: { gte: 3 } } } }) { totalCount nodes { id } } } } }',
    );
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(2);
    const one = { agreements: { totalCount: 1, nodes: [{ id: 'agreement/abc' }] } };
    expect(data).toEqual({
      organisations: { nodes: [one, one, one, { agreements: { totalCount: 0, nodes: [] } }] },
    });
  });
});

describe('where ids are one thing', () => {
  beforeAll(async () => {
    await graph.write(async (transaction) => {
      await transaction.run("MATCH (l:Ledger) SET l.bodies = ['Organisation', 'Agreement']");
      await transaction.run(
        "MATCH (a {id: 'org/a'}), (b {id: 'org/b'}) SET a.body = ['org/a', 'org/b'], b.body = ['org/a', 'org/b'] CREATE (a)-[:SAME_AS {factId: 'same'}]->(b)",
      );
    }, 30_000);
  });

  it.each([
    // Facts of both to one agreement are one edge.
    ['agreements', '{ parties: { count: { eq: 2 } } }', ['abc']],
    ['agreements', '{ parties: { some: { node: { id: { eq: "org/b" } } } } }', []],
    ['agreements', '{ parties: { all: { node: { id: { eq: "org/a" } } } } }', ['ab', 'b']],
    ['organisations', '{ agreements: { some: { node: { id: { eq: "agreement/b" } } } } }', ['a']],
    ['organisations', '{ agreements: { count: { eq: 3 } } }', ['a']],
    ['organisations', '{ agreements: { some: { node: { parties: { count: { eq: 2 } } } } } }', ['a', 'c']],
    ['organisations', '{ identicalTo: { some: {} } }', []],
    ['organisations', '{ places: { count: { eq: 2 } } }', ['a']],
  ])('%s %s', async (list, where, ids) => {
    expect(await find(list, where)).toEqual(ids);
  });

  it('counts are those of the lists', async () => {
    const { data } = await ask('{ agreements { nodes { id parties { totalCount } } } }');
    expect(data).toMatchObject({
      agreements: {
        nodes: [
          { id: 'agreement/ab', parties: { totalCount: 1 } },
          { id: 'agreement/abc', parties: { totalCount: 2 } },
          { id: 'agreement/b', parties: { totalCount: 1 } },
        ],
      },
    });
  });
});
