import { describe, expect, it } from 'vitest';
import { parseSeed, placesOf } from '../statement/support.js';

const rulesIn = async (text: string) => (await parseSeed(text)).problems.map(({ rule }) => rule);
const rows = '//! title: x\n//! rows: rows/members.csv as members\n';

describe('unanchored-write', () => {
  it.each([
    "MATCH (o:Organisation)-[r:PARTY_TO]->(a:Agreement {id: 'agreement/x'}) SET r.role = 'x', o.note = 'x'",
    "MATCH (o:Organisation)-[:PARTY_TO]->(:Agreement)-[:SIGNED_AT]->(:Event {id: 'event/x'}) SET o.note = 'x'",
    "MATCH (o:Organisation {id: 'org/x'}) MATCH (o)-[:PARTY_TO]->(a:Agreement) SET a.note = 'x'",
    "MATCH (o:Organisation) WHERE o.id IN ['org/a', 'org/b'] SET o.note = 'x'",
    "MATCH (o:Organisation WHERE o.id = 'org/a') SET o.note = 'x'",
    "MATCH (o:Organisation {id: 'org/x'}) WITH o AS p SET p.note = 'x'",
    "UNWIND ['org/a'] AS id MATCH (o:Organisation {id: id}) SET o.note = 'x'",
    "MATCH (o:Organisation) WHERE (o.kind = 'COMPANY' AND ('org/a' = o.id)) SET o.note = 'x'",
    "MATCH (o:Organisation) FILTER o.id = 'org/a' SET o.note = 'x'",
    "MATCH (o:Organisation) WITH o WHERE o.id = 'org/a' SET o.note = 'x'",
    "MATCH (o:Organisation {id: 'org/a'}) MATCH (p:Organisation) WHERE p.id = o.summary SET p.note = 'x'",
    "MATCH (o:Organisation {id: 'org/a'}) ((a)-[r:PART_OF]->(b)){1,3} (p:Organisation) SET p.note = 'x'",
    "MATCH (o:Organisation {id: 'org/a'})-[:PART_OF]->+(p:Organisation) SET p.note = 'x'",
  ])('is none: %s', async (text) => {
    expect(await rulesIn(text)).toEqual([]);
  });

  it.each([
    "MATCH (o:Organisation {name: 'x'}) SET o.note = 'x'",
    "MATCH (o:Organisation) WHERE o.id STARTS WITH 'org/a' SET o.note = 'x'",
    "MATCH (o:Organisation)-[r:PARTY_TO]->(a:Agreement) SET r.role = 'x'",
    "MATCH (o:Organisation), (a:Agreement {id: 'agreement/x'}) MERGE (o)-[:PARTY_TO]->(a)",
    "MATCH (o:Organisation), (a:Agreement {id: 'agreement/x'}) SET o.note = a.note",
    "MATCH (o:Organisation) WHERE NOT o.id = 'org/a' SET o.note = 'x'",
    "MATCH (o:Organisation) WHERE NOT o.id IN ['org/a'] SET o.note = 'x'",
    "MATCH (o:Organisation) WHERE o.id = 'org/a' OR o.kind = 'COMPANY' SET o.note = 'x'",
    "MATCH (o:Organisation) WHERE o.id = o.id SET o.note = 'x'",
    "MATCH (o:Organisation), (p:Organisation) WHERE o.id = p.id SET o.note = 'x'",
    "MATCH (o:Organisation) WITH o, o.id = 'org/a' AS flag SET o.note = 'x'",
    "MATCH (o:Organisation) OPTIONAL MATCH (p:Place) WHERE o.id = 'org/a' AND p.id = 'place/a' SET o.note = 'x'",
    "MATCH (o:Organisation) MATCH (e:Evidence {id: o.evidence[0]}) SET e.within = 'x'",
    "MATCH (o:Organisation) MERGE (t:Topic {id: 'topic/' + o.name}) SET t.note = 'x'",
  ])('is one: %s', async (text) => {
    expect(await rulesIn(text)).toContain('unanchored-write');
  });

  it('is told once for each element', async () => {
    const { problems } = await parseSeed(
      "MATCH (o:Organisation), (a:Agreement {id: 'agreement/x'}) MERGE (o)-[:PARTY_TO]->(a) SET o.note = 'x'",
    );
    expect(problems.map(({ message }) => message)).toEqual([
      'No id leads to o: this writes to every Organisation that matches.',
    ]);
  });
});

describe('labels and types', () => {
  it.each([
    ["MATCH (o:Organisation:Official {id: 'org/x'}) SET o.note = 'x'", ['missing-label 1:7 39']],
    ["MATCH (o:Organisation&Official {id: 'org/x'}) SET o.note = 'x'", ['missing-label 1:7 39']],
    ["MATCH (o:Organisation|Official {id: 'org/x'}) SET o.note = 'x'", []],
    ["MATCH (o:!Official {id: 'org/x'}) SET o.nmae = 'x'", ['unknown-property 1:41 4']],
    [
      "//! deletes: allowed\nMATCH (o:Organisation {id: 'org/x'}) REMOVE o:Organisation",
      ['forbidden-clause 2:45 14'],
    ],
    [
      "//! deletes: allowed\nMATCH (o:Organisation {id: 'org/x'}) REMOVE o['note']",
      ['forbidden-clause 2:45 9'],
    ],
    ["MATCH (o:Organisation {id: 'org/x'}) SET o.note = o['summary']", []],
    ["MATCH (o:Organisation {id: 'org/x'})-[:PARTY_TO]-+(b:Organisation) SET b.note = 'x'", []],
    ["MATCH (o:Organisation {id: 'org/x'})-[:PARTY_TO*2]-(b:Organisation) SET b.note = 'x'", []],
  ])('%s', async (text, expected) => {
    expect(placesOf((await parseSeed(text)).problems)).toEqual(expected);
  });
});

describe('functions', () => {
  const messages = async (value: string) =>
    (await parseSeed(`MATCH (o:Organisation {id: 'org/x'}) SET o.note = ${value}`)).problems.map(
      (p) => p.message,
    );

  it.each(["toupper('a')", "`toUpper`('a')", "toString(date('2025-03-28'))", "coll.sort(['b'])[0]"])(
    'are those of Neo4j: %s',
    async (value) => {
      expect(await messages(value)).toEqual([]);
    },
  );

  it.each([
    ["apoc.text.join(['a'], '')", ['Neo4j has no function apoc.text.join.']],
    ["toUper('a')", ['Neo4j has no function toUper. Did you mean "toUpper"?']],
    ['randomUUID()', ['randomUUID() gives another value each time it runs.']],
    ['toString(date())', ['date() gives another value each time it runs.']],
    ['toString(datetime.realtime())', ['datetime.realtime() gives another value each time it runs.']],
  ])('are not of plugins, chance or the clock: %s', async (value, expected) => {
    expect(await messages(value)).toEqual(expected);
  });
});

describe('values', () => {
  it.each([
    ["a.signedOn = date('2025-03-28')", ['bad-date 1:58 18']],
    ["a.note = duration('P1D')", ['bad-value 1:54 15']],
    ["a.signedOn = toString(date('2025-03-28'))", []],
    ["a.aliases = ['a', null]", ['bad-value 1:63 4']],
    ["a.aliases = ['a', ' ']", ['bad-value 1:63 3']],
    ["a.nameEvidence = ['t/a', '']", ['bad-value 1:70 2']],
  ])('of another kind than their property are told: %s', async (set, expected) => {
    const { problems } = await parseSeed(`MATCH (a:Agreement {id: 'agreement/x'}) SET ${set}`);
    expect(placesOf(problems)).toEqual(expected);
  });
});

describe('names', () => {
  const said = async (set: string) => {
    const { problems } = await parseSeed(`MERGE (o:Organisation {id: 'org/a'}) SET ${set}`);
    return problems.map(({ message, hint, place: { column } }) => [column, message, hint]);
  };

  it('are as a page shows them', async () => {
    expect(await said("o.name = '  创(chuàng)新 ', o.aliases = ['乙', '業(yè)務(wù)']")).toEqual([
      [
        51,
        'The name "  创(chuàng)新 " has blanks around it, and (chuàng) of a scraper in it.',
        "Write '创新'.",
      ],
      [86, 'The name "業(yè)務(wù)" has (yè), (wù) of a scraper in it.', "Write '業務'."],
    ]);
    expect(await said("o.name = '香港大學(HKU)', o.summary = '创(chuàng)新'")).toEqual([]);
  });

  it.each([
    ['甲\u001b[8m乙', 'a control character (U+001B)', '甲[8m乙'],
    ['user\\u202etxt', 'a character that turns the direction of text (U+202E)', 'usertxt'],
    ['甲\\n乙', 'a line break (U+000A)', '甲 乙'],
    ['\u00a0甲', 'blanks around it', '甲'],
    ['\ufeff甲', 'a byte order mark (U+FEFF)', '甲'],
  ])('hold nothing that is hidden: %s', async (name, fault, clean) => {
    for (const set of [`o.name = '${name}'`, `o.nameEn = '${name}'`, `o.aliases = ['${name}']`])
      expect(await said(set)).toEqual([
        [expect.any(Number), expect.stringContaining(` has ${fault}.`), `Write '${clean}'.`],
      ]);
  });

  it.each(['\\u200b', '\u0301', ' ', '\\u00ad'])('are something to see: %j', async (name) => {
    expect(await said(`o.nameEn = '${name}'`)).toEqual([
      [
        expect.any(Number),
        expect.stringContaining('nothing in it that can be seen'),
        'Give a name that can be seen, or leave it out.',
      ],
    ]);
  });

  it('may be looked for as they were stored before', async () => {
    expect(
      await rulesIn("MATCH (o:Organisation {id: 'org/a', name: ' a', note: ' a'}) SET o.note = 'x'"),
    ).toEqual([]);
  });
});

describe('texts', () => {
  const setting = async (set: string) =>
    (await parseSeed(`MATCH (o:Official {id: 'official/a'}) SET ${set}`)).problems;

  it.each([
    ["o.honorific = 'a\\nb'", ['bad-text 1:57 6']],
    ["o.profile = 'a\\nb\\tc'", []],
    ["o.note = 'a\\u200eb \\u202bc\\u202c d'", []],
    ["o.profile = ' a'", ['bad-text 1:55 4']],
    ["o.note = 'a\u001bb'", ['bad-text 1:52 5']],
    ["o.note = '\\ud83d'", ['unicode-escape 1:53 6']],
    ["o.name = '\\ud83d'", ['unicode-escape 1:53 6']],
    ["o.note = '\\ud83d\\ude00'", []],
    ["o.note = toUpper('\\ud83d')", ['unicode-escape 1:61 6']],
    ["o.externalIds = ['a:a', 'b:b\u0001']", ['bad-text 1:67 6']],
  ])('keep the one rule: %s', async (set, expected) => {
    expect(placesOf(await setting(set))).toEqual(expected);
  });

  it.each([
    [`o.name = '${'香'.repeat(500)}'`, []],
    [`o.name = '${'香'.repeat(501)}'`, ['it has 501 characters; a name has at most 500.']],
    [
      `o.honorific = '${'a'.repeat(2_001)}'`,
      ['it has 2,001 characters; a text of one line has at most 2,000.'],
    ],
    [`o.profile = '${'a'.repeat(10_000)}'`, []],
    [
      `o.profile = '${'a'.repeat(10_001)}'`,
      ['it has 10,001 characters; a text of several lines has at most 10,000.'],
    ],
    [`o.aliases = ['b', '${'a'.repeat(501)}']`, ['it has 501 characters; a name has at most 500.']],
    [`o.aliases = [${"'a', ".repeat(1_000)}'a']`, ['it has 1001 entries; a list has at most 1000.']],
    [`o.evidence = [${"'a', ".repeat(1_000)}'a']`, []],
    [
      `o.aliases = [${"'a', ".repeat(50)}'${'b'.repeat(501)}']`,
      ['it has 501 characters; a name has at most 500.'],
    ],
  ])('have a length: %#', async (set, expected) => {
    const problems = await setting(set);
    expect(problems.map(({ rule, message }) => [rule, message.replace(/^Official\.\w+: /, '')])).toEqual(
      expected.map((message) => ['too-long', message]),
    );
  });

  it('of ids have one too', async () => {
    const long = `org/${'a'.repeat(9_000)}`;
    const { problems } = await parseSeed(
      `MERGE (e:Evidence {id: 't/a'}) SET e.source = 'source/${'a'.repeat(300)}'; MATCH (o:Organisation {id: '${long}'}) SET o.note = 'x';`,
    );
    expect(problems.map(({ rule, message }) => `${rule} ${message.slice(-70)}`)).toEqual([
      'too-long Evidence.source: it has 307 characters; an id has at most 200.',
      expect.stringMatching(/^bad-id .*a…" has 9,004 characters; an id has at most 200\.$/),
    ]);
  });
});

describe('numbers', () => {
  const told = async (set: string) =>
    (await parseSeed(`MATCH (e:Event {id: 'event/a'}), (f:Figure {id: 'figure/a'}) SET ${set}`)).problems.map(
      ({ rule, message }) => `${rule} ${message}`,
    );
  const range = 'expected a whole number from -2,147,483,648 to 2,147,483,647, got';

  it.each([
    ['e.edition = 2147483647', []],
    ['e.edition = -2147483648', []],
    ['e.edition = 2147483648', [`bad-value Event.edition: ${range} 2147483648.`]],
    ['e.edition = 3_000_000_000', [`bad-value Event.edition: ${range} 3000000000.`]],
    ['e.edition = -0x80000001', [`bad-value Event.edition: ${range} -2147483649.`]],
    ['f.value = 9007199254740991', []],
    [
      'f.value = 9007199254740993',
      [
        'bad-value Figure.value: 9007199254740993 is beyond 2^53, where whole numbers lose their last digits.',
      ],
    ],
    [
      'f.value = 9007199254740993.0',
      [
        'bad-value Figure.value: 9007199254740993 is beyond 2^53, where whole numbers lose their last digits.',
      ],
    ],
    ['f.value = 9.1e15', []],
    ['f.value = 1.5d', []],
    ['f.value = 1e400d', ['bad-value Figure.value: expected a finite number, got Infinity.']],
    ['f.value = 1e400', ['bad-value Figure.value: expected a finite number, got Infinity.']],
    ['f.value = -1e309', ['bad-value Figure.value: expected a finite number, got -Infinity.']],
  ])('are those that the API can carry: %s', async (set, expected) => {
    expect(await told(set)).toEqual(expected);
  });
});

describe('starts and ends', () => {
  const said = async (set: string) =>
    (
      await parseSeed(
        `MATCH (:Organisation {id: 'org/a'})-[r:PARTY_TO]->(:Agreement {id: 'agreement/a'}) SET ${set}`,
      )
    ).problems.map(({ rule, message, hint = '' }) => `${rule} ${message} ${hint}`);

  it.each([
    [
      "r.validFrom = '2001/2003'",
      "bad-date PARTY_TO.validFrom: \"2001/2003\" is an interval; validFrom is the start alone. Write validFrom = '2001' and validTo = '2003'; one day between the two is [2001..2003].",
    ],
    [
      "r.validFrom = '2001/..'",
      'bad-date PARTY_TO.validFrom: "2001/.." is an interval; validFrom is the start alone. Write validFrom = \'2001\', and leave validTo out: without it, the end is open.',
    ],
    [
      "r.validTo = '../2003~'",
      'bad-date PARTY_TO.validTo: "../2003~" is an interval; validTo is the end alone. Write validTo = \'2003~\', and leave validFrom out.',
    ],
    [
      "r.validTo = '9999-12-31'",
      'bad-date PARTY_TO.validTo: "9999-12-31" is not a known day: data sets write it if there is no end. Leave validTo out: without it, the end is open.',
    ],
  ])('are single days that are known: %s', async (set, expected) => {
    expect(await said(set)).toEqual([expected]);
  });

  it.each(["r.validFrom = '[2001..2003]'", "r.validTo = '[..2003]'", "r.validFrom = '2001-XX'"])(
    'may be known in part: %s',
    async (set) => {
      expect(await said(set)).toEqual([]);
    },
  );

  it('are dates like all others where nothing ends', async () => {
    expect(await rulesIn("MATCH (e:Event {id: 'event/a'}) SET e.heldOn = '2025-04-01/2025-04-03'")).toEqual(
      [],
    );
  });
});

describe('a property', () => {
  const rulesOf = async (set: string) => rulesIn(`MERGE (o:Organisation {id: 'org/a'}) ${set}`);

  it.each([
    "SET o.note = 'A', o.note = 'B'",
    "SET o.note = 'A' SET o += {note: 'B'}",
    "SET o.evidence = ['a'], o.evidence = ['b']",
  ])('is set once in a statement: %s', async (set) => {
    expect(await rulesOf(set)).toEqual(['set-twice']);
  });

  it.each([
    "SET o.note = 'A', o.note = 'A'",
    "SET o.note = 'A', o.note = o.note + 'B'",
    "ON CREATE SET o.note = 'A' ON MATCH SET o.note = 'B'",
    "SET o.note = 'A' MERGE (p:Organisation {id: 'org/b'}) SET p.note = 'B'",
  ])('may be set as in %s', async (set) => {
    expect(await rulesOf(set)).toEqual([]);
  });
});

describe('rows', () => {
  it('are known by their header, and nothing else is', async () => {
    expect(
      await rulesIn(`${rows}UNWIND $members AS m MERGE (p:Place {id: m.id}) SET p.name = m.name`),
    ).toEqual([]);
    expect(await rulesIn("MERGE (p:Place {id: 'place/a'}) SET p.name = $name")).toEqual([
      'unknown-parameter',
    ]);
    const { problems } = await parseSeed(`${rows}UNWIND $menbers AS m MERGE (p:Place {id: m.id})`);
    expect(problems.map(({ message }) => message)).toEqual([
      'No header line names $menbers. Did you mean "members"?',
    ]);
  });

  it.each([
    "MATCH (o:Organisation {id: 'org/a'}) UNWIND $members AS m MERGE (p:Place {id: m.id})",
    'UNWIND $members AS m UNWIND $members AS n MERGE (p:Place {id: m.id}) SET p.note = n.note',
    'UNWIND $members AS m MERGE (p:Place {id: m.id}) SET p.note = toString(size($members))',
    'UNWIND $members AS m WITH m ORDER BY m.id MERGE (p:Place {id: m.id})',
    'UNWIND $members AS m WITH m LIMIT 10 MERGE (p:Place {id: m.id})',
    'UNWIND $members AS m WITH m SKIP 10 MERGE (p:Place {id: m.id})',
    'UNWIND $members AS m WITH m.place AS id, collect(m.name) AS names MERGE (p:Place {id: id}) SET p.aliases = names',
    "UNWIND $members AS m WITH m.place AS id, count(*) AS n MERGE (f:Figure {id: 'figure/' + id}) SET f.value = n",
  ])('are read first and one by one: %s', async (text) => {
    expect(new Set(await rulesIn(rows + text))).toContain('rows-first');
  });

  it.each([
    'UNWIND $members AS m WITH m, m.id AS id MERGE (p:Place {id: id}) SET p.name = m.name',
    "UNWIND $members AS m MERGE (p:Place {id: m.id}) SET p.note = reduce(s = '', x IN split(m.names, ';') | s + x)",
    'UNWIND $members AS m WITH DISTINCT m.place AS id MERGE (p:Place {id: id})',
  ])('may be looked at one by one: %s', async (text) => {
    expect(await rulesIn(rows + text)).toEqual([]);
  });
});

describe('only-adds', () => {
  const statements =
    "MATCH (o:Organisation {id: 'org/a'}) REMOVE o.note; MATCH (o:Organisation {id: 'org/a'}) DETACH DELETE o";

  it.each(['//! deletes: allowed\n', '//! corrects: 3\n'])(
    'lets a seed take away under %s',
    async (header) => {
      expect(await rulesIn(header + statements)).toEqual([]);
      expect(await rulesIn(statements)).toEqual(['only-adds', 'only-adds']);
    },
  );
});
