/** The real API over HTTP, with more in it than a page holds: real clients walk it. */
import { afterAll, beforeAll } from 'vitest';
import { executableSchema } from '../../src/api/schema.js';
import type { Graph } from '../../src/graph/graph.js';
import { readStatementFiles } from '../../src/graph/statement-files.js';
import { buildApp } from '../../src/http/app.js';
import { packageRoot } from '../../src/package.js';
import { openTestGraph } from '../support/api.js';
import { dated } from '../support/dates.js';
import { writeFacts, type Facts, type Properties } from '../support/facts.js';
import { apiFolder, realOntology } from '../support/ontology.js';

const slug = (index: number): string => String(index).padStart(2, '0');
/** All of them are parties to one agreement with the first, so that this has 23 partners, and one agreement with each. */
const bodies = Array.from({ length: 24 }, (_, index) => `org/${slug(index)}`);
export const organisationIds: readonly string[] = bodies;
export const hub = 'org/00';
const others = bodies.slice(1);
export const agreementIds: readonly string[] = others.map((id) => id.replace('org', 'agreement'));

/** The hub is a party to its first agreement until the one day, and to the second from the other one on. */
export const dayBefore = '2001-12-31';
export const dayAfter = '2002-01-01';
const bounds: Readonly<Record<string, Properties>> = {
  'agreement/01': { ...dated('validTo', dayBefore), holdsUntil: 20011231n },
  'agreement/02': { ...dated('validFrom', dayAfter), holdsFrom: 20020101n },
};
const hubOn = (status: string, without: string, ended: readonly string[] = []) => {
  const edges = agreementIds
    .filter((id) => id !== without)
    .map((id) => ({ status: ended.includes(id) ? 'ENDED' : 'ACTIVE', node: { id, status: 'ACTIVE' } }));
  return { id: hub, status, agreements: { totalCount: edges.length, edges } };
};
/** What a client that asks about both days, and today, has to keep apart. */
export const inTwoDays = {
  before: { ...hubOn('PLANNED', 'agreement/02'), partnersCount: 22 },
  after: { ...hubOn('ACTIVE', 'agreement/01'), partnersCount: 22 },
  today: { ...hubOn('ACTIVE', '', ['agreement/01']), partnersCount: 23 },
};

const facts: Facts = {
  nodes: {
    ...Object.fromEntries(bodies.map((id) => [id, { kind: 'COMPANY' }])),
    [hub]: { kind: 'COMPANY', ...dated('foundedOn', dayAfter) },
    ...Object.fromEntries(agreementIds.map((id) => [id, { kind: 'CONTRACT', status: 'ACTIVE' }])),
  },
  facts: others.flatMap((id) =>
    [hub, id].map((party) => {
      const agreement = id.replace('org', 'agreement');
      return [party, 'PARTY_TO', agreement, party === hub ? bounds[agreement] : {}] as const;
    }),
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
