import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { dated } from '../support/dates.js';
import { writeFacts, type Facts } from '../support/facts.js';
import { finder } from '../support/find.js';
import { realOntology } from '../support/ontology.js';

const agreement = { kind: 'CONTRACT', status: 'ACTIVE' };
const facts: Facts = {
  nodes: {
    'event/1': { kind: 'FORUM', status: 'ENDED', edition: 1n, theme: 'Straße der ＡＩ' },
    'event/2': { kind: 'FORUM', status: 'ENDED', edition: 2n, theme: 'ai strasse' },
    'event/3': { kind: 'FORUM', status: 'ENDED', edition: 3n, theme: 'ΣΟΦΟΣ' },
    'event/none': { kind: 'FORUM', status: 'ENDED' },
    'centre/ab': {
      kind: 'OTHER',
      status: 'ACTIVE',
      fields: ['a', 'b'],
      aliases: ['New', 'A | B  | 1998/2004'],
    },
    'centre/b': { kind: 'OTHER', status: 'ACTIVE', fields: ['b'] },
    'centre/none': { kind: 'OTHER', status: 'ACTIVE' },
    'agreement/april': { ...agreement, ...dated('signedOn', '2025-04') },
    'agreement/day': { ...agreement, ...dated('signedOn', '2025-04-15') },
    'agreement/until': { ...agreement, ...dated('signedOn', '../2025-04-10') },
    'agreement/from': { ...agreement, ...dated('signedOn', '2025-04-20/..') },
    'agreement/yearless': { ...agreement, ...dated('signedOn', 'XXXX-04-15') },
    'agreement/undated': agreement,
  },
};

let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = openTestGraph();
  await writeFacts(graph, realOntology, facts);
  ask = asker(graph);
});
afterAll(() => graph.close());

const find = (list: string, where: string) => finder(ask)(list, where);

describe('numbers', () => {
  it.each([
    ['{ lt: 2 }', ['1']],
    ['{ lte: 2 }', ['1', '2']],
    ['{ gt: 2 }', ['3']],
    ['{ gte: 2, lt: 3 }', ['2']],
    ['{ gte: null }', ['1', '2', '3', 'none']],
  ])('%s', async (filter, ids) => {
    expect(await find('events', `{ edition: ${filter} }`)).toEqual(ids);
  });

  it('are not less and not more where there is none: NOT has it', async () => {
    expect(await find('events', '{ NOT: { edition: { lt: 3 } } }')).toEqual(['3', 'none']);
    expect(await find('events', '{ NOT: { NOT: { edition: { lt: 3 } } } }')).toEqual(['1', '2']);
  });
});

describe('texts', () => {
  it.each([
    ['{ contains: "ai" }', ['1', '2']],
    ['{ contains: "STRASSE" }', ['1', '2']],
    ['{ startsWith: "straße" }', ['1']],
    ['{ startsWith: "ai" }', ['2']],
    ['{ contains: "σ" }', ['3']],
    ['{ contains: "ς" }', ['3']],
    ['{ contains: "" }', ['1', '2', '3']],
    ['{ eq: "AI STRASSE" }', []],
  ])('%s', async (filter, ids) => {
    expect(await find('events', `{ theme: ${filter} }`)).toEqual(ids);
  });

  it('have no part where there is none: NOT has it', async () => {
    expect(await find('events', '{ NOT: { theme: { contains: "ai" } } }')).toEqual(['3', 'none']);
  });
});

describe('lists of texts', () => {
  it.each([
    ['{ has: "a" }', ['ab']],
    ['{ has: "A" }', []],
    ['{ hasAny: ["a", "b"] }', ['ab', 'b']],
    ['{ hasAny: [] }', []],
    ['{ hasAll: ["b", "a"] }', ['ab']],
    ['{ hasAll: [] }', ['ab', 'b', 'none']],
    ['{ isEmpty: true }', ['none']],
    ['{ isEmpty: false }', ['ab', 'b']],
  ])('%s', async (filter, ids) => {
    expect(await find('centres', `{ fields: ${filter} }`)).toEqual(ids);
  });

  it('of names have them without their periods', async () => {
    expect(await find('centres', '{ aliases: { hasAll: ["New", "A | B"] } }')).toEqual(['ab']);
    expect(await find('centres', '{ aliases: { hasAny: ["A", "A | B  | 1998/2004"] } }')).toEqual([]);
  });

  it('have no entry where there is none: NOT has it', async () => {
    expect(await find('centres', '{ NOT: { fields: { has: "a" } } }')).toEqual(['b', 'none']);
  });
});

describe('dates', () => {
  it.each([
    ['{ before: "2025-04-15" }', ['april', 'until']],
    ['{ before: "2025-04-15", certainty: SURELY }', ['until']],
    ['{ before: "2025-05", certainty: SURELY }', ['april', 'day', 'until']],
    ['{ after: "2025-04-15" }', ['april', 'from']],
    ['{ after: "2025-04-15", certainty: SURELY }', ['from']],
    ['{ on: "2025-04-15" }', ['april', 'day']],
    ['{ on: "2025-04-15", certainty: SURELY }', ['day']],
    ['{ during: "2025-04-11/2025-04-20" }', ['april', 'day', 'from']],
    ['{ during: "2025", certainty: SURELY }', ['april', 'day']],
    ['{ during: "2025/..", certainty: SURELY }', ['april', 'day', 'from']],
    ['{ during: "../2025", certainty: SURELY }', ['april', 'day', 'until']],
    ['{ known: true }', ['april', 'day', 'from', 'until']],
    ['{ known: false }', ['undated', 'yearless']],
    ['{ eq: null }', ['undated']],
    ['{ eq: "2025-04" }', ['april']],
    ['{ certainty: SURELY }', ['april', 'day', 'from', 'undated', 'until', 'yearless']],
  ])('%s', async (filter, ids) => {
    expect(await find('agreements', `{ signedOn: ${filter} }`)).toEqual(ids);
  });

  it('without a year are in the complement of each', async () => {
    expect(
      await find('agreements', '{ NOT: { signedOn: { before: "2025-04-15", certainty: SURELY } } }'),
    ).toEqual(['april', 'day', 'from', 'undated', 'yearless']);
    expect(await find('agreements', '{ NOT: { signedOn: { before: "2025-04-15" } } }')).toEqual([
      'day',
      'from',
      'undated',
      'yearless',
    ]);
  });

  it.each([
    ['{ before: "../2025" }', 'where.signedOn.before: "../2025" has no first day.'],
    ['{ after: "2025/.." }', 'where.signedOn.after: "2025/.." has no last day.'],
    ['{ on: "2025-04" }', 'where.signedOn.on: "2025-04" is no single day.'],
    ['{ during: "XXXX-04" }', 'where.signedOn.during: "XXXX-04" has no known year.'],
  ])('%s is refused', async (filter, message) => {
    expect((await ask(`{ agreements(where: { signedOn: ${filter} }) { totalCount } }`)).errors).toEqual([
      message,
    ]);
  });
});
