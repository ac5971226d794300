import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/package.js';
import { allRules, seedRules, statementRules } from '../../../src/seed/rules/list.js';
import { severityOf, type RuleText } from '../../../src/seed/rules/rule.js';
import { before, problemsOf, problemsOfExample } from '../check/support.js';

/** An example with a header of its own is a whole seed; another stands behind what is there already. */
const problemsIn = ({ id }: RuleText, text: string) =>
  text.includes('//! title:') || id === 'missing-header' ? problemsOf(before, text) : problemsOfExample(text);

const withExamples = allRules.filter(({ wrong }) => wrong !== '').map((rule) => [rule.id, rule] as const);

describe.each(withExamples)('%s', (id, rule) => {
  it('is broken by its wrong example', async () => {
    const problems = await problemsIn(rule, rule.wrong);
    expect(problems.filter((p) => p.rule === id).map((p) => p.severity)).toContain(severityOf(rule));
  });

  it('is kept by its right example, as are all others', async () => {
    expect(await problemsIn(rule, rule.right)).toEqual([]);
  });
});

describe('rules', () => {
  it('have every id once', () => {
    const ids = allRules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are all told with why, and those that read seeds with examples', () => {
    for (const { title, reason } of allRules) expect([title, reason]).not.toContain('');
    for (const { wrong, right } of [...statementRules, ...seedRules])
      expect([wrong, right]).not.toContain('');
  });

  it('stand in files of their names', () => {
    const files = readdirSync(join(packageRoot, 'src/seed/rules'), { recursive: true, encoding: 'utf8' });
    const names = files.map((file) => basename(file));
    for (const { id } of [...statementRules, ...seedRules]) expect(names).toContain(`${id}.ts`);
  });

  it('explain whatever parser and loader tell', () => {
    const known = new Set(allRules.map(({ id }) => id));
    const told = ['cypher', 'seed/files', 'seed/statement', 'seed/load'].flatMap((folder) =>
      readdirSync(join(packageRoot, 'src', folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => readFileSync(join(packageRoot, 'src', folder, file), 'utf8'))
        .flatMap((text) => [...text.matchAll(/\brule: '([a-z-]+)'|\breport\(\s*change,\s*'([a-z-]+)'/g)])
        .map(([, rule, report]) => rule ?? report ?? ''),
    );
    expect(told.length).toBeGreaterThan(15);
    // `more` only counts what is not shown.
    expect(told.filter((id) => id !== 'more' && !known.has(id))).toEqual([]);
  });
});
