/** Apollo Client with its own `relayStylePagination` over our connections. */
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { expect, it } from 'vitest';
import { agreementIds, dayAfter, dayBefore, hub, inTwoDays, organisationIds, servedApi } from './served.js';

const served = servedApi();

interface Page {
  readonly edges: readonly { readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

const clientOf = () =>
  new ApolloClient({
    link: new HttpLink({ uri: served.url }),
    cache: new InMemoryCache({
      possibleTypes: { Entity: ['Organisation', 'Agreement'], Node: ['Organisation', 'Agreement'] },
      typePolicies: {
        Query: { fields: { organisations: relayStylePagination(['where', 'orderBy', 'asOf']) } },
        Organisation: {
          fields: {
            agreements: relayStylePagination(['where', 'orderBy', 'asOf']),
            partners: relayStylePagination(['kinds', 'status', 'orderBy', 'asOf']),
          },
        },
      },
    }),
  });

const pages =
  'edges { cursor node { id name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

it.each([
  [
    'a root list',
    `query ($after: String) { list: organisations(first: 7, after: $after) { ${pages} } }`,
    organisationIds,
  ],
  [
    'a list of an entity',
    `query ($after: String) { organisation(id: "${hub}") { id list: agreements(first: 7, after: $after) { ${pages} } } }`,
    agreementIds,
  ],
  [
    'partners',
    `query ($after: String) { organisation(id: "${hub}") { id list: partners(first: 7, after: $after, orderBy: NAME_ASC) { ${pages} } } }`,
    organisationIds.slice(1),
  ],
])(
  'its cache holds %s whole, in order and each once, after a walk by fetchMore',
  async (_, document, ids) => {
    const client = clientOf();
    const query = gql(document);
    const observed = client.watchQuery({ query });
    const subscription = observed.subscribe(() => undefined);
    await client.query({ query });
    const list = (): Page => {
      const { list: root, organisation } =
        client.readQuery<{ list?: Page; organisation?: { list: Page } }>({ query }) ?? {};
      const found = root ?? organisation?.list;
      if (!found) throw new Error('The cache holds no list.');
      return found;
    };
    let requests = 1;
    while (list().pageInfo.hasNextPage) {
      await observed.fetchMore({ variables: { after: list().pageInfo.endCursor } });
      requests++;
      expect(requests).toBeLessThan(10);
    }
    subscription.unsubscribe();
    expect(list().edges.map(({ node }) => node.id)).toEqual(ids);
    expect(requests).toBe(4);
    client.stop();
  },
);

it('its cache keeps two days of one entity apart, and what is of today', async () => {
  const client = clientOf();
  const query = gql(`query ($asOf: Date) {
    organisation(id: "${hub}") { id status(asOf: $asOf) partnersCount(asOf: $asOf) agreements(first: 30, asOf: $asOf) { totalCount edges { status node { id status } } } }
  }`);
  const answers = new Map<string | null, unknown>();
  for (const asOf of [dayBefore, dayAfter, null]) {
    const { data } = await client.query({ query, variables: { asOf } });
    answers.set(asOf, data);
  }
  for (const [asOf, data] of answers)
    expect(client.readQuery({ query, variables: { asOf } }), String(asOf)).toEqual(data);
  expect([...answers.values()]).toMatchObject(
    [inTwoDays.before, inTwoDays.after, inTwoDays.today].map((organisation) => ({ organisation })),
  );
  client.stop();
});
