/**
 * The graph that is asked, as rows: organisations with places and topics, agreements, centres, projects and what stands
 * between them. It follows from the number of organisations alone.
 *
 * - Most organisations are typical: some agreements with two to five parties, some centres, some projects.
 * - Hubs are parties to N/50 agreements each, treaties have N/50 parties.
 * - Clusters are dense: each of their organisations is party to 12 agreements, each of these has 12 parties, so that a
 *   walk of three levels finds all that it asks for.
 */
import { nameOf } from '../plan-cost-files.js';
import { below, pick, pickWeighted, randomFrom, some } from './random.js';

export const places = 100;
export const topics = 50;
/** Places and topics that the others are part of. */
export const wider = 5;
const treaties = 2;
export const cluster = { members: 50, parties: 12 };

/** What the numbers of a graph are. @param size number of organisations, 100 or more */
export function shapeOf(size) {
  const hubs = Math.max(2, Math.round(size / 10_000));
  const many = Math.max(10, Math.round(size / 50));
  return {
    size,
    hubs,
    /** Agreements of a hub, and parties of a treaty. */
    many,
    clusters: Math.max(1, Math.floor(size / 1_000)),
    /** Agreements that are neither treaties nor of a cluster; the first of them belong to hubs. */
    agreements: Math.max(hubs * many, Math.floor(size / 2)),
    centres: Math.floor(size / 20),
    projects: Math.floor(size / 10),
  };
}

export const kinds = [
  ['COMPANY', 0.5],
  ['ASSOCIATION', 0.14],
  ['UNIVERSITY', 0.1],
  ['GOVERNMENT', 0.1],
  ['RESEARCH_INSTITUTE', 0.06],
  ['MEDIA', 0.04],
  ['INCUBATOR', 0.03],
  ['STATUTORY_BODY', 0.02],
  ['OTHER', 0.009],
  ['LEGISLATURE', 0.001],
];
export const agreementKinds = ['FRAMEWORK_COOPERATION', 'MEMORANDUM', 'CONTRACT', 'JOINT_VENTURE'];
export const centreKinds = ['RESEARCH_CENTRE', 'SERVICE_CENTRE', 'ACCELERATOR', 'PLATFORM'];
const participantRoles = ['FOUNDER', 'OPERATOR', 'MEMBER', 'MEMBER', 'MEMBER', 'HOST', 'CLIENT'];
const statuses = [
  ['ACTIVE', 0.9],
  ['PLANNED', 0.05],
  ['UNKNOWN', 0.03],
  ['WITHDRAWN', 0.02],
];
const firstYear = 1990;
const years = 35;

const two = (number) => String(number).padStart(2, '0');
const dayIn = (random, year) => `${year}-${two(1 + below(random, 12))}-${two(1 + below(random, 28))}`;
const yearOf = (day) => Number(day.slice(0, 4));
/** Mostly nothing: what a share of the things have. */
const maybe = (random, share, value) => (random() < share ? value() : '');

/** Ids are chosen by number: hubs come first, then the members of clusters. */
export const orgId = (i) => `org/o${i}`;
export const isClustered = (shape, i) => i >= shape.hubs && i < shape.hubs + shape.clusters * cluster.members;

export function* organisations({ size }) {
  const random = randomFrom(1);
  for (let i = 0; i < size; i++) {
    const founded = 1900 + below(random, 120);
    yield [
      orgId(i),
      nameOf(i),
      pickWeighted(random, kinds),
      maybe(random, 0.02, () => pick(random, ['UNKNOWN', 'WITHDRAWN'])),
      founded,
      maybe(random, 0.1, () => founded + 1 + below(random, 2024 - founded)),
      maybe(random, 0.5, () => `https://example.org/${i}`),
      maybe(random, 0.5, () => `Does what bodies of its sort do; founded by ${1 + below(random, 9)} people.`),
      `place/p${wider + below(random, places - wider)}`,
      maybe(random, 0.6, () => `topic/t${wider + below(random, topics - wider)}`),
    ];
  }
}

export const agreementId = (i) => `agreement/a${i}`;
export const agreementsOf = (shape) => shape.agreements + treaties + shape.clusters * cluster.members;

export function* agreements(shape) {
  const random = randomFrom(2);
  for (let i = 0; i < agreementsOf(shape); i++) {
    const signed = signedOn(i);
    const isTreaty = i >= shape.agreements && i < shape.agreements + treaties;
    yield [
      agreementId(i),
      `${nameOf(1_000_000 + i)} agreement`,
      isTreaty ? 'TREATY' : pick(random, agreementKinds),
      isTreaty ? 'ACTIVE' : pickWeighted(random, statuses),
      signed,
      maybe(random, isTreaty ? 0 : 0.2, () =>
        dayIn(random, yearOf(signed || '2000-01-01') + 1 + below(random, 40)),
      ),
    ];
  }
}

/** One agreement in ten does not say when it was signed. */
function signedOn(i) {
  const random = randomFrom(7_000_000 + i);
  return maybe(random, 0.9, () => dayIn(random, firstYear + below(random, years)));
}

/** Who is party to what. */
export function* parties(shape) {
  const random = randomFrom(3);
  for (let i = 0; i < agreementsOf(shape); i++)
    for (const party of partiesOf(shape, i, random)) yield partyRow(random, party, i);
}

function partiesOf(shape, i, random) {
  const { agreements: plain, hubs, many, size } = shape;
  // Members of clusters sign among themselves, so that what is found from them is always the same number.
  const others = (count) => {
    const from = hubs + shape.clusters * cluster.members;
    return some(random, count, size - from).map((n) => from + n);
  };
  if (i < plain) {
    const hub = Math.floor(i / many);
    return [...(hub < hubs ? [hub] : []), ...others(2 + below(random, 4))];
  }
  if (i < plain + treaties) return others(many);
  const [number, place] = [
    Math.floor((i - plain - treaties) / cluster.members),
    (i - plain - treaties) % cluster.members,
  ];
  const from = hubs + number * cluster.members;
  return Array.from(
    { length: cluster.parties },
    (_, n) => from + ((place + (n * (n + 1)) / 2) % cluster.members),
  );
}

function partyRow(random, party, i) {
  const signed = yearOf(signedOn(i) || '2000-01-01');
  const joinedLate = random() < 0.1;
  return [
    orgId(party),
    agreementId(i),
    pick(random, ['lead', 'party', 'party', 'observer']),
    maybe(random, 0.03, () => pickWeighted(random, statuses)),
    joinedLate ? dayIn(random, signed + 1 + below(random, 5)) : '',
    joinedLate ? '' : maybe(random, 0.06, () => dayIn(random, signed + 1 + below(random, 5))),
  ];
}

export const centreId = (i) => `centre/c${i}`;

export function* centres(shape) {
  const random = randomFrom(4);
  for (let i = 0; i < shape.centres; i++) {
    const opened = dayIn(random, firstYear + below(random, years));
    yield [
      centreId(i),
      `${nameOf(2_000_000 + i)} centre`,
      pick(random, centreKinds),
      pickWeighted(random, statuses),
      opened,
      maybe(random, 0.1, () => dayIn(random, yearOf(opened) + 1 + below(random, 40))),
    ];
  }
}

/** Who takes part in which centre, in one role. */
export function* participants(shape) {
  const random = randomFrom(5);
  for (let i = 0; i < shape.centres; i++)
    for (const party of some(random, 3 + below(random, 7), shape.size))
      yield [orgId(party), centreId(i), pick(random, participantRoles)];
}

export const projectId = (i) => `project/p${i}`;

export function* projects(shape) {
  const random = randomFrom(6);
  for (let i = 0; i < shape.projects; i++) {
    const started = dayIn(random, firstYear + below(random, years));
    yield [
      projectId(i),
      `${nameOf(3_000_000 + i)} project`,
      started,
      maybe(random, 0.2, () => dayIn(random, yearOf(started) + 1 + below(random, 20))),
    ];
  }
}

/** Who backs which project. */
export function* backers(shape) {
  const random = randomFrom(7);
  for (let i = 0; i < shape.projects; i++)
    for (const party of some(random, 1 + below(random, 4), shape.size))
      yield [orgId(party), projectId(i), pick(random, ['seed', 'growth']), 1_000 * (1 + below(random, 900))];
}

/** Who develops which project. */
export function* developers(shape) {
  const random = randomFrom(8);
  for (let i = 0; i < shape.projects; i++)
    for (const party of some(random, 1 + below(random, 2), shape.size))
      yield [orgId(party), projectId(i), 'developer'];
}

/** Who is said to work with whom, from the smaller id. */
export function* cooperations(shape) {
  const random = randomFrom(9);
  const told = new Set();
  for (let i = 0; i < shape.size / 10; i++) {
    const [from, to] = some(random, 2, shape.size).map(orgId).sort();
    const pair = `${from} ${to}`;
    if (told.has(pair)) continue;
    told.add(pair);
    yield [from, to, dayIn(random, firstYear + below(random, years))];
  }
}
