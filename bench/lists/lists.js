/**
 * Twelve typical lists, and what each may read at most: db hits of all its statements, by the size of the graph. From 10,000
 * organisations to 100,000 a figure grows as the answer does, or with its root where a value is neither rare nor common.
 */
import { nameOf } from '../plan-cost-files.js';
import { orgId } from '../query/graph.js';

const organisations = (first, where, orderBy) =>
  `{ organisations(first: ${first}, where: ${where}${orderBy ? `, orderBy: [${orderBy}]` : ''}) { nodes { id name } } }`;
const agreements = (first, where, orderBy) =>
  `{ agreements(first: ${first}, where: ${where}, orderBy: [${orderBy}]) { nodes { id name } } }`;
const count = (field, where) => `{ ${field}(where: ${where}) { totalCount } }`;
/** Of one organisation alone; every 20th shares its name. */
const name = JSON.stringify(nameOf(33));

/** @returns per list a document, and the most db hits by size */
export const lists = [
  {
    name: 'count of a common kind',
    document: count('organisations', '{ kind: { eq: COMPANY } }'),
    most: { 10_000: 5_100, 100_000: 50_200 },
  },
  {
    name: 'count of what has ended, of two kinds',
    document: count('organisations', '{ kind: { in: [MEDIA, INCUBATOR] }, status: { eq: ENDED } }'),
    most: { 10_000: 3_500, 100_000: 34_000 },
  },
  {
    name: 'count of planned agreements',
    document: count('agreements', '{ status: { eq: PLANNED } }'),
    most: { 10_000: 920, 100_000: 8_800 },
  },
  {
    name: 'count of what was surely signed in a year',
    document: count('agreements', '{ signedOn: { during: "2015", certainty: SURELY } }'),
    most: { 10_000: 280, 100_000: 2_950 },
  },
  {
    name: 'a rare kind by name',
    document: organisations(10, '{ kind: { eq: LEGISLATURE } }', 'NAME_ASC'),
    most: { 10_000: 75, 100_000: 110 },
  },
  {
    name: 'a common kind by name, active ones',
    document: organisations(25, '{ kind: { eq: UNIVERSITY }, status: { eq: ACTIVE } }', 'NAME_ASC'),
    most: { 10_000: 320, 100_000: 360 },
  },
  {
    name: 'a rare kind, the oldest first',
    document: organisations(10, '{ kind: { eq: OTHER } }', 'FOUNDED_ON_ASC'),
    most: { 10_000: 235, 100_000: 1_950 },
  },
  {
    name: 'withdrawn agreements, the newest first',
    document: agreements(10, '{ status: { eq: WITHDRAWN } }', 'SIGNED_ON_DESC'),
    most: { 10_000: 440, 100_000: 2_000 },
  },
  {
    name: 'by the display name',
    document: organisations(10, `{ name: { eq: ${name} } }`, 'NAME_ASC'),
    most: { 10_000: 15, 100_000: 15 },
  },
  {
    name: 'by the beginning of any name',
    document: organisations(
      10,
      `{ names: { startsWith: ${JSON.stringify(nameOf(33).slice(0, 5))} } }`,
      'NAME_ASC',
    ),
    most: { 10_000: 20, 100_000: 65 },
  },
  {
    name: 'some by id, by name',
    document: organisations(10, `{ id: { in: ${JSON.stringify([7, 77, 777].map(orgId))} } }`, 'NAME_ASC'),
    most: { 10_000: 35, 100_000: 35 },
  },
  {
    name: 'the last page by name',
    document: `query ($first: Int, $after: String) { organisations(first: $first, after: $after, orderBy: [NAME_ASC]) {
      nodes { id name } pageInfo { endCursor } } }`,
    /** How many entries it has. */
    left: 15,
    most: { 10_000: 120, 100_000: 120 },
  },
];
