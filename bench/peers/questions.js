/** How @neo4j/graphql is asked the questions, and its answers as our API gives them. Turning them is not measured. */
import { partnerPage } from '../query/bare/ties.js';
import { date } from '../query/bare/status.js';
import { pageSize } from '../query/variables.js';

const byId = '(where: { id: { eq: $id } })';
const first = ({ organisations }) => organisations[0] ?? null;
/** A connection without the nodes' list of its own. */
const counted = ({ totalCount, edges }, node) => ({
  totalCount,
  edges: edges.map((edge) => ({ role: edge.properties.role, node: node(edge.node) })),
});
const signed = ({ signedOn, ...rest }) => ({ ...rest, signedOn: date(signedOn) });
const started = ({ startedOn, ...rest }) => ({ ...rest, startedOn: date(startedOn) });

export const peerQuestions = {
  entity: {
    document: `query entity($id: ID!) { organisations${byId} { id name kind status foundedOn dissolvedOn website summary } }`,
    shape: (data) => {
      const { foundedOn, dissolvedOn, ...rest } = first(data);
      return { organisation: { ...rest, foundedOn: date(foundedOn), dissolvedOn: date(dissolvedOn) } };
    },
  },
  card: {
    document: `query card($id: ID!) { organisations${byId} { id name kind status
      agreementsConnection(first: 5, sort: [{ node: { signedDay: DESC } }, { node: { id: DESC } }]) {
        totalCount edges { properties { role } node { id name kind signedOn } } }
      centresConnection(first: 5, sort: [{ node: { sortName: ASC } }, { node: { id: ASC } }]) {
        totalCount edges { properties { role } node { id name kind } } }
      backedProjectsConnection(first: 5, sort: [{ node: { startedDay: DESC } }, { node: { id: DESC } }]) {
        totalCount edges { properties { role } node { id name startedOn } } }
      developedProjectsConnection { totalCount }
      topicsConnection { totalCount } } }`,
    shape: (data) => {
      const organisation = first(data);
      const { id, name, kind, status } = organisation;
      return {
        organisation: {
          ...{ id, name, kind, status },
          agreements: counted(organisation.agreementsConnection, signed),
          centres: counted(organisation.centresConnection, (node) => node),
          backedProjects: counted(organisation.backedProjectsConnection, started),
          developedProjects: organisation.developedProjectsConnection,
          topics: organisation.topicsConnection,
        },
      };
    },
  },
  levels: {
    document: `query levels($id: ID!) { organisations${byId} { id name
      agreements(limit: 10, sort: [{ id: ASC }]) { id name
        parties(limit: 10, sort: [{ id: ASC }]) { id name agreements(limit: 9, sort: [{ id: ASC }]) { id name } } } } }`,
    shape: (data) => ({ organisation: inNodes(first(data)) }),
  },
  page: {
    document: `query page($limit: Int!, $offset: Int!) {
      organisations(limit: $limit, offset: $offset, sort: [{ sortName: ASC }, { id: ASC }]) { id name kind } }`,
    shape: ({ organisations }) => ({
      organisations: {
        nodes: organisations.slice(0, pageSize),
        pageInfo: { hasNextPage: organisations.length > pageSize, endCursor: 'a cursor' },
      },
    }),
  },
  filter: {
    document: `query filter($kind: String!, $status: String!) {
      organisations(limit: 26, where: { kind: { eq: $kind }, status: { eq: $status } }, sort: [{ sortName: ASC }, { id: ASC }]) {
        id name kind status } }`,
    shape: ({ organisations }) => ({
      organisations: {
        nodes: organisations.slice(0, 25),
        pageInfo: { hasNextPage: organisations.length > 25 },
      },
    }),
  },
  partners: {
    document: `query partners($id: ID!) { organisations${byId} { id name partners { total partners { id name kind
      ties { kind via name status starts ends
        pairs { own ownFrom ownTo partner partnerFrom partnerTo role } } } } } }`,
    shape: (data) => {
      const { id, name, partners } = first(data);
      return { organisation: { id, name, partners: partnerPage(inLists(partners)) } };
    },
  },
  dashboard: {
    document: `query dashboard($common: String!, $rare: String!, $name: String!, $agreements: String!, $centres: String!) {
      common: organisationsConnection(where: { kind: { eq: $common } }) { totalCount }
      agreements: agreementsConnection(where: { kind: { eq: $agreements } }) { totalCount }
      centres: centresConnection(where: { kind: { eq: $centres } }) { totalCount }
      rare: organisations(limit: 10, where: { kind: { eq: $rare } }, sort: [{ sortName: ASC }, { id: ASC }]) { id name }
      namesakes: organisations(limit: 10, where: { name: { eq: $name } }, sort: [{ sortName: ASC }, { id: ASC }]) { id name kind }
      newest: agreements(limit: 10, where: { signedOnEarliest: { gt: 0 } },
        sort: [{ signedOnEarliest: DESC }, { id: DESC }]) { id name signedOn } }`,
    shape: ({ rare, namesakes, newest, ...counts }) => ({
      ...counts,
      rare: { nodes: rare },
      namesakes: { nodes: namesakes },
      newest: { nodes: newest.map(signed) },
    }),
  },
};

/** Lists of entities as connections have them. */
const inNodes = ({ agreements, parties, ...rest }) => ({
  ...rest,
  ...(agreements && { agreements: { nodes: agreements.map(inNodes) } }),
  ...(parties && { parties: { nodes: parties.map(inNodes) } }),
});

/** Partners as the bare statement gives them. */
const inLists = ({ total, partners }) => ({
  total,
  partners: partners.map(({ id, name, kind, ties }) => [
    id,
    name,
    kind,
    ties.map((tie) => [
      ...[tie.kind, tie.via, tie.name, tie.status, tie.starts, tie.ends],
      tie.pairs.map((pair) => [
        ...[pair.own, pair.ownFrom, pair.ownTo, pair.partner, pair.partnerFrom, pair.partnerTo, pair.role],
      ]),
    ]),
  ]),
});
