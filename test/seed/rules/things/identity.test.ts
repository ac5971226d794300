import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../check/support.js';

const rules = ['same-and-different', 'two-kept-ids', 'kept-id-elsewhere'];
const head = '//! title: T\n//! source: sources/jinggang-forum.txt\n';
const organisations = `${head}MERGE (e:Evidence {id: 't/a'}) SET e.source = 'source/bjnews-jinggang-forum', e.quote = '香港生產力促進局主席陳祖恒';\n${[
  'a',
  'b',
  'c',
  'd',
]
  .map(
    (slug) =>
      `MERGE (o:Organisation {id: 'org/${slug}'}) SET o.name = '香港生產力促進局', o.kind = 'COMPANY', o.evidence = ['t/a'];\n`,
  )
  .join('')}`;
const judge = (type: string) => (a: string, b: string, keep?: string) =>
  `MATCH (a:Organisation {id: 'org/${a}'}), (b:Organisation {id: 'org/${b}'}) MERGE (a)-[r:${type}]->(b) SET r.evidence = ['t/a']${keep === undefined ? '' : `, r.keep = 'org/${keep}'`};\n`;
const [same, different] = [judge('SAME_AS'), judge('DIFFERENT_FROM')];

/** Of the last of these seeds. */
const told = async (...seeds: readonly string[]) =>
  (await problemsOf(organisations, ...seeds.map((text) => head + text)))
    .filter(({ rule }) => rules.includes(rule))
    .map(({ rule, message, place }) => `${place.line} ${rule}: ${message}`);

describe('judgements on identity', () => {
  it('may not contradict those of earlier seeds, over chains', async () => {
    expect(await told(different('a', 'c'), same('a', 'b'), same('b', 'd') + same('c', 'd'))).toEqual([
      '3 same-and-different: org/a and org/c are stated to be different (0002-seed.cypher:3), and SAME_AS makes them one: ' +
        'org/a = org/b (0003-seed.cypher:3), org/b = org/d (0004-seed.cypher:3), org/c = org/d (0004-seed.cypher:4).',
    ]);
  });

  it('are told where they come about, and not again behind it', async () => {
    expect(await told(different('a', 'b') + same('a', 'b'))).toHaveLength(1);
    expect(await told(different('a', 'b') + same('a', 'b'), same('b', 'c'))).toEqual([]);
  });

  it('name one id to keep', async () => {
    expect(await told(same('a', 'b', 'a'), same('b', 'c', 'b'))).toEqual([
      '3 two-kept-ids: keep names two ids of one body, org/a (0002-seed.cypher:3) and org/b (0003-seed.cypher:3): org/a = org/b (0002-seed.cypher:3).',
    ]);
    expect(await told(same('a', 'b', 'a'), same('b', 'c', 'a'))).toEqual([]);
    expect(await told(same('a', 'b', 'c'), same('b', 'c'))).toEqual([]);
  });

  it('name an id of the body', async () => {
    const mistaken =
      '3 kept-id-elsewhere: SAME_AS from org/a to org/b (0002-seed.cypher:3): keep names org/d, which SAME_AS does not join with them.';
    expect(await told(same('a', 'b', 'd') + same('c', 'd'))).toEqual([mistaken]);
    // What rows join is seen by the graph alone.
    const rows = `//! rows: rows/members.csv as rows\n`;
    const unseen = `UNWIND $rows AS row MATCH (a:Organisation {id: row.id}), (b:Organisation {id: row.title}) MERGE (a)-[r:SAME_AS]->(b) SET r.evidence = ['t/a'];\n`;
    expect(await told(rows + same('a', 'b', 'd') + unseen)).toEqual([]);
  });

  it('that a statement deletes are left to the graph', async () => {
    const severs = `//! corrects: 2\nMATCH (:Organisation {id: 'org/a'})-[r:SAME_AS]->(:Organisation {id: 'org/b'}) DELETE r;\n`;
    expect(await told(same('a', 'b'), severs + different('a', 'b'))).toEqual([]);
  });
});
