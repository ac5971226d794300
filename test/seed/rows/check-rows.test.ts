import { describe, expect, it } from 'vitest';
import { marksOf, problemsOf, reading, rows } from './support.js';

describe('columns that statements read', () => {
  const merge = (column = 'name') =>
    reading(`MERGE (o:Topic {id: row.id}) SET o.name = row.${column}, o.evidence = ['t/a']`);

  it('may be empty, but for those that a pattern needs', async () => {
    expect(await problemsOf(rows('id,name\ntopic/a,a\n,b\ntopic/c,\n'), await merge())).toEqual([
      'rows/x.csv:3 row-value Row 2, column id: it is empty, and the pattern on line 1 of 0001-test.cypher takes id from it.',
    ]);
  });

  it('are there in some row, or it is told once', async () => {
    const told = ['0001-test.cypher:1 unknown-column No row has a column "nmae". Did you mean "name"?'];
    expect(await problemsOf(rows('id,name\ntopic/a,x\ntopic/b,y\n'), await merge('nmae'))).toEqual(told);
    const lines = rows('{"id": "topic/a"}\n{"id": "topic/b", "name": "x"}\n', {}, 'x.jsonl');
    expect(await problemsOf(lines, await merge('nmae'))).toEqual(told);
    expect(await problemsOf(lines, await merge())).toEqual([]);
    expect(await problemsOf(rows('name\nx\ny\n'), await merge())).toEqual([
      '0001-test.cypher:1 unknown-column No row has a column "id".',
    ]);
    expect(await problemsOf(rows('id,name\n'), await merge('nmae'))).toEqual([
      '0001-test.cypher:2 rows-file rows/x.csv names columns and has no rows.',
      '0001-test.cypher:1 unknown-column No row has a column "nmae". Did you mean "name"?',
    ]);
  });
});

describe('values of rows', () => {
  const organisations = `MERGE (o:Organisation {id: row.id})
    SET o.name = row.name, o.kind = row.kind, o.foundedOn = row.founded, o.aliases = row.aliases`;

  it('are held against the ontology, each where it stands', async () => {
    const text =
      'id,name,kind,founded,aliases\norg/a,甲,COMPANY,2016,a;b\nOrg/B,乙,COMPANI,2024/05/06,\nplace/c,丙,,,\n';
    const given = rows(text, { aliases: 'list' });
    const statements = await reading(organisations);
    expect(await problemsOf(given, statements)).toEqual([
      'rows/x.csv:3 bad-id Row 2, column id: "Org/B" is no id.',
      'rows/x.csv:3 bad-enum Row 2, column kind: Organisation.kind: "COMPANI" is not one of its values. Did you mean "COMPANY"?',
      'rows/x.csv:3 bad-date Row 2, column founded: Organisation.foundedOn: "2024/05/06": did you mean 2024-05-06?',
      'rows/x.csv:4 bad-id Row 3, column id: The prefix "place" is for Place; this is Organisation.',
    ]);
    expect(await marksOf(given, statements)).toEqual([
      '3:1 Org/B',
      '3:9 COMPANI',
      '3:17 2024/05/06',
      '4:1 place/c',
    ]);
  });

  it('are told once for a column that is read as another type', async () => {
    const text = 'id,name,kind,founded,aliases\norg/a,甲,COMPANY,,a\norg/b,乙,COMPANY,,b\n';
    expect(await problemsOf(rows(text), await reading(organisations))).toEqual([
      'rows/x.csv:2 bad-value Row 1, column aliases: Organisation.aliases holds a list, and the column is read as a text.',
    ]);
    const figures = await reading('MERGE (f:Figure {id: row.id}) SET f.value = row.value');
    const numbers = (types: Parameters<typeof rows>[1]) =>
      problemsOf(rows('id,value\nfigure/a,\nfigure/b,1\nfigure/c,2\n', types), figures);
    expect(await numbers({})).toEqual([
      'rows/x.csv:3 bad-value Row 2, column value: Figure.value holds a number, and the column is read as a text.',
    ]);
    expect([await numbers({ value: 'float' }), await numbers({ value: 'int' })]).toEqual([[], []]);
  });

  it('are ids of nodes that are matched, and of what properties refer to', async () => {
    const text = 'id,org,by\nt/a,org/a,official/a\nt/b,N/A,org/b\n';
    const statements = await reading(
      'MERGE (e:Evidence {id: row.id}) SET e.saidBy = row.by',
      'MATCH (o:Organisation {id: row.org}) SET o.evidence = [row.id]',
    );
    expect(await problemsOf(rows(text), statements)).toEqual([
      'rows/x.csv:3 wrong-reference Row 2, column by: Evidence.saidBy: "org/b" is no id of an Official.',
      'rows/x.csv:3 bad-id Row 2, column org: "N/A" is no id.',
    ]);
  });

  it('are followed under another name of the row, and not where it is another thing', async () => {
    const bad = rows('id\nNone\n');
    expect(await problemsOf(bad, await reading('WITH row AS r MERGE (:Place {id: r.id})'))).toHaveLength(1);
    expect(
      await problemsOf(
        bad,
        await reading("WITH row.id AS x, {id: 'place/a'} AS row MERGE (:Place {id: row.id})"),
      ),
    ).toEqual([]);
  });

  it.each([
    "WITH row WHERE row.id <> 'None' MERGE (:Place {id: row.id})",
    'OPTIONAL MATCH (:Place {id: row.id})',
    'MERGE (:Place {id: coalesce(row.other, row.id)})',
    "MERGE (p:Place {id: 'place/a'}) ON CREATE SET p.externalIds = row.id",
    'UNWIND row.list AS x MERGE (:Place {id: row.id})',
  ])('are left to the load where they hang on a condition or an expression: %s', async (statement) => {
    expect(
      await problemsOf(rows('id,other,list\nNone,place/a,\n', { list: 'list' }), await reading(statement)),
    ).toEqual([]);
  });
});

describe('rows that mean one thing', () => {
  const organisations = 'MERGE (o:Organisation {id: row.id}) SET o.name = row.name, o.summary = row.summary';
  const told = async (lines: string, statement = organisations) =>
    problemsOf(rows(`id,name,summary\n${lines}`), await reading(statement));

  it('may say the same again, add what was empty, and leave empty what is there', async () => {
    expect(await told('org/a,甲,\norg/b,乙,\norg/a,甲,x\norg/a,甲,x\norg/a,,\n')).toEqual([]);
  });

  it('may not give it another value: both rows are told', async () => {
    expect(await told('org/a,甲,x\norg/b,乙,\norg/a,甲,\norg/b,丙,y\norg/b,丁,y\n')).toEqual([
      'rows/x.csv:5 reused-id org/b: name is "乙" in row 2 of rows/x.csv, and "丙" in row 4.',
      'rows/x.csv:6 reused-id org/b: name is "乙" in row 2 of rows/x.csv, and "丁" in row 5.',
    ]);
  });

  it('are told beside what else is wrong, in the order of the file', async () => {
    const marks = await marksOf(
      rows('id,name\norg/a,甲\norg/a,乙\nORG,丙\n'),
      await reading('MERGE (o:Organisation {id: row.id}) SET o.name = row.name'),
    );
    expect(marks).toEqual(['3:7 乙', '4:1 ORG']);
  });

  it('is a fact with both ends and its key', async () => {
    const posts = `MATCH (p:Official {id: row.id}), (o:Organisation {id: 'org/a'})
      MERGE (p)-[r:HOLDS_POST {title: row.name}]->(o) SET r.note = row.summary`;
    expect(await told('official/a,x,1\nofficial/a,y,2\nofficial/b,x,3\n', posts)).toEqual([]);
    expect(await told('official/a,x,1\nofficial/b,x,1\nofficial/a,x,2\n', posts)).toEqual([
      'rows/x.csv:4 reused-id HOLDS_POST from official/a to org/a: note is "1" in row 1 of rows/x.csv, and "2" in row 3.',
    ]);
  });

  it('is told once, however many statements take it', async () => {
    const statements = await reading(organisations, organisations.replace(', o.summary = row.summary', ''));
    expect(await problemsOf(rows('id,name,summary\norg/a,甲,\norg/a,乙,\n'), statements)).toHaveLength(1);
  });

  it('may have lists of evidence, which grow', async () => {
    const given = rows('id,proofs\norg/a,t/a\norg/a,t/b\n', { proofs: 'list' });
    const statements = await reading('MERGE (o:Organisation {id: row.id}) SET o.evidence = row.proofs');
    expect(await problemsOf(given, statements)).toEqual([]);
  });

  it('are found among many', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `org/${i},Name ${i},`);
    expect(await told(many.join('\n'))).toEqual([]);
    expect(await told([...many, 'org/77,Other,', ''].join('\n'))).toEqual([
      'rows/x.csv:20002 reused-id org/77: name is "Name 77" in row 78 of rows/x.csv, and "Other" in row 20001.',
    ]);
  });
});

describe('texts of rows', () => {
  const statement =
    'MERGE (o:Organisation {id: row.id}) SET o.name = row.name, o.note = row.note, o.aliases = row.aliases';
  const csv = (name: string, note = '', aliases = '') =>
    `id,name,note,aliases\norg/a,${name},${note},${aliases}\n`;

  it.each([
    [
      csv('甲\u00a0'),
      'bad-name Row 1, column name: Organisation.name: the name "甲\u00a0" has blanks around it.',
    ],
    [
      csv('甲\u202e乙'),
      'bad-name Row 1, column name: Organisation.name: the name "甲\\u{202E}乙" has a character that turns the direction of text (U+202E).',
    ],
    [
      csv('\u200b'),
      'bad-name Row 1, column name: Organisation.name: the name "\u200b" has blanks around it, and nothing in it that can be seen.',
    ],
    [
      csv('創(chuàng)新'),
      'bad-name Row 1, column name: Organisation.name: the name "創(chuàng)新" has (chuàng) of a scraper in it.',
    ],
    [
      csv('甲', 'a\u001bb'),
      'bad-text Row 1, column note: Organisation.note: it has a control character (U+001B).',
    ],
    [
      csv('甲', '', 'a;b\u200bc;\u200b'),
      'bad-name Row 1, column aliases: Organisation.aliases: the name "\u200b" has blanks around it, and nothing in it that can be seen.',
    ],
    [
      csv('香'.repeat(3_000)),
      'too-long Row 1, column name: Organisation.name: it has 3,000 characters; a name has at most 500.',
    ],
  ])('keep the one rule: %.50j', async (text, expected) => {
    const statements = await reading(statement);
    expect(await problemsOf(rows(text, { aliases: 'list' }), statements)).toEqual([
      `rows/x.csv:2 ${expected}`,
    ]);
    expect(
      await problemsOf(rows(text.replaceAll(',', '\t'), { aliases: 'list' }, 'x.tsv'), statements),
    ).toEqual([`rows/x.tsv:2 ${expected}`]);
  });

  it('may have several lines where their property may', async () => {
    expect(
      await problemsOf(
        rows(csv('甲', '"a\n\tb"')),
        await reading('MERGE (o:Organisation {id: row.id}) SET o.note = row.note'),
      ),
    ).toEqual([]);
    expect(
      await problemsOf(
        rows(csv('"a\nb"')),
        await reading('MERGE (o:Organisation {id: row.id}) SET o.name = row.name'),
      ),
    ).toEqual([expect.stringContaining('has a line break (U+000A)')]);
  });

  it('have no half characters, whatever is made of them', async () => {
    const statements = await reading('MERGE (o:Organisation {id: row.id}) SET o.note = toUpper(row.note)');
    expect(
      await problemsOf(rows('{"id": "org/a", "note": "x\\ud83d"}\n', {}, 'x.jsonl'), statements),
    ).toEqual([
      'rows/x.jsonl:1 row-value Row 1, column note: "x\\ud83d" is not a text of whole characters: it contains half of one.',
    ]);
  });
});

describe('numbers of rows', () => {
  const statement = 'MERGE (e:Event {id: row.id}) SET e.edition = row.edition';
  const figures = 'MERGE (f:Figure {id: row.id}) SET f.value = row.value';

  it('are those that the API can carry', async () => {
    expect(
      await problemsOf(
        rows('id,edition\nevent/a,3000000000\nevent/b,12\n', { edition: 'int' }),
        await reading(statement),
      ),
    ).toEqual([
      'rows/x.csv:2 bad-value Row 1, column edition: Event.edition: expected a whole number from -2,147,483,648 to 2,147,483,647, got 3000000000.',
    ]);
    expect(
      await problemsOf(
        rows('id,value\nfigure/a,1e400\nfigure/b,9007199254740993\nfigure/c,9.1e15\n', { value: 'float' }),
        await reading(figures),
      ),
    ).toEqual([
      'rows/x.csv:2 row-value Row 1, column value: "1e400" is not a number below 1.8e308.',
      'rows/x.csv:3 row-value Row 2, column value: "9007199254740993" is not a number below 2^53; one as 9.007199254740992e+15 may be near enough.',
    ]);
    expect(
      await problemsOf(
        rows(
          '{"id": "figure/a", "value": 1e400}\n{"id": "figure/b", "value": 9007199254740993}\n{"id": "figure/c", "value": 9007199254740993.0}\n{"id": "figure/d", "value": 9.1e15}\n',
          { value: 'float' },
          'x.jsonl',
        ),
        await reading(figures),
      ),
    ).toEqual([
      expect.stringContaining('"1e400" is not a number below 1.8e308.'),
      expect.stringContaining('"9007199254740993" is not a number below 2^53'),
      expect.stringContaining('"9007199254740993.0" is not a number below 2^53'),
    ]);
  });

  it('that have no rows, or a name nobody can read, are told', async () => {
    const set = await reading('MATCH (o:Organisation {id: row.id}) SET o.note = row.noet');
    expect(await problemsOf(rows('id,note\n'), set)).toEqual([
      '0001-test.cypher:2 rows-file rows/x.csv names columns and has no rows.',
      expect.stringContaining('unknown-column No row has a column "noet". Did you mean "note"?'),
    ]);
    expect(await problemsOf(rows('id,note\u0085org/a,b\u0085'), set)).toEqual([
      expect.stringMatching(/row-shape Column 2 is called "note\\u\{85\}org\/a": it has a/),
      expect.stringMatching(/row-shape Column 3/),
    ]);
  });
});

describe('an end before its start', () => {
  const held = `MATCH (p:Official {id: row.person}), (o:Organisation {id: row.org})
    MERGE (p)-[r:HOLDS_POST {title: row.title}]->(o) SET r.validFrom = row.since, r.validTo = row.until`;

  it('is told with its row and both columns', async () => {
    const given = rows(
      'person,org,title,since,until\nofficial/a,org/a,x,2000,2003\nofficial/b,org/a,x,2003-01-01,2000-01-01\nofficial/c,org/a,x,2003,\nofficial/d,org/a,x,2003~,2000\n',
    );
    expect(await problemsOf(given, await reading(held))).toEqual([
      'rows/x.csv:3 end-before-start Row 2: validTo 2000-01-01 in column until comes before validFrom 2003-01-01 in column since.',
    ]);
    expect(await marksOf(given, await reading(held))).toEqual(['3:31 2000-01-01']);
  });

  it('is told where two statements give the two', async () => {
    const statements = await reading(
      'MERGE (o:Organisation {id: row.id}) SET o.foundedOn = row.founded',
      'MATCH (o:Organisation {id: row.id}) SET o.dissolvedOn = row.dissolved',
    );
    expect(await problemsOf(rows('id,founded,dissolved\norg/a,2003,2000\n'), statements)).toEqual([
      'rows/x.csv:2 end-before-start Row 1: dissolvedOn 2000 in column dissolved comes before foundedOn 2003 in column founded.',
    ]);
  });

  it('and dates that are no start and no end, are told of date columns too', async () => {
    const given = rows('person,org,title,since,until\nofficial/a,org/a,x,2001/2003,9999-12-31\n', {
      since: 'date',
      until: 'date',
    });
    expect(await problemsOf(given, await reading(held))).toEqual([
      'rows/x.csv:2 bad-date Row 1, column since: HOLDS_POST.validFrom: "2001/2003" is an interval; validFrom is the start alone.',
      'rows/x.csv:2 bad-date Row 1, column until: HOLDS_POST.validTo: "9999-12-31" is not a known day: data sets write it if there is no end.',
    ]);
  });
});
