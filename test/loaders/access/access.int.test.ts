/** Whichever index a list is found from, it has the same entries, in the same order, and the same count. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../../src/graph/graph.js';
import { noBodies } from '../../../src/graph/known-bodies.js';
import { accessesOf } from '../../../src/loaders/access/access.js';
import { pageStatement } from '../../../src/loaders/page-statement.js';
import type { Comparison, Condition, Order, PageRequest } from '../../../src/loaders/request.js';
import {
  toValueCounts,
  valueCountsStatement,
  type ValueCounts,
} from '../../../src/loaders/access/value-counts.js';
import { openTestGraph } from '../../support/api.js';
import { dated } from '../../support/dates.js';
import { writeFacts, type Properties } from '../../support/facts.js';
import { realOntology } from '../../support/ontology.js';
import { emptyGraph } from '../../support/seeds.js';

const today = 20_000_615;
const type = realOntology.entities.get('Organisation');
if (!type) throw new Error('There are no organisations.');

let graph: Graph;
beforeAll(() => {
  graph = openTestGraph();
});
afterAll(async () => {
  await emptyGraph(graph);
  await graph.close();
});

const kinds = ['COMPANY', 'MEDIA', undefined] as const;
const statuses = [undefined, 'ACTIVE', 'ENDED', 'PLANNED', 'WITHDRAWN', 'UNKNOWN'] as const;
const days = [undefined, '1990', '2000-06', '2000-06-15', '../2000', '2001/..', '1999~'] as const;
const names = ['Aa', 'Ab', 'Ba'] as const;
const at = <T>(list: readonly T[], index: number) => list[Math.floor(index) % list.length];

/** Each value with each other one somewhere; names that several have, and nodes with several names alike. */
const rows = Array.from({ length: 90 }, (_, i): Properties => {
  const [founded, dissolved] = [at(days, i / 2), at(days, i / 5)];
  const name = at(names, i) ?? '';
  const given = { kind: at(kinds, i), status: at(statuses, i / 3) };
  return {
    ...{ id: `org/${String(i).padStart(2, '0')}`, name, sortName: name },
    ...Object.fromEntries(
      Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    ),
    ...(founded === undefined ? {} : dated('foundedOn', founded)),
    ...(dissolved === undefined ? {} : dated('dissolvedOn', dissolved)),
    folds: [name.toLowerCase(), at(names, i + i / 7)?.toLowerCase() ?? ''],
  };
});
const having = (holds: (row: Properties) => boolean) => rows.filter(holds).length;

const of = (property: string, values: readonly string[]) =>
  fc.oneof(
    fc
      .constantFrom(...values)
      .map((value): Comparison => ({ side: 'NODE', property, operator: 'eq', value })),
    fc
      .array(fc.constantFrom(...values), { maxLength: 3 })
      .map((value): Comparison => ({ side: 'NODE', property, operator: 'in', value })),
  );
const sure = { side: 'NODE', certainty: 'SURELY' } as const;
const found = fc.oneof(
  of('id', ['org/03', 'org/50', 'org/xx']),
  of('name', [...names, 'Xx']),
  of('names', ['aa', 'ba', 'xx']),
  fc.constantFrom('a', 'ab', '').map((value): Comparison => ({
    ...{ side: 'NODE', property: 'names', operator: 'startsWith', value },
  })),
  of('kind', ['COMPANY', 'MEDIA', 'UNIVERSITY']),
  of('status', ['ENDED', 'PLANNED', 'WITHDRAWN', 'UNKNOWN', 'ACTIVE']),
  fc
    .constantFrom('foundedOn', 'dissolvedOn')
    .chain((property) =>
      fc.constantFrom<Comparison>(
        { ...sure, property, operator: 'after', value: 19_981_231 },
        { ...sure, property, operator: 'during', value: [20_000_101, 20_001_231] },
        { ...sure, property, operator: 'during', value: [20_000_101, null] },
        { ...sure, property, operator: 'on', value: [20_000_615, 20_000_615] },
      ),
    ),
);
const condition: fc.Arbitrary<Condition> = fc
  .tuple(found, fc.option(found), fc.boolean())
  .map(([one, other, negated]) => ({
    all: [one, ...(other ? [negated ? { not: other } : other] : [])],
  }));
const orders = fc.uniqueArray(
  fc
    .constantFrom('sortName', 'kind', 'foundedOnEarliest', 'id', 'summary')
    .chain((property) => fc.boolean().map((descending): Order => ({ side: 'NODE', property, descending }))),
  { maxLength: 2, selector: (order) => ('property' in order ? order.property : '') },
);

/** Everything is rare: each condition is used that can be. */
const rare: ValueCounts = { total: 1_000_000_000, of: () => 1, ended: 1, ahead: 1 };

const read = (request: PageRequest) => {
  const { text, parameters } = pageStatement(realOntology, request, today, noBodies);
  return graph.read(text, parameters);
};

describe('an access', () => {
  beforeAll(async () => {
    await writeFacts(graph, realOntology, { nodes: {} });
    await graph.write(async (transaction) => {
      await transaction.run(
        `UNWIND $rows AS row CREATE (o:Organisation) SET o = row REMOVE o.folds WITH o, row
         UNWIND range(0, size(row.folds) - 1) AS i
         CREATE (o)-[:HAS_NAME]->(:Name {id: row.id + '#' + i, fold: row.folds[i]})`,
        { rows },
      );
      await transaction.run(
        "CREATE (:Official {id: 'official/a'})-[:HAS_NAME]->(:Name {id: 'x', fold: 'aa'})",
        {},
      );
    }, 30_000);
  });

  it('finds what a look at each finds', { timeout: 600_000 }, async () => {
    const used = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        condition,
        orders,
        fc.integer({ min: 1, max: 30 }),
        fc.boolean(),
        async (where, by, first, backwards) => {
          const request: PageRequest = {
            ...{ type: 'Organisation', columns: ['name', 'status'], first, backwards, after: undefined },
            ...{ where, orders: by, count: true },
          };
          const access = accessesOf(request, type, rare);
          if (access.list && 'all' in where) {
            const [one] = where.all.slice(access.list.by);
            if (one && 'operator' in one) used.add('property' in one ? one.property : '');
          }
          const plain = await read(request);
          expect(await read({ ...request, access })).toEqual(plain);
          const last = plain[Math.floor(plain.length / 2)];
          if (typeof last?.n_id !== 'string') return;
          const after = { keys: by.map((_, i) => last[`k_${i}`] ?? null), id: last.n_id, factId: null };
          const behind = { ...request, after };
          expect(await read({ ...behind, access })).toEqual(await read(behind));
        },
      ),
      { numRuns: 60, endOnFailure: true, seed: 1 },
    );
    expect([...used].sort()).toEqual(['id', 'kind', 'name', 'names', 'status']);
  });

  it('is chosen by counts that indexes tell', async () => {
    const { text, parameters } = valueCountsStatement(type, today);
    const counts = toValueCounts(await graph.read(text, parameters));
    expect(counts.total).toBe(90);
    expect(counts.of('kind', 'MEDIA')).toBe(having(({ kind }) => kind === 'MEDIA'));
    expect(counts.of('kind', 'UNIVERSITY')).toBe(0);
    expect(counts.of('status', 'WITHDRAWN')).toBe(having(({ status }) => status === 'WITHDRAWN'));
    const day = (value: unknown) => (typeof value === 'bigint' ? Number(value) : Number.NaN);
    expect(counts.ended).toBe(having(({ dissolvedOnLatest }) => day(dissolvedOnLatest) < today));
    expect(counts.ahead).toBe(having(({ foundedOnEarliest }) => day(foundedOnEarliest) > today));
  });
});
