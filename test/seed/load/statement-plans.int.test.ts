/** The first seed of a graph may be large: its statements must not be planned for the empty graph that is committed. */
import neo4j, { type Driver, type Plan } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialect } from '../../../src/graph/graph.js';
import { statementText } from '../../../src/graph/statement-files.js';
import { ensureSchema } from '../../../src/seed/load/schema/ensure-schema.js';
import { openTestGraph } from '../../support/api.js';
import { realOntology } from '../../support/ontology.js';
import { emptyGraph, statementFiles } from '../../support/seeds.js';
import { testServer } from '../../support/server.js';

let driver: Driver;
beforeAll(async () => {
  const graph = openTestGraph();
  await ensureSchema({ graph, ontology: realOntology, statements: statementFiles });
  await emptyGraph(graph);
  await graph.close();
  const server = testServer();
  driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
});
afterAll(() => driver.close());

const byElementId = [...statementFiles.keys()].filter(
  (name) => name.startsWith('seed/') && /WHERE elementId\(/.test(statementText(statementFiles, name)),
);

const operators = ({ operatorType, children }: Plan): string[] => [
  operatorType.replace(/@.*$/, ''),
  ...children.flatMap(operators),
];

describe('in an empty graph, what is given by element id is sought by it', () => {
  it.each(byElementId)('%s', async (name) => {
    const parameters = { ids: [], rows: [], groups: [], types: [], revision: 1 };
    const { summary } = await driver.executeQuery(
      `${dialect}EXPLAIN ${statementText(statementFiles, name, 'LOCATED_IN')}`,
      parameters,
    );
    const used = summary.plan ? operators(summary.plan) : [];
    expect(used.filter((operator) => /Seek/.test(operator))).not.toEqual([]);
    expect(used.filter((operator) => /Scan|Lookup/.test(operator))).toEqual([]);
  });

  it('which is most of the statements of a load', () => {
    expect(byElementId.length).toBeGreaterThan(8);
  });
});
