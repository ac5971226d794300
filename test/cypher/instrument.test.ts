import { describe, expect, it } from 'vitest';
import { parseSeed } from '../seed/statement/support.js';

const joined = `MATCH (o:Organisation {id: 'org/a'}), (a:Agreement {id: 'agreement/b'})`;

async function one(text: string) {
  const { statements, problems } = await parseSeed(text);
  const [statement] = statements;
  if (!statement || statements.length > 1) throw new Error('one statement was expected');
  return { statement, problems };
}

const returned = (text: string) => text.slice(text.lastIndexOf('\nRETURN ') + '\nRETURN '.length);

describe('instrumented statements', () => {
  it.each([
    [
      'MERGE of a node',
      `MERGE (o:Organisation {id: 'org/a'}) SET o.evidence = ['s/e'], o.nameEvidence = ['s/e'], o.name = 'A'`,
      'elementId(`o`) AS `o`, `o`.`evidence` AS `o.evidence`, `o`.`nameEvidence` AS `o.nameEvidence`',
    ],
    [
      'MATCH of two, MERGE of a relationship',
      `${joined} MERGE (o)-[r:PARTY_TO]->(a) SET r.evidence = ['s/e']`,
      'elementId(`r`) AS `r`, `r`.`evidence` AS `r.evidence`',
    ],
    ['MATCH and SET', `MATCH (o:Organisation {id: 'org/a'}) SET o.summary = 'x'`, 'elementId(`o`) AS `o`'],
    [
      'UNWIND of a list',
      `UNWIND ['org/a', 'org/b'] AS id MERGE (o:Organisation {id: id})`,
      'elementId(`o`) AS `o`',
    ],
    [
      'WITH that keeps',
      `MERGE (o:Organisation {id: 'org/a'}) WITH o SET o.name = 'A'`,
      'elementId(`o`) AS `o`',
    ],
    [
      'WITH that renames',
      `MERGE (o:Organisation {id: 'org/a'}) WITH o AS p SET p.name = 'A'`,
      'elementId(`p`) AS `p`',
    ],
    [
      'WITH *',
      `MERGE (:Organisation {id: 'org/a'}) WITH *, 1 AS x MERGE (p:Place {id: 'place/b'})`,
      'elementId(`_w1`) AS `_w1`, elementId(`p`) AS `p`',
    ],
    [
      'ON CREATE SET',
      `MERGE (o:Organisation {id: 'org/a'}) ON CREATE SET o.evidence = ['s/e'] ON MATCH SET o.nameEvidence = ['s/e']`,
      'elementId(`o`) AS `o`, `o`.`evidence` AS `o.evidence`, `o`.`nameEvidence` AS `o.nameEvidence`',
    ],
    [
      '+= of a map',
      `MERGE (o:Organisation {id: 'org/a'}) SET o += {name: 'A', evidence: ['s/e']}`,
      'elementId(`o`) AS `o`, `o`.`evidence` AS `o.evidence`',
    ],
    [
      'evidence that rests on the row',
      `UNWIND [{n: 'a'}] AS x MERGE (o:Organisation {id: 'org/' + x.n}) SET o.evidence = ['s/' + x.n, 's/b']`,
      "elementId(`o`) AS `o`, (['s/' + x.n, 's/b']) AS `o.evidence`",
    ],
    [
      'evidence that rests on the row, under another name at the end',
      `UNWIND ['a'] AS x MERGE (o:Organisation {id: 'org/' + x}) SET o.evidence = ['s/' + x] WITH o, 1 AS x SET o.name = 'A'`,
      'elementId(`o`) AS `o`, `o`.`evidence` AS `o.evidence`',
    ],
    [
      'evidence that is given only to what is new',
      `UNWIND ['a'] AS x MERGE (o:Organisation {id: 'org/' + x}) ON CREATE SET o.evidence = ['s/' + x]`,
      'elementId(`o`) AS `o`, `o`.`evidence` AS `o.evidence`',
    ],
    [
      'several MERGE',
      `MERGE (o:Organisation {id: 'org/a'}) MERGE (p:Place {id: 'place/b'}) MERGE (o)-[l:LOCATED_IN]->(p)`,
      'elementId(`o`) AS `o`, elementId(`p`) AS `p`, elementId(`l`) AS `l`',
    ],
    ['names in backticks', "MERGE (`a``b`:Organisation {id: 'org/a'})", 'elementId(`a``b`) AS `a``b`'],
    [
      'OPTIONAL MATCH behind a write',
      `MERGE (o:Organisation {id: 'org/a'}) WITH o OPTIONAL MATCH (p:Place {id: 'place/b'}) SET p.name = 'P'`,
      'elementId(`o`) AS `o`, elementId(`p`) AS `p`',
    ],
  ])('%s', async (_, text, expected) => {
    const { statement, problems } = await one(text);
    expect(problems).toEqual([]);
    expect(statement.instrumented).toBe(
      `${text.replace('(:Organisation', '(_w1 :Organisation').replace(/(?=\]->)/, " {`term`: ''}")}\nRETURN ${expected}`,
    );
  });

  it.each([
    ['the column of a row', 'SET o.name = x.n', 'SET o.name = coalesce(x.n, `o`.`name`)'],
    [
      'an expression, comments and all',
      "SET o.name = x.n // it's\n + 'b', o.kind = 'MEDIA'",
      "SET o.name = coalesce(x.n // it's\n + 'b', `o`.`name`), o.kind = 'MEDIA'",
    ],
    [
      '+= of a map',
      "SET o += {name: x.n, kind: 'MEDIA', `no``te`: null}",
      "SET o += {name: coalesce(x.n, `o`.`name`), kind: 'MEDIA', `no``te`: null}",
    ],
    [
      'ON CREATE SET and ON MATCH SET',
      'ON CREATE SET o.name = x.n ON MATCH SET o.note = x.n',
      'ON CREATE SET o.name = coalesce(x.n, `o`.`name`) ON MATCH SET o.note = coalesce(x.n, `o`.`note`)',
    ],
    [
      'another name behind WITH',
      'WITH o AS `p``q`, x SET `p``q`.name = x.n',
      'WITH o AS `p``q`, x SET `p``q`.name = coalesce(x.n, `p``q`.`name`)',
    ],
    [
      'evidence that rests on the graph',
      'SET o.evidence = o.evidence + [x.n]',
      'SET o.evidence = coalesce(o.evidence + [x.n], `o`.`evidence`)',
    ],
    ['a list, which is never null', 'SET o.evidence = [x.n]', 'SET o.evidence = [x.n]'],
    ['null that is written out', 'SET o.note = null', 'SET o.note = null'],
  ])('keep a property where %s is null', async (_, set, sent) => {
    const { statement } = await one(
      `UNWIND [{n: 'a'}] AS x MERGE (o:Organisation {id: 'org/' + x.n}) ${set}`,
    );
    expect(statement.instrumented.slice(0, statement.instrumented.lastIndexOf('\nRETURN '))).toBe(
      `UNWIND [{n: 'a'}] AS x MERGE (o:Organisation {id: 'org/' + x.n}) ${sent}`,
    );
  });

  it('names a relationship without a name', async () => {
    const { statement, problems } = await one(`${joined} MERGE (o)-[:PARTY_TO]->(a)`);
    expect(problems).toEqual([]);
    expect(statement.instrumented).toBe(
      `${joined} MERGE (o)-[_w1 :PARTY_TO {\`term\`: ''}]->(a)\nRETURN elementId(\`_w1\`) AS \`_w1\``,
    );
    expect(statement.written).toMatchObject([
      { variable: '_w1', kind: 'RELATIONSHIP', clause: 'MERGE', names: ['PARTY_TO'], from: 'o', to: 'a' },
    ]);
  });

  it.each([
    ['MERGE (o)-[r:PARTY_TO]->(a)', "MERGE (o)-[r:PARTY_TO {`term`: ''}]->(a)"],
    ['MERGE (a)<-[r:PARTY_TO /* all */ ]-(o)', "MERGE (a)<-[r:PARTY_TO /* all */  {`term`: ''}]-(o)"],
    ['CREATE (o)-[r:PARTY_TO {}]->(a)', "CREATE (o)-[r:PARTY_TO {`term`: ''}]->(a)"],
    ["CREATE (o)-[r:PARTY_TO {role: 'x'}]->(a)", "CREATE (o)-[r:PARTY_TO {role: 'x', `term`: ''}]->(a)"],
    ["MERGE (o)-[r:PARTY_TO {term: '2'}]->(a)", "MERGE (o)-[r:PARTY_TO {term: '2'}]->(a)"],
    ["MERGE (o)-[r:PARTY_TO {`term`: ''}]->(a)", "MERGE (o)-[r:PARTY_TO {`term`: ''}]->(a)"],
    [
      'MERGE (o)-[r:PARTY_TO {term: o.note}]->(a)',
      "MERGE (o)-[r:PARTY_TO {term: coalesce(o.note, '')}]->(a)",
    ],
  ])('gives a fact the term that its pattern leaves out: %s', async (clause, sent) => {
    const { statement } = await one(`${joined} ${clause}`);
    expect(statement.instrumented.split('\nRETURN ')[0]).toBe(`${joined} ${sent}`);
    expect(statement.writes[0]?.text).toContain('term');
  });

  it('leaves a MATCH, and a fact that holds once, as they are', async () => {
    const { statement } = await one(
      `MATCH (o:Organisation {id: 'org/a'})-[r:PARTY_TO]->(), (p:Organisation {id: 'org/b'}) SET r.note = 'x'
       MERGE (o)-[s:SAME_AS]->(p)`,
    );
    expect(statement.instrumented).not.toContain('term');
    expect(statement.written.map(({ names, withoutTerm }) => [names[0], withoutTerm])).toEqual([
      ['PARTY_TO', true],
      ['SAME_AS', undefined],
    ]);
  });

  it('reads an empty field as no term in a MATCH too', async () => {
    const { statement } = await one(
      `UNWIND [{t: null}] AS x MATCH (o:Organisation {id: 'org/a'})-[:PARTY_TO {term: x.t}]->(a:Agreement)
       MERGE (o)-[r:PARTY_TO {term: '2'}]->(a)`,
    );
    expect(statement.instrumented).toContain("[:PARTY_TO {term: coalesce(x.t, '')}]");
  });

  it.each(["WHERE r.term = 'x'", 'WHERE NOT (r.term IS NULL OR r.note IS NULL)', 'WITH * WHERE r.term > 1'])(
    'counts a term as given that a condition speaks of: %s',
    async (condition) => {
      const { statement } = await one(
        `MATCH (:Organisation {id: 'org/a'})-[r:PARTY_TO]->() ${condition} SET r.note = 'x'`,
      );
      expect(statement.written.map(({ withoutTerm }) => withoutTerm)).toEqual([undefined]);
    },
  );

  it('takes no name that is taken', async () => {
    const { statement } = await one(
      `MATCH (_w1:Place {id: 'place/a'}) MERGE (:Organisation {id: 'org/a'})-[:LOCATED_IN]->(_w1)`,
    );
    expect(statement.written.map((w) => w.variable)).toEqual(['_w2', '_w3']);
  });

  it('follows chains with their directions', async () => {
    const text = `MATCH (a:Agreement {id: 'agreement/a'}), (e:Event {id: 'event/e'})
MERGE (e)<-[x:SIGNED_AT]-(a)<-[:PARTY_TO]-(o:Organisation {id: 'org/a'})`;
    const { statement, problems } = await one(text);
    expect(problems).toEqual([]);
    expect(statement.written.map(({ variable, from, to, clause }) => [variable, from, to, clause])).toEqual([
      ['x', 'a', 'e', 'MERGE'],
      ['_w1', 'o', 'a', 'MERGE'],
      ['o', undefined, undefined, 'MERGE'],
    ]);
  });

  it('tells what is assigned, and where', async () => {
    const { statement } = await one(
      `MERGE (o:Organisation {id: 'org/a'})\nSET o.name = '香港', o.kind = 'MEDIA'`,
    );
    const assigned = statement.written[0]?.assigned.map(
      ({ name, place }) => `${name} ${place.line}:${place.column}`,
    );
    expect(assigned).toEqual(['id 1:24', 'name 2:7', 'kind 2:22']);
  });

  it('puts positions of the server back to the author’s', async () => {
    const { statements } = await parseSeed(
      `MERGE (p:Place {id: 'place/a'});\n  MERGE (:Organisation {id: 'org/a'})\nSET p.x = 1`,
    );
    const statement = statements[1];
    if (!statement) throw new Error('two statements were expected');
    const lines = statement.instrumented.split('\n');
    const column = (lines[0]?.indexOf('id:') ?? 0) + 1;
    expect(lines[0]).toContain('(_w1 :Organisation');
    expect(statement.toAuthorPosition(1, column)).toMatchObject({ line: 2, column: 25 });
    expect(statement.toAuthorPosition(1, 9)).toMatchObject({ line: 2, column: 10 });
    expect(statement.toAuthorPosition(2, 5)).toMatchObject({ line: 3, column: 5 });
    expect(statement.toAuthorPosition(3, 20)).toMatchObject({ line: 3, column: 12 });
  });

  it('puts positions in and around a value back to the author’s', async () => {
    const text =
      "UNWIND ['a'] AS x MERGE (:Organisation {id: 'org/' + x})<-[r:PARTY_TO]-(p) SET r.note = x + 1,\n r.role = x";
    const { statement } = await one(text);
    const positionOf = (line: number, sent: string) => {
      const column = (statement.instrumented.split('\n')[line - 1] ?? '').indexOf(sent) + 1;
      const { line: at, column: from } = statement.toAuthorPosition(line, column);
      return (text.split('\n')[at - 1] ?? '').slice(from - 1);
    };
    expect(positionOf(1, 'x + 1')).toBe('x + 1,');
    expect(positionOf(1, '+ 1')).toBe('+ 1,');
    expect(positionOf(1, 'coalesce')).toBe('x + 1,');
    expect(positionOf(1, ', `r`.`note`')).toBe(',');
    expect(positionOf(2, 'r.role')).toBe('r.role = x');
    expect(positionOf(2, 'coalesce(x')).toBe('x');
  });

  it('leaves out what WITH has lost', async () => {
    const { statement, problems } = await one(
      `MERGE (o:Organisation {id: 'org/a'}) WITH 1 AS x MERGE (p:Place {id: 'place/b'})`,
    );
    expect(problems.map((p) => p.rule)).toEqual(['hidden-write']);
    expect(returned(statement.instrumented)).toBe('elementId(`p`) AS `p`');
  });
});
