/** How much there is of everything is read, not counted: whatever the size of the graph. */
import neo4j, { type Driver, type Plan } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialect } from '../../src/graph/graph.js';
import { countStatement } from '../../src/loaders/count-statement.js';
import { realOntology } from '../support/ontology.js';
import { testServer } from '../support/server.js';

let driver: Driver;
beforeAll(() => {
  const { uri, user, password } = testServer();
  driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
});
afterAll(() => driver.close());

const operators = ({ operatorType, children }: Plan): string[] => [
  operatorType.replace(/@.*$/, ''),
  ...children.flatMap(operators),
];

describe('the counts of a graph', () => {
  it('come from the count store, each of them', async () => {
    const { text } = countStatement(realOntology);
    const { summary } = await driver.executeQuery(`${dialect}EXPLAIN ${text}`);
    const used = summary.plan ? operators(summary.plan) : [];
    const { entities, records, relationships } = realOntology;
    expect(used.filter((operator) => operator === 'NodeCountFromCountStore')).toHaveLength(
      entities.size + records.size,
    );
    expect(used.filter((operator) => operator === 'RelationshipCountFromCountStore')).toHaveLength(
      relationships.size,
    );
    // That of the ledger's one node.
    expect(used.filter((operator) => /Scan/.test(operator))).toHaveLength(1);
  });
});
