import { Kind, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { costOf } from '../../../src/api/price/cost.js';
import { executableSchema } from '../../../src/api/schema.js';
import type { Graph } from '../../../src/graph/graph.js';
import { asker, openTestGraph, type Ask } from '../../support/api.js';
import { writeFacts } from '../../support/facts.js';
import { facts, orgs } from '../../support/large-answers.js';
import { apiFolder, realOntology } from '../../support/ontology.js';

const schema = executableSchema(realOntology, apiFolder);
let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = openTestGraph();
  await writeFacts(graph, realOntology, facts);
  ask = asker(graph);
});
afterAll(() => graph.close());

function cost(text: string): number {
  const document = parse(text);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  return costOf(schema, { document, operation, variables: {} })?.requested ?? -1;
}

/** Objects that stand in lists of an answer. */
const entriesIn = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? value.filter((item) => typeof item === 'object').length : 0;
  return Object.values(value).reduce<number>((sum, item) => sum + entriesIn(item), own);
};

describe('the cost of an operation', () => {
  it.each([
    'organisations { nodes { agreements { nodes { parties { edges { factId } } } } } }',
    'organisations { nodes { names { text } evidence { id } agreements { edges { evidence { quote } } } } }',
    'organisations { nodes { partners { edges { ties { via { id } evidence { id } } } } } }',
    'organisations { nodes { facts { nodes { details { name evidence { id } } evidence { id } claims { value } } } } }',
    `entities(ids: ["${orgs[0]}", "${orgs[1]}"]) { id ... on Organisation { agreements(first: 100) { nodes { id } } } }`,
    'organisations { groups(by: [KIND, AGREEMENTS], first: 100) { keys { value } } timeline(date: FOUNDED_ON) { count } }',
    'graph { revision }',
  ])('pays for every entry of its answer: %s', async (field) => {
    const { data, errors } = await ask(`{ ${field} }`);
    expect(errors).toEqual([]);
    expect(2 * cost(`{ ${field} }`)).toBeGreaterThanOrEqual(entriesIn(data));
  });
});

describe('a list without pages', () => {
  it('gives the first, and the number of all beside them', async () => {
    const { data, errors } = await ask(`{ organisation(id: "${orgs[0]}") {
      evidence(first: 1) { id } evidenceCount nameCount names(first: 100) { text }
      partners(first: 1) { edges { tieCount ties(first: 1) { kind evidence(first: 1) { id } evidenceCount } all: ties(first: 100) { kind } } } } }`);
    expect(errors).toEqual([]);
    const found = data?.organisation as {
      evidence: object[];
      evidenceCount: number;
      nameCount: number;
      names: object[];
      partners: {
        edges: Array<{
          tieCount: number;
          ties: Array<{ evidence: object[]; evidenceCount: number }>;
          all: object[];
        }>;
      };
    };
    expect(found.evidence.length).toBe(Math.min(1, found.evidenceCount));
    expect(found.names).toHaveLength(found.nameCount);
    const [edge] = found.partners.edges;
    expect(edge?.ties).toHaveLength(1);
    expect(edge?.all).toHaveLength(Math.min(100, edge?.tieCount ?? 0));
    expect(edge?.ties[0]?.evidence.length).toBe(Math.min(1, edge?.ties[0]?.evidenceCount ?? 0));
  });

  it.each([0, 101])('refuses first: %i', async (first) => {
    const { errors } = await ask(`{ organisation(id: "${orgs[0]}") { names(first: ${first}) { text } } }`);
    expect(errors).toEqual([`first: must be from 1 to 100, got ${first}.`]);
  });
});
