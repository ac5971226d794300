/** Relay: its compiler takes our contract, and its store walks our connections. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  createOperationDescriptor,
  Environment,
  fetchQuery,
  getSingularSelector,
  Network,
  RecordSource,
  Store,
  type ConcreteRequest,
  type GraphQLResponse,
  type ReaderFragment,
} from 'relay-runtime';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../../src/package.js';
import { temporaryFolder } from '../support/folder.js';
import { agreementIds, dayAfter, dayBefore, hub, inTwoDays, servedApi } from './served.js';

const served = servedApi();
const require = createRequire(import.meta.url);

const sources = `import { graphql } from 'relay-runtime';
graphql\`
  fragment walkList on Organisation
  @refetchable(queryName: "walkPageQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 7 }, cursor: { type: "String" }) {
    agreements(first: $count, after: $cursor) @connection(key: "walk_agreements") {
      edges { factId node { id name } }
    }
  }
\`;
graphql\`
  query walkQuery($id: ID!) {
    organisation(id: $id) { ...walkList }
  }
\`;
graphql\`
  query dayQuery($id: ID!, $asOf: Date) {
    organisation(id: $id) {
      id
      status(asOf: $asOf)
      partnersCount(asOf: $asOf)
      agreements(first: 30, asOf: $asOf) { totalCount edges { status node { id status } } }
    }
  }
\`;
`;

/** What the compiler makes of the sources, by name. */
function compiled() {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src/walk.js'), sources);
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }');
  copyFileSync(join(packageRoot, 'schema/public.graphql'), join(folder, 'schema.graphql'));
  const config = {
    src: './src',
    schema: './schema.graphql',
    language: 'javascript',
    eagerEsModules: false,
    noSourceControl: true,
  };
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify(config));
  const compiler = join(packageRoot, 'node_modules/relay-compiler/cli.js');
  execFileSync(process.execPath, [compiler, 'relay.config.json'], { cwd: folder, stdio: 'pipe' });
  return (name: string): unknown => require(join(folder, 'src/__generated__', `${name}.graphql.js`));
}

const listShape = z.object({
  agreements: z.object({
    edges: z.array(z.object({ node: z.object({ id: z.string() }) })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string() }),
  }),
});

const environmentOf = () =>
  new Environment({
    store: new Store(new RecordSource()),
    network: Network.create(async ({ text }, variables) => {
      const answer = await fetch(served.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: text, variables }),
      });
      return z.custom<GraphQLResponse>().parse(await answer.json());
    }),
  });

it('its store keeps two days of one entity apart, and what is of today', async () => {
  const query = z.custom<ConcreteRequest>().parse(compiled()('dayQuery'));
  const environment = environmentOf();
  const days = [dayBefore, dayAfter, null];
  const kept = days.map((asOf) => {
    const operation = createOperationDescriptor(query, { id: hub, asOf });
    environment.retain(operation);
    return operation;
  });
  for (const asOf of days) await fetchQuery(environment, query, { id: hub, asOf }).toPromise();
  expect(kept.map(({ fragment }) => environment.lookup(fragment).data)).toMatchObject(
    [inTwoDays.before, inTwoDays.after, inTwoDays.today].map((organisation) => ({ organisation })),
  );
});

it('its store holds a list whole, in order and each once, after a walk through node(id:)', async () => {
  const artifact = compiled();
  const [query, pageQuery, fragment] = [
    z.custom<ConcreteRequest>().parse(artifact('walkQuery')),
    z.custom<ConcreteRequest>().parse(artifact('walkPageQuery')),
    z.custom<ReaderFragment>().parse(artifact('walkList')),
  ];
  const environment = environmentOf();
  const operation = createOperationDescriptor(query, { id: hub });
  const retained = environment.retain(operation);
  const list = () => {
    const { organisation } = z
      .object({ organisation: z.custom<object>() })
      .parse(environment.lookup(operation.fragment).data);
    const selector = getSingularSelector(fragment, organisation);
    return listShape.parse(environment.lookup(selector).data).agreements;
  };
  await fetchQuery(environment, query, { id: hub }).toPromise();
  let requests = 1;
  while (list().pageInfo.hasNextPage) {
    const variables = { id: hub, count: 7, cursor: list().pageInfo.endCursor };
    await fetchQuery(environment, pageQuery, variables).toPromise();
    requests++;
    expect(requests).toBeLessThan(10);
  }
  expect(list().edges.map(({ node }) => node.id)).toEqual(agreementIds);
  expect(requests).toBe(4);
  retained.dispose();
});
