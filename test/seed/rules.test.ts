import { describe, expect, it } from 'vitest';
import { statementRules } from '../../src/seed/rules/list.js';
import { parseSeed } from './parse/support.js';

describe.each(statementRules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('is broken by its wrong example', async () => {
    const { problems } = await parseSeed(rule.wrong);
    expect(problems.map((p) => p.rule)).toContain(id);
  });

  it('is kept by its right example, as are all others', async () => {
    const { problems } = await parseSeed(rule.right);
    expect(problems).toEqual([]);
  });
});

it('has every id once', () => {
  const ids = statementRules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
