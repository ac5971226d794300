/** The graph of the benchmark as @neo4j/graphql declares it, with what it cannot say itself as statements. */
import { partnersOf } from '../query/bare/partners-statement.js';
import { ofOrganisation } from '../query/bare/status.js';

/** A day by UTC, as the statements of a field cannot be given one. */
const today = "toInteger(replace(toString(date()), '-', ''))";

const computed = (type, statement, column) =>
  `${type} @cypher(statement: """${statement}""", columnName: "${column}")`;

/** Descending orders put what has no value first; the API puts it last. */
const orNought = (property) => computed('Int', `RETURN coalesce(this.${property}, 0) AS day`, 'day');

export const typeDefs = /* GraphQL */ `
  type Organisation @node @plural(value: "organisations") {
    id: ID!
    name: String
    sortName: String
    kind: String
    foundedOn: String
    dissolvedOn: String
    website: String
    summary: String
    status: ${computed('String', `RETURN ${ofOrganisation('this').replaceAll('$today', today)} AS status`, 'status')}
    agreements: [Agreement!]! @relationship(type: "PARTY_TO", direction: OUT, properties: "PartyTo")
    centres: [Centre!]! @relationship(type: "TAKES_PART_IN", direction: OUT, properties: "TakesPartIn")
    backedProjects: [StartupProject!]! @relationship(type: "BACKS", direction: OUT, properties: "Backs")
    developedProjects: [StartupProject!]! @relationship(type: "DEVELOPS", direction: OUT)
    topics: [Topic!]! @relationship(type: "ABOUT", direction: OUT)
    partners: ${computed('PartnerPage', partnersOf('this'), 'page')}
  }
  type PartyTo @relationshipProperties {
    role: String
  }
  type TakesPartIn @relationshipProperties {
    role: String
  }
  type Backs @relationshipProperties {
    role: String
  }
  type Agreement @node {
    id: ID!
    name: String
    kind: String
    signedOn: String
    signedOnEarliest: Int
    signedDay: ${orNought('signedOnEarliest')}
    parties: [Organisation!]! @relationship(type: "PARTY_TO", direction: IN, properties: "PartyTo")
  }
  type Centre @node {
    id: ID!
    name: String
    sortName: String
    kind: String
  }
  type StartupProject @node {
    id: ID!
    name: String
    startedOn: String
    startedDay: ${orNought('startedOnEarliest')}
  }
  type Topic @node {
    id: ID!
  }
  type PartnerPage {
    total: Int!
    partners: [Partner!]!
  }
  type Partner {
    id: ID!
    name: String
    kind: String
    ties: [Tie!]!
  }
  type Tie {
    kind: String!
    via: ID!
    name: String
    status: String
    starts: String
    ends: String
    pairs: [Pair!]!
  }
  type Pair {
    own: String
    ownFrom: String
    ownTo: String
    partner: String
    partnerFrom: String
    partnerTo: String
    role: String
  }
`;
