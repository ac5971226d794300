import { expect, it } from 'vitest';
import { formatPlan } from '../../../src/seed/plan/format.js';
import type { Plan, SeedPlan } from '../../../src/seed/plan/plan.js';

const nothing = { added: 0, changed: 0, removed: 0 };
const seedPlan: SeedPlan = {
  number: 1,
  file: '0001-a.cypher',
  title: 'T',
  checksum: '',
  digest: '',
  batched: false,
  counts: {
    entities: { ...nothing, added: 1 },
    facts: nothing,
    evidence: nothing,
    sources: nothing,
    claims: nothing,
  },
  items: [],
  conflicts: [],
  duplicates: [],
  silent: [],
  problems: [],
};

it('names and quotes that were stored with line breaks do not pass for lines of the plan', () => {
  const name = 'A\n  + Organisation  org/b  B\u2028C';
  const plan: Plan = {
    version: 1,
    revision: 1,
    head: '',
    unplanned: [],
    seeds: [
      {
        ...seedPlan,
        items: [
          {
            kind: 'added',
            what: 'entities',
            type: 'Organisation',
            id: 'org/a',
            name,
            properties: [],
            derived: [],
          },
        ],
        duplicates: [
          { type: 'Organisation', id: 'org/a', name, other: 'org/c', otherName: name, reason: 'SAME_NAME' },
        ],
        conflicts: [
          {
            type: 'Organisation',
            id: 'org/a',
            property: 'name',
            stored: { value: name, evidence: [{ id: 't/a', quote: 'x\n  + y' }] },
            given: { value: name, evidence: [] },
            settlement: 'STOP',
          },
        ],
      },
    ],
  };
  const text = formatPlan(plan, () => undefined);
  expect(text.split('\n').filter((line) => /^ *\+/.test(line))).toEqual([
    String.raw`  + Organisation  org/a  A\u{A}  + Organisation  org/b  B\u{2028}C`,
  ]);
  expect(text).toContain('t/a: “x + y”');
});
