import { describe, expect, it } from 'vitest';
import { seedExplain } from '../../../src/commands/seed/explain.js';
import { readConfig } from '../../../src/config.js';
import { allRules } from '../../../src/seed/rules/list.js';
import { notedIo } from '../../support/io.js';

async function explain(rule?: string, json = false): Promise<string> {
  const io = notedIo({ json });
  await seedExplain(readConfig({}), io, {}, rule);
  return io.outs.join('\n');
}

describe('seed explain', () => {
  it('tells why, what is wrong and what is right', async () => {
    expect(await explain('bad-enum')).toBe(`Enums hold one of their values  [bad-enum, error]

A value that is not in the list fails where it is shown.

Wrong:
  MERGE (o:Organisation {id: 'org/hkpc'}) SET o.kind = 'STATUTORY';

Right:
  MERGE (o:Organisation {id: 'org/hkpc'}) SET o.kind = 'STATUTORY_BODY';`);
  });

  it('lists all rules in order, with what they are', async () => {
    const lines = (await explain()).split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(allRules.map(({ id }) => id));
    expect(lines.find((line) => line.startsWith('planned-wording'))).toMatch(/ {2}warning {2}What a source/);
  });

  it('gives JSON', async () => {
    expect(JSON.parse(await explain('bad-enum', true))).toMatchObject({
      version: 1,
      rule: { id: 'bad-enum', severity: 'error' },
    });
    const { rules } = JSON.parse(await explain(undefined, true)) as { rules: unknown[] };
    expect(rules).toHaveLength(allRules.length);
  });

  it('suggests the nearest rule', async () => {
    await expect(explain('bad-enums')).rejects.toMatchObject({
      code: 'USAGE',
      message: 'There is no rule bad-enums. Did you mean "bad-enum"?',
    });
  });
});
