import { describe, expect, it } from 'vitest';
import { parseSeed } from './support.js';

const one = async (text: string) => {
  const { statements } = await parseSeed(text);
  const [statement] = statements;
  if (!statement) throw new Error('no statement');
  return statement;
};

describe('a statement that begins with UNWIND of a parameter', () => {
  it('tells which rows it reads, which columns give what, and returns the number of the row', async () => {
    const { rows, written, instrumented } = await one(
      `UNWIND $members AS m MERGE (o:Organisation {id: 'org/' + m.slug})
       MERGE (p:Place {id: m.place}) SET o.name = m.name, o.summary = toUpper(m.city)`,
    );
    expect(rows).toMatchObject({
      parameter: 'members',
      needed: [{ name: 'id', column: 'place' }],
      number: '_w1',
    });
    expect(written[0]?.assigned.map(({ name, column }) => [name, column])).toEqual([
      ['id', undefined],
      ['name', 'name'],
      ['summary', undefined],
    ]);
    expect(instrumented).toMatch(/, `m`\.`_row` AS `_w1`$/);
  });

  it('follows the row through WITH', async () => {
    expect((await one(`UNWIND $x AS m WITH m AS n MERGE (:Place {id: n.id})`)).instrumented).toMatch(
      /`n`\.`_row` AS `_w2`$/,
    );
    expect((await one(`UNWIND $x AS m WITH m.id AS id MERGE (p:Place {id: id})`)).rows).toEqual({
      parameter: 'x',
      needed: [],
      elements: [],
      columns: [{ name: 'id', place: expect.objectContaining({ length: 2 }) as object }],
    });
  });

  it('tells which elements it takes straight from columns, and what tells them apart', async () => {
    const { rows } = await one(
      `UNWIND $x AS m MATCH (p:Official {id: m.person}), (o:Organisation {id: 'org/a'})
       MERGE (p)-[r:HOLDS_POST {title: m.title}]->(o) ON CREATE SET r.summary = m.a SET r.note = m.note, r.note = m.b
       MERGE (t:Topic {id: 'topic/' + m.topic}) SET t += {name: m.name}`,
    );
    expect(
      rows?.elements.map(({ type, takes, key }) => [
        type,
        takes.map(({ name, column }) => [name, column]),
        key,
      ]),
    ).toEqual([
      ['Official', [['id', 'person']], [{ column: 'person' }]],
      [
        'HOLDS_POST',
        [
          ['title', 'title'],
          ['note', 'b'],
        ],
        [{ column: 'person' }, { text: 'org/a' }, { column: 'title' }, { text: '' }],
      ],
      ['Topic', [['name', 'name']], undefined],
    ]);
  });

  it('returns the state of what it writes, and the evidence that rests on the row', async () => {
    const { instrumented } = await one(
      `UNWIND $x AS m MERGE (o:Organisation {id: m.id}) SET o.evidence = ['s/e'], o.nameEvidence = [m.e]
       MERGE (p:Place {id: m.place}) MERGE (o)-[r:LOCATED_IN]->(p)`,
    );
    const ends = ['startNode(`r`)', 'endNode(`r`)'].map(
      (end) => `elementId(${end}), ${end}.id, labels(${end})`,
    );
    expect(instrumented.slice(instrumented.indexOf('\nRETURN') + 8).split(' AS ')).toEqual([
      'elementId(`o`)',
      '`o`, ([m.e])',
      '`o.nameEvidence`, [labels(`o`), properties(`o`)]',
      '`o.*`, elementId(`p`)',
      '`p`, [labels(`p`), properties(`p`)]',
      '`p.*`, elementId(`r`)',
      `\`r\`, [type(\`r\`), properties(\`r\`), ${ends.join(', ')}]`,
      '`r.*`, `m`.`_row`',
      '`_w1`',
    ]);
  });

  it('tells each column that it reads, where it is named first', async () => {
    const { rows } = await one(
      `UNWIND $x AS m WITH m AS n, m.a + m.a AS a MERGE (p:Place {id: n.id}) SET p.name = n.\`b c\`.d, p.summary = a, p.lat = m.no`,
    );
    expect(rows?.columns.map(({ name }) => name)).toEqual(['a', 'id', 'b c']);
  });

  it('is no other UNWIND', async () => {
    expect((await one(`UNWIND [1] AS m MERGE (p:Place {id: 'place/a'})`)).rows).toBeUndefined();
  });
});

describe('what a statement takes away', () => {
  it('returns the id of what it deletes, and nothing else of it', async () => {
    const { written, instrumented } = await one(
      `MATCH (o:Organisation {id: 'org/a'})-[r:PARTY_TO]->(:Agreement {id: 'agreement/b'}) DELETE r DETACH DELETE o`,
    );
    expect(written.map(({ variable, deleted }) => [variable, deleted])).toEqual([
      ['o', true],
      ['r', true],
    ]);
    expect(instrumented).toMatch(/\nRETURN elementId\(`o`\) AS `o`, elementId\(`r`\) AS `r`$/);
  });

  it('writes what it removes a property of', async () => {
    const { written } = await one(`MATCH (o:Organisation {id: 'org/a'}) REMOVE o.summary`);
    expect(written).toMatchObject([{ variable: 'o', deleted: false, assigned: [{ name: 'summary' }] }]);
  });
});
