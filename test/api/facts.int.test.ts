import { join } from 'node:path';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { packageRoot } from '../../src/package.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { emptyGraph, load } from '../support/seeds.js';

let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = openTestGraph();
  await emptyGraph(graph);
  const { problems, error } = await load(graph, join(packageRoot, 'seed'));
  if (error) throw new Error(JSON.stringify(problems), { cause: error });
  ask = asker(graph);
});
afterAll(async () => {
  await emptyGraph(graph);
  await graph.close();
});

describe('the facts of an entity', () => {
  it('x', async () => {
    const a = await ask(`{ agreement(id: "agreement/bjkw-hkpc-framework") { evidence(of: [SCOPE]) { quote } facts(first: 50) { totalCount pageInfo { hasNextPage } edges { direction node {
      id subject { id } property relationshipType object { id } value values date { edtf } details { name value } status startUnknown inferred note ownEvidence disputed claims { value } seed { file } evidence { quote } } } } } }`);
    console.log(JSON.stringify(a.data, null, 1).slice(0, 6000), a.errors, a.statements.length);
    const b = await ask(`{ event(id: "event/jinggang-forum") { evidence(of: [HELD_ON]) { quote } facts(last: 2, where: {NOT: {property: {eq: null}}}) { totalCount nodes { id value } pageInfo { hasNextPage hasPreviousPage startCursor } } } 
     x: fact(id: "event/jinggang-forum#heldOn") { value evidence { id } } node(id: "jinggang/forum-held") { id __typename ... on Evidence { facts { totalCount nodes { id } } } } e: evidence(id: "jinggang/forum-venue") { facts { nodes { id } } } n: node(id: "org/hkpc#") { __typename id }
      sources { nodes { evidence(first: 3) { totalCount nodes { id start } } facts(first: 5) { totalCount edges { start end evidence { id } node { id } } } one: facts(where: {sources: {max: 1}, source: {eq: "source/bjnews-jinggang-forum"}}) { totalCount } none: facts(where: {sources: {min: 2}}) { totalCount } } } }`);
    console.log(JSON.stringify(b.data, null, 1), b.errors, b.statements.length);
    expect(1).toBe(1);
  });
});
