/** The real API over HTTP, with more in it than a page holds: real clients walk it. */
import { afterAll, beforeAll } from 'vitest';
import { executableSchema } from '../../src/api/schema.js';
import type { Graph } from '../../src/graph/graph.js';
import { readStatementFiles } from '../../src/graph/statement-files.js';
import { buildApp } from '../../src/http/app.js';
import { packageRoot } from '../../src/package.js';
import { openTestGraph } from '../support/api.js';
import { writeFacts, type Facts } from '../support/facts.js';
import { apiFolder, realOntology } from '../support/ontology.js';

const slug = (index: number): string => String(index).padStart(2, '0');
/** All of them are parties to one agreement with the first, so that this has 23 partners, and one agreement with each. */
const bodies = Array.from({ length: 24 }, (_, index) => `org/${slug(index)}`);
export const organisationIds: readonly string[] = bodies;
export const hub = 'org/00';
const others = bodies.slice(1);
export const agreementIds: readonly string[] = others.map((id) => id.replace('org', 'agreement'));

const facts: Facts = {
  nodes: {
    ...Object.fromEntries(bodies.map((id) => [id, { kind: 'COMPANY' }])),
    ...Object.fromEntries(agreementIds.map((id) => [id, { kind: 'CONTRACT', status: 'ACTIVE' }])),
  },
  facts: others.flatMap((id) =>
    [hub, id].map((party) => [party, 'PARTY_TO', id.replace('org', 'agreement')] as const),
  ),
};

export interface ServedApi {
  /** Address of `/graphql`, once the hooks have run. */
  readonly url: string;
}

/** Serves the API for the tests of a file. */
export function servedApi(): ServedApi {
  let graph: Graph;
  let app: Awaited<ReturnType<typeof buildApp>>;
  let url = '';
  beforeAll(async () => {
    graph = openTestGraph();
    await writeFacts(graph, realOntology, facts);
    app = await buildApp({
      config: { introspection: true, logLevel: 'silent', host: '127.0.0.1', hosts: [] },
      schema: executableSchema(realOntology, apiFolder),
      graph,
      served: {
        ontology: realOntology,
        statements: readStatementFiles(`${packageRoot}/cypher`),
      },
    });
    url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
  });
  afterAll(async () => {
    await app.close();
    await graph.close();
  });
  return {
    get url() {
      return url;
    },
  };
}
