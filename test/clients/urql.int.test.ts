/** urql with Graphcache's own `relayPagination` over our connections. */
import { Client, fetchExchange, gql } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { expect, it } from 'vitest';
import { agreementIds, hub, servedApi } from './served.js';

const served = servedApi();

interface Answer {
  readonly organisation: {
    readonly agreements: {
      readonly nodes: readonly { readonly id: string }[];
      readonly edges: readonly { readonly node: { readonly id: string } }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
  };
}

const document = gql<Answer, { after?: string | undefined }>(`query ($after: String) {
  organisation(id: "${hub}") { id agreements(first: 7, after: $after) {
    edges { cursor node { id name } } nodes { id }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  } }
}`);

it('Graphcache holds a list whole, in order and each once, after a walk', async () => {
  const client = new Client({
    url: served.url,
    preferGetMethod: false,
    exchanges: [
      cacheExchange({
        // An edge has no id on purpose: one fact seen from both ends would be one record with two nodes.
        keys: { OrganisationAgreementsEdge: () => null, OrganisationAgreementsConnection: () => null },
        resolvers: { Organisation: { agreements: relayPagination() } },
      }),
      fetchExchange,
    ],
  });
  let page = await client.query(document, {}).toPromise();
  expect(page.error).toBeUndefined();
  let requests = 1;
  while (page.data?.organisation.agreements.pageInfo.hasNextPage) {
    page = await client
      .query(document, { after: page.data.organisation.agreements.pageInfo.endCursor })
      .toPromise();
    expect(page.error).toBeUndefined();
    requests++;
    expect(requests).toBeLessThan(10);
  }
  const whole = await client.query(document, {}, { requestPolicy: 'cache-only' }).toPromise();
  expect(whole.data?.organisation.agreements.edges.map(({ node }) => node.id)).toEqual(agreementIds);
  expect(requests).toBe(4);
});
