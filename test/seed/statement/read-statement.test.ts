import { describe, expect, it } from 'vitest';
import { parseSeed, placesOf } from './support.js';
import { within } from '../../support/timing.js';

const found = async (text: string) => placesOf((await parseSeed(text)).problems);

describe('problems of a statement', () => {
  it('stand where the author wrote, behind Chinese text and rare characters', async () => {
    const text = `//! title: x
MERGE (o:Organisation {id: 'org/a'})
SET o.name = '香港𠀀', o.kinds = 'MEDIA', o.kind = 'MEDIUM';`;
    expect(await found(text)).toEqual(['unknown-property 3:24 5', 'bad-enum 3:50 8']);
  });

  it('are the parser’s for syntax and meaning, in statements of one shape each at its own place', async () => {
    const text = `MERGE (o:Organisation {id: 'org/a'}) SET p.name = '香';
  MERGE (o:Organisation {id: 'org/bbb'}) SET p.name = '港';
MERGE (o:Organisation {id: 'org/a') SET o.name = 'x'`;
    expect(await found(text)).toEqual(['cypher 1:42 1', 'cypher 2:46 1', 'cypher 3:35 1']);
  });

  it('quote what the author wrote, not the shape', async () => {
    const { problems } = await parseSeed(`MERGE (o:Organisation {id: 'org/a'} 'it')`);
    expect(problems[0]?.message).toContain(`Invalid input ''it''`);
  });

  it('tell an open text, name or comment at its start', async () => {
    expect((await parseSeed(`MERGE (o:Organisation {id: 'org/a'})\nSET o.name = 'x`)).problems).toMatchObject(
      [{ message: 'This text is not closed.', place: { line: 2, column: 14 } }],
    );
    expect((await parseSeed('MERGE (o:Organisation {id: "org/a"}) /* x')).problems).toMatchObject([
      { message: 'This comment is not closed.', place: { line: 1, column: 38 } },
    ]);
  });

  it.each([
    ["SET o.note = '香'，o.summary = 'x'", '， is a full-width character; Cypher needs , here.'],
    ['SET o.note = “香”', '“ is a full-width character; Cypher needs " here.'],
    ["SET o.note = 'it's'", "The text 'it' ends right before it; a ' within a text is written \\'."],
  ])('say what to do about slips of the keyboard: %s', async (set, hint) => {
    const { problems } = await parseSeed(`MATCH (o:Organisation {id: 'org/a'}) ${set}`);
    expect(problems[0]).toMatchObject({ rule: 'cypher', hint });
  });

  it('say how comments are written', async () => {
    for (const text of ['# remark', '-- remark']) {
      const { problems } = await parseSeed(`${text}\nMERGE (o:Organisation {id: 'org/a'})`);
      expect(problems.map(({ hint }) => hint)).toContain('Comments begin with //.');
    }
  });

  it('never speak of what stands for a literal', async () => {
    for (const text of ["MATCH (o {id: 'org/a'}) SET o:$('X')", 'CYPHER 5 MERGE (o)', ':use neo4j'])
      expect((await parseSeed(text)).problems.map(({ rule }) => rule)).not.toContain('cypher');
  });

  it('leave the cartesian product alone', async () => {
    const text = `MATCH (o:Organisation {id: 'org/a'}), (a:Agreement {id: 'agreement/b'}) MERGE (o)-[r:PARTY_TO]->(a)`;
    expect(await found(text)).toEqual([]);
  });

  it('are all told at once', async () => {
    const text = `MATCH (a:Agrement {id: 'agreement/b'}) DELETE a;
MERGE (n:Seed {id: 'x'}) RETURN n`;
    const { problems } = await parseSeed(text);
    expect(problems.map((p) => p.rule)).toEqual([
      'only-adds',
      'plain-delete',
      'unknown-label',
      'own-return',
      'reserved-name',
      'bad-id',
    ]);
  });

  it.each([
    ['CREATE INDEX i FOR (n:Place) ON (n.name)', 'forbidden-clause'],
    ['DROP CONSTRAINT c', 'forbidden-clause'],
    ['SHOW INDEXES', 'forbidden-clause'],
    ["LOAD CSV FROM 'x' AS row MERGE (o:Organisation {id: row[0]})", 'forbidden-clause'],
    ['CALL db.labels() YIELD label MERGE (o:Organisation {id: label})', 'forbidden-clause'],
    ["MERGE (o:$('Organisation') {id: 'org/a'})", 'forbidden-clause'],
    ["MATCH (o:Organisation {id: 'org/a'}) SET o[$x] = 1", 'forbidden-clause'],
    ["MATCH (o:Organisation {id: 'org/a'}) SET o:Place", 'forbidden-clause'],
    ["UNWIND [{a: 1}] AS row MATCH (o:Organisation {id: 'org/a'}) SET o += row", 'forbidden-clause'],
    ["MERGE (o:Organisation {id: 'org/a'}) NEXT MERGE (p:Place {id: 'place/b'})", 'forbidden-clause'],
    ["MERGE (o:Organisation {id: 'org/a'}) UNION MERGE (p:Place {id: 'place/b'})", 'forbidden-clause'],
    ["WHEN true THEN MERGE (o:Organisation {id: 'org/a'})", 'forbidden-clause'],
    ["{ MERGE (o:Organisation {id: 'org/a'}) }", 'forbidden-clause'],
    ["CYPHER 5 MERGE (o:Organisation {id: 'org/a'})", 'forbidden-clause'],
    ["USE neo4j MERGE (o:Organisation {id: 'org/a'})", 'forbidden-clause'],
    ["INSERT (:Organisation {id: 'org/a'})", 'forbidden-clause'],
    ["MERGE (o:Organisation {id: 'org/a'}) SET o.name = s'x{1}'", 'forbidden-clause'],
    ["FOREACH (id IN ['org/a'] | MERGE (:Organisation {id: id}))", 'hidden-write'],
    ["CALL () { MERGE (:Organisation {id: 'org/a'}) }", 'hidden-write'],
    ["CALL () { MERGE (:Organisation {id: 'org/a'}) } IN TRANSACTIONS", 'forbidden-clause'],
    [
      "MERGE (o:Organisation {id: 'org/a'}) MATCH (p:Place {id: 'place/b'}) MERGE (o)-[:LOCATED_IN]->(p)",
      'hidden-write',
    ],
    ["MERGE (o:Organisation {id: 'org/a'}) WITH o WHERE o.name = 'x' SET o.name = 'y'", 'hidden-write'],
    ["MERGE (:Organisation {id: 'org/a'}) WITH 1 AS x MERGE (p:Place {id: 'place/b'})", 'hidden-write'],
    ["MATCH (o:Organisation {id: 'org/a'}) REMOVE o.name", 'only-adds'],
    ["MATCH (o:Organisation {id: 'org/a'}) SET o.name = null", 'only-adds'],
    ["MERGE (o:Organisation {id: 'org/a', name: 'A'})", 'merge-by-id'],
    ["CREATE (o:Organisation {id: 'org/a'})", 'merge-by-id'],
    ["MATCH (o:Organisation {id: 'org/a'}) SET o.id = 'org/b'", 'merge-by-id'],
    ["CREATE (e:Evidence {quote: 'x'})", 'merge-by-id'],
    ["MERGE (e:Evidence {id: 'org/signing'})", 'bad-id'],
    ["MERGE (s:Source {id: 'source/x'})", 'reserved-name'],
    ["MERGE (e:Evidence {id: 's/e'}) SET e.start = 3", 'derived-property'],
    ["MERGE (o:Organisation {id: 'org/a'}) SET o.sortName = 'x'", 'derived-property'],
    ["MERGE (o:Organisation:Place {id: 'org/a'})", 'missing-label'],
    ["MATCH (o:Organisation {id: 'org/a'}) MERGE (o)-[:LOCATED_IN]->(p)", 'missing-label'],
    [
      "MATCH (o:Organisation {id: 'org/a'}), (p:Place {id: 'place/b'}) MERGE (o)-[:LOCATED_IN]-(p)",
      'wrong-direction',
    ],
    ["MATCH (o {id: 'org/a'}), (a {id: 'agreement/b'}) MERGE (a)-[:PARTY_TO]->(o)", 'wrong-direction'],
    [
      "MATCH (o:Organisation {id: 'org/a'}), (p:Official {id: 'official/b'}) MERGE (p)-[:SAME_AS]->(o)",
      'wrong-end',
    ],
    ["MERGE (o:Organisation {id: 'org/a'}) SET o.inferred = ['kidn']", 'unknown-property'],
    ["MERGE (o:Organisation {id: 'org/a'}) SET o.nmaeEvidence = ['s/e']", 'unknown-property'],
    ["MATCH (o:Organisation {id: 'org/a'}) WHERE o:Organization SET o.name = 'x'", 'unknown-label'],
  ])('%s: %s', async (text, rule) => {
    expect((await parseSeed(text)).problems.map((p) => p.rule)).toContain(rule);
  });

  it('say which way a relationship runs', async () => {
    const { problems } = await parseSeed(
      `MATCH (o:Organisation {id: 'org/a'}), (a:Agreement {id: 'agreement/b'}) MERGE (o)<-[r:PARTY_TO]-(a)`,
    );
    expect(problems).toMatchObject([
      {
        message: 'PARTY_TO runs from Organisation to Agreement, not from Agreement to Organisation.',
        hint: 'Write (o)-[:PARTY_TO]->(a).',
      },
    ]);
  });
});

describe('speed', () => {
  const rows = Array.from({ length: 2000 }, (_, i) => `{id: 'org/x${i}', name: '香港', n: ['a', 'b']}`).join(
    ', ',
  );
  it.each([
    [
      '2,000 statements of two shapes',
      Array.from(
        { length: 1000 },
        (_, i) => `MATCH (o:Organisation {id: 'org/a${i}'}), (a:Agreement {id: 'agreement/b${i}'})
MERGE (o)-[:PARTY_TO]->(a);
MERGE (o:Organisation {id: 'org/a${i}'}) SET o.name = '生產力促進局', o.kind = 'OTHER', o.evidence = ['s/e${i}'];`,
      ).join('\n'),
    ],
    [
      'a list of 2,000 rows',
      `UNWIND [${rows}] AS row MERGE (o:Organisation {id: row.id}) SET o.name = row.name`,
    ],
    [
      'texts of 1 MB',
      `MERGE (o:Organisation {id: 'org/a'}) SET o.summary = '${'香;'.repeat(5_000)}';\n`.repeat(100),
    ],
  ])('%s: within 4 s', async (_, text) => {
    const start = performance.now();
    const { problems } = await parseSeed(text);
    expect(problems).toEqual([]);
    within(4000, performance.now() - start);
  });
});
