import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noBodies } from '../../src/graph/known-bodies.js';
import { byIdStatement } from '../../src/loaders/by-id-statement.js';
import { groupsAmongStatement } from '../../src/loaders/counting/groups-among-statement.js';
import { levelStatement } from '../../src/loaders/level-statement.js';
import { pageStatement } from '../../src/loaders/page-statement.js';
import type { Comparison, Condition, Order, Position } from '../../src/loaders/request.js';
import { Statements } from '../../src/loaders/statements.js';
import { realOntology } from '../support/ontology.js';

const agreements = realOntology.entities.get('Organisation')?.fields.get('agreements');
if (!agreements) throw new Error('Organisations have agreements.');

const text = fc.string({ maxLength: 8 });
const day = fc.integer({ min: 10_101, max: 99_991_231 });
const node = { side: 'NODE' as const };
const comparison: fc.Arbitrary<Comparison> = fc.oneof(
  text.map((value) => ({ ...node, property: 'summary', operator: 'eq' as const, value })),
  text.map((value) => ({ ...node, property: 'names', operator: 'contains' as const, value })),
  fc.array(text).map((value) => ({ ...node, property: 'kind', operator: 'in' as const, value })),
  fc.array(text).map((value) => ({ ...node, property: 'scope', operator: 'hasAny' as const, value })),
  fc.boolean().map((value) => ({ ...node, property: 'scope', operator: 'isEmpty' as const, value })),
  fc.constant({ ...node, property: 'summary', operator: 'eq' as const, value: null }),
  fc.boolean().map(() => ({ ...node, property: 'type', operator: 'in' as const, value: ['Agreement'] })),
  fc.tuple(day, fc.constantFrom('SURELY' as const, 'POSSIBLY' as const)).map(([value, certainty]) => ({
    ...node,
    property: 'signedOn',
    operator: 'before' as const,
    value,
    certainty,
  })),
  fc.tuple(fc.option(day), day).map(([from, to]) => ({
    ...node,
    property: 'signedOn',
    operator: 'during' as const,
    value: [from, to],
  })),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    comparison,
    fc.array(tie('condition'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
    fc.nat(9).map((value) => ({ counted: 'NODE' as const, operator: 'gte' as const, value })),
  ),
}));
const orders: readonly Order[] = [
  { side: 'NODE', property: 'sortName', descending: false },
  { side: 'NODE', property: 'signedOnEarliest', descending: true },
  { counted: { owner: 'Entity', name: 'places' }, descending: true },
];
const position: fc.Arbitrary<Position> = fc
  .tuple(fc.option(text), fc.option(day), text, text)
  .map(([name, signed, id, factId]) => ({ keys: [name, signed, 3], id, factId }));
const whole = fc.record({
  columns: fc.constant(['name', 'status']),
  first: fc.option(fc.nat(50), { nil: undefined }),
  backwards: fc.boolean(),
  after: fc.option(position, { nil: undefined }),
  where: fc.option(condition, { nil: undefined }),
  orders: fc.constant(orders),
  count: fc.boolean(),
});

/** Of a walk that began before something was added. */
const list = fc
  .tuple(whole, fc.option(fc.nat(9_999)))
  .map(([request, seen]) => (seen === null ? request : { ...request, seen }));

const grouping = {
  by: [{ by: 'VALUE', side: 'NODE', property: 'kind' }],
  order: { by: 'COUNT', descending: true },
} as const;

it('what is built once for a shape is what is built for each request', () => {
  const statements = new Statements(realOntology);
  fc.assert(
    fc.property(list, fc.array(text), day, (request, ids, today) => {
      const level = { ...request, field: agreements, parent: 'Organisation', edgeColumns: ['role'] };
      expect(statements.level(level, ids, today, noBodies)).toEqual(
        levelStatement(realOntology, level, ids, today, noBodies),
      );
      const page = { ...request, type: 'Agreement' };
      expect(statements.page(page, today, noBodies)).toEqual(
        pageStatement(realOntology, page, today, noBodies),
      );
      const byId = { types: ['Agreement', 'Event'], columns: ['status'], where: request.where };
      const asked = new Map([['Agreement', ids]]);
      expect(statements.byId(byId, asked, today, noBodies)).toEqual(
        byIdStatement(realOntology, byId, asked, today, noBodies),
      );
      const among = { type: 'Organisation', first: request.first, grouping, day: { day: today, asOf: true } };
      expect(statements.groupsAmong(among, [ids], today, noBodies)).toEqual(
        groupsAmongStatement(realOntology, among, [ids], today, noBodies),
      );
    }),
    { numRuns: 300 },
  );
});

it('a text is built once, whatever the values are', () => {
  const statements = new Statements(realOntology);
  const textFor = (value: string, operator: 'eq' | 'contains' = 'eq') =>
    statements.page(
      {
        type: 'Organisation',
        columns: [],
        first: 10,
        after: undefined,
        where: { ...node, property: 'summary', operator, value },
        orders,
        count: false,
      },
      20_260_101,
      noBodies,
    ).text;
  expect(textFor('a')).toBe(textFor('b'));
  expect(textFor('a')).not.toBe(textFor('a', 'contains'));
});
