import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../check/support.js';

const seed = (text: string, header = '') =>
  `//! title: T\n//! source: sources/jinggang-forum.txt\n${header}${text}`;
const first = seed(
  `MERGE (e:Evidence {id: 't/a'}) SET e.source = 'source/bjnews-jinggang-forum', e.quote = '香港生產力促進局主席陳祖恒';
MERGE (o:Organisation {id: 'org/x'}) SET o.name = 'X', o.kind = 'COMPANY', o.evidence = ['t/a'];
MERGE (p:Official {id: 'official/y'}) SET p.name = 'Y', p.evidence = ['t/a'];
`,
);
const ends = "MATCH (p:Official {id: 'official/y'}), (o:Organisation {id: 'org/x'})";
const merge = (key: string, from = '2001') =>
  `${ends} MERGE (p)-[r:HOLDS_POST {title: 'T'${key}}]->(o) SET r.validFrom = '${from}', r.evidence = ['t/a'];\n`;
const match = (pattern: string, then = "SET r.note = 'n'") =>
  `MATCH (p:Official {id: 'official/y'})-[r:HOLDS_POST ${pattern}]->(o:Organisation {id: 'org/x'}) ${then};\n`;
const second = ", term: '2010'";

const problems = async (...seeds: readonly string[]) =>
  (await problemsOf(first, ...seeds)).map(({ rule, message, hint, place }) => ({
    rule,
    message: `${place.line} ${message}`,
    hint,
  }));
const told = async (...seeds: readonly string[]) =>
  (await problems(...seeds)).map(({ rule, message }) => `${rule} ${message}`);

describe('a fact in several periods', () => {
  it('may be given each with its term, in one seed or in several', async () => {
    expect(await told(seed(merge(", term: '2001'") + merge(second, '2010')))).toEqual([]);
    expect(await told(seed(merge('')), seed(merge(second, '2010')))).toEqual([]);
    expect(await told(seed(merge(", term: ''") + merge(second, '2010')))).toEqual([]);
  });

  it('is told with the line to write where a MERGE leaves the term out', async () => {
    expect(await problems(seed(merge('') + merge(second, '2010')))).toEqual([
      {
        rule: 'missing-term',
        message:
          '3 HOLDS_POST from official/y to org/x: it is given without a term here, and with the term "2010" in this seed.',
        hint: "Write -[r:HOLDS_POST {title: 'T', term: '2010'}]-> for that one, another term for another period, or term: '' for the one without.",
      },
    ]);
    expect(await told(seed(merge(second, '2010')), seed(merge('')))).toEqual([
      'missing-term 3 HOLDS_POST from official/y to org/x: it is given without a term here, and with the term "2010" in 0002-seed.cypher.',
    ]);
  });

  it('is told where a MATCH that leaves it out writes to every one', async () => {
    const both = seed(merge('') + merge(", term: 'x'")).replace("'T'}", "'T', term: ''}");
    expect(await told(both, seed(match("{title: 'T'}")))).toEqual([
      'missing-term 3 HOLDS_POST from official/y to org/x: it is given with the term "x" too, in 0002-seed.cypher, and this MATCH writes to every one.',
    ]);
    const removes = seed(match("{title: 'T'}", 'DELETE r'), '//! deletes: allowed\n');
    expect((await told(both, removes)).map((text) => text.split(' ')[0])).toEqual(['missing-term']);
  });

  it.each([
    match("{title: 'T', term: '2010'}"),
    match("{title: 'T', term: ''}"),
    match("{title: 'T'}", "WHERE r.term = '2010' SET r.note = 'n'"),
    match("{title: 'U'}"),
    match("{title: 'T'}", "SET o.summary = 'S'"),
  ])('is no matter of %s', async (statement) => {
    const both = seed(merge(", term: ''") + merge(second, '2010'));
    expect(await told(both, seed(statement))).toEqual([]);
  });

  it('is no matter of what was removed', async () => {
    const removed = seed(match("{title: 'T', term: '2010'}", 'DELETE r'), '//! deletes: allowed\n');
    expect(await told(seed(merge(second, '2010')), removed, seed(merge('')))).toEqual([]);
  });

  it('is two facts to the other rules', async () => {
    const dated = (term: string, from: string) => merge(`, term: '${term}'`, from);
    expect(await told(seed(dated('a', '2001')), seed(dated('b', '2010')))).toEqual([]);
    const again = await problems(seed(dated('a', '2001')), seed(dated('a', '2010')));
    expect(again).toMatchObject([
      {
        rule: 'conflict',
        message: expect.stringContaining(
          'HOLDS_POST from official/y to org/x, term "a": validFrom is "2001" already',
        ) as string,
        hint: expect.stringContaining("give it a term in the pattern: {term: '…'}.") as string,
      },
    ]);
    const create = (term: string) => dated(term, '2001').replace('MERGE', 'CREATE');
    expect(
      (await told(seed(dated('a', '2001')), seed(create('a') + create('b')))).map((t) => t.split(':')[0]),
    ).toEqual(['twice 3 HOLDS_POST from official/y to org/x, term "a" exists already.']);
  });

  it('takes no term from rows that a statement writes out where they have none', async () => {
    const rows = `UNWIND [{from: '2001'}, {from: '2010', term: 'b'}] AS row ${ends}
      MERGE (p)-[r:HOLDS_POST {title: 'T', term: row.term}]->(o) SET r.validFrom = row.from, r.evidence = ['t/a'];\n`;
    expect(await told(seed(rows))).toEqual([]);
    expect((await told(seed(rows), seed(merge('')))).map((text) => text.split(' ')[0])).toEqual([
      'missing-term',
    ]);
  });
});

describe('a term in the pattern', () => {
  it.each([
    [
      `${ends} MERGE (p)-[r:HOLDS_POST {title: 'T', term: null}]->(o) SET r.evidence = ['t/a'];`,
      'keyed-merge 3 The key term of HOLDS_POST is null.',
    ],
    [
      `${ends} MERGE (p)-[r:HOLDS_POST {title: 'T'}]->(o) SET r.term = '2010', r.evidence = ['t/a'];`,
      'keyed-merge 3 term is part of the key of HOLDS_POST: it must be in the pattern.',
    ],
    [
      match("{title: 'T', term: '2001'}", "SET r.term = '2010'"),
      'keyed-merge 3 term is part of the key of HOLDS_POST and cannot be changed.',
    ],
    [
      `${ends} MERGE (p)-[r:HOLDS_POST {title: 'T', trem: '2010'}]->(o) SET r.evidence = ['t/a'];`,
      'unknown-property 3 HOLDS_POST has no property "trem". Did you mean "term"?',
    ],
    [
      `${ends} MERGE (p)-[r:HOLDS_POST {title: 'T', term: 2010}]->(o) SET r.evidence = ['t/a'];`,
      'bad-value 3 HOLDS_POST.term holds a text.',
    ],
  ])('%s', async (statement, problem) => {
    expect(await told(seed(statement))).toContain(problem);
  });

  it('is none of SAME_AS, which holds once', async () => {
    const statement = `MATCH (a:Organisation {id: 'org/x'}), (b:Organisation {id: 'org/y'}) MERGE (a)-[r:SAME_AS {term: '1'}]->(b) SET r.evidence = ['t/a'];`;
    expect(await told(seed(statement))).toContainEqual(expect.stringContaining('unknown-property'));
  });
});
