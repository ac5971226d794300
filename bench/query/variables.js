/** What the questions are asked about, from the rows of the graph: fixed, and the same for every participant. */
import { nameOf } from '../plan-cost-files.js';
import { below, pick, randomFrom, some } from './random.js';
import { agreementKinds, centreKinds, cluster, isClustered, orgId, parties } from './graph.js';

/** How many variables a question has; a run goes round them. */
const count = 200;
export const pageSize = 25;
/** Deep in the list; where it has fewer pages, the last. */
const deepPage = 400;

/** @param shape see `shapeOf` @returns per question a list of variables; a page has its number instead of a cursor */
export function variablesOf(shape) {
  const { size, hubs, clusters } = shape;
  const each = (seed, make) => {
    const random = randomFrom(seed);
    return Array.from({ length: count }, () => make(random));
  };
  const anyone = (random) => ({ id: orgId(below(random, size)) });
  const first = hubs;
  const clustered = (random) => ({ id: orgId(first + below(random, clusters * cluster.members)) });
  const { typical, crowded } = byPartners(shape);
  const last = Math.max(1, Math.min(deepPage, Math.floor(size / pageSize)));
  return {
    entity: each(11, anyone),
    card: each(12, (random) => ({ id: pick(random, typical) })),
    levels: each(13, clustered),
    'page 1': [{ first: pageSize, page: 1 }],
    'page 400': [{ first: pageSize, page: last }],
    filter: ['UNIVERSITY', 'GOVERNMENT', 'RESEARCH_INSTITUTE', 'COMPANY'].flatMap((kind) =>
      ['ENDED', 'ACTIVE'].map((status) => ({ kind, status })),
    ),
    partners: each(14, (random) => ({ id: pick(random, typical) })),
    'partners of hubs': [...crowded],
    dashboard: each(15, (random) => ({
      common: pick(random, ['COMPANY', 'ASSOCIATION', 'UNIVERSITY']),
      rare: pick(random, ['LEGISLATURE', 'OTHER', 'STATUTORY_BODY']),
      // The name of one, or one that many bear.
      name: nameOf(pick(random, [below(random, size), 20 * below(random, Math.ceil(size / 20))])),
      agreements: pick(random, agreementKinds),
      centres: pick(random, centreKinds),
    })),
  };
}

/** Organisations with one to six agreements, none of them a treaty; and hubs beside parties to treaties. */
function byPartners(shape) {
  const agreements = new Map();
  const inTreaty = new Set();
  for (const [party, agreement] of parties(shape)) {
    agreements.set(party, (agreements.get(party) ?? 0) + 1);
    const number = Number(agreement.slice('agreement/a'.length));
    if (number >= shape.agreements && number < shape.agreements + 2) inTreaty.add(party);
  }
  const isPlain = (i) => i >= shape.hubs && !isClustered(shape, i) && !inTreaty.has(orgId(i));
  const typical = [];
  for (let i = 0; i < shape.size; i++)
    if (isPlain(i) && (agreements.get(orgId(i)) ?? 0) >= 1 && agreements.get(orgId(i)) <= 6)
      typical.push(orgId(i));
  const random = randomFrom(16);
  const ofTreaty = [...inTreaty];
  const crowded = [
    ...some(random, 10, shape.hubs).map(orgId),
    ...some(random, Math.min(10, shape.hubs), ofTreaty.length).map((i) => ofTreaty[i]),
  ].map((id) => ({ id }));
  return { typical, crowded };
}
