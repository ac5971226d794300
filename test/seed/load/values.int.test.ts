/** Values that only the graph knows, held to the rules that literals and rows are held to before. */
import { describe, expect, it } from 'vitest';
import { asker } from '../../support/api.js';
import { emptiedGraph, exported, load, organisation, seed, seedFolder } from '../../support/seeds.js';

const graph = emptiedGraph();

const event = (set: string) =>
  `MERGE (e:Event {id: 'event/a'}) SET e.name = 'A', e.kind = 'FORUM', e.status = 'ENDED', e.evidence = ['t/signing']${set};\n`;
const figure = (value: string) =>
  `MERGE (f:Figure {id: 'figure/a'}) SET f.measure = 'A', f.value = ${value}, f.evidence = ['t/signing'];\n`;

/** What a load tells of these seeds; nothing of the last one is in the graph when that is something. */
async function told(...seeds: readonly string[]): Promise<string[]> {
  const named = seeds.map((text, index) => [`000${index + 1}-x.cypher`, text] as const);
  if (seeds.length > 1)
    expect((await load(graph, seedFolder(Object.fromEntries(named.slice(0, -1))))).problems).toEqual([]);
  const before = await exported(graph);
  const { problems, error } = await load(graph, seedFolder(Object.fromEntries(named)));
  if (error) expect(await exported(graph)).toEqual(before);
  return problems.map(({ rule, message }) => `${rule} ${message}`);
}

describe('what an expression makes', () => {
  it.each([
    ["o.nameEn = 'A' + ' '", 'bad-name Organisation.nameEn: the name "A " has blanks around it.'],
    [
      "o.nameEn = 'user' + '\\u202e' + 'txt'",
      'bad-name Organisation.nameEn: the name "user\\u{202E}txt" has a character that turns the direction of text (U+202E).',
    ],
    [
      "o.aliases = [x IN ['B'] | '\\u200b']",
      'bad-name Organisation.aliases: the name "\u200b" has blanks around it, and nothing in it that can be seen.',
    ],
    ["o.note = 'a' + '\u001b'", 'bad-text Organisation.note: it has a control character (U+001B).'],
    [
      "o.externalIds = ['a' + '\\n' + 'b']",
      'bad-text Organisation.externalIds: it has a line break (U+000A).',
    ],
    [
      "o.nameEn = reduce(s = '', i IN range(1, 501) | s + 'a')",
      'too-long Organisation.nameEn: it has 501 characters; a name has at most 500.',
    ],
    [
      "o.formerNames = ['B' + ' | 2004/1998']",
      'bad-date Organisation.formerNames: the period of the name "B | 2004/1998": "2004/1998": it ends before it starts.',
    ],
    ["o.externalIds = ['a' + 'b']", 'bad-uri Organisation.externalIds: "ab" is no URI.'],
    [
      "o.aliases = [i IN range(1, 1001) | 'a' + i]",
      'too-long Organisation.aliases: it has 1001 entries; a list has at most 1000.',
    ],
  ])('is a text that keeps the one rule: %s', async (set, expected) => {
    expect(await told(seed(organisation('a', `, ${set}`)))).toEqual([expected]);
  });

  it('may have several lines where its property may', async () => {
    expect(await told(seed(organisation('a', ", o.note = 'a' + '\\n\\t' + 'b'")))).toEqual([]);
  });

  it.each([
    [figure('0.0/0.0'), 'bad-value Figure.value: expected a finite number, got NaN.'],
    [figure('1e308*10'), 'bad-value Figure.value: expected a finite number, got Infinity.'],
    [figure('-1e308*10'), 'bad-value Figure.value: expected a finite number, got -Infinity.'],
    [
      figure('9007199254740992 + 1'),
      'bad-value Figure.value: 9007199254740993 is beyond 2^53, where whole numbers lose their last digits.',
    ],
    [
      event(', e.edition = 1500000000 + 1500000000'),
      'bad-value Event.edition: expected a whole number from -2,147,483,648 to 2,147,483,647, got 3000000000.',
    ],
    [
      event(', e.edition = 9007199254740992 + 1'),
      'bad-value Event.edition: expected a whole number from -2,147,483,648 to 2,147,483,647, got 9007199254740993.',
    ],
  ])('is a number that the API can carry: %s', async (statement, expected) => {
    expect(await told(seed(statement))).toEqual([expected]);
    const { data, errors } = await asker(graph)(
      '{ figures { nodes { value } } events { nodes { edition } } }',
    );
    expect([data, errors]).toEqual([{ figures: { nodes: [] }, events: { nodes: [] } }, []]);
  });

  it('holds for a value that is kept beside a stored one as well', async () => {
    const text =
      "MATCH (o:Organisation {id: 'org/a'}) SET o.name = 'A' + '\\u202e', o.evidence = ['t/signing'];\n";
    expect(await told(seed(organisation('a')), `//! on-conflict: keep-both\n${seed(text)}`)).toEqual([
      'bad-name Organisation.name: the name "A\\u{202E}" has a character that turns the direction of text (U+202E).',
    ]);
  });

  it('does not stop a seed for what was stored before the rules were there', async () => {
    expect(await told(seed(organisation('a', ", o.foundedOn = '2003'")))).toEqual([]);
    await graph.write(
      (transaction) =>
        transaction.run(
          "MATCH (o:Organisation {id: 'org/a'}) SET o.summary = 'a\\u001bb ', o.dissolvedOn = '2000', o.dissolvedOnLatest = 20001231",
        ),
      30_000,
    );
    const more = "MATCH (o:Organisation {id: 'org/a'}) SET o.note = 'x', o.evidence = ['t/signing'];\n";
    const folder = seedFolder({
      '0001-x.cypher': seed(organisation('a', ", o.foundedOn = '2003'")),
      '0002-x.cypher': seed(more),
    });
    expect((await load(graph, folder)).problems).toEqual([]);
  });
});

describe('an end before its start', () => {
  const post = (set: string) =>
    `MERGE (p:Official {id: 'official/a'}) SET p.name = 'P', p.evidence = ['t/signing'];
MATCH (p:Official {id: 'official/a'}), (o:Organisation {id: 'org/a'}) MERGE (p)-[r:HOLDS_POST {title: ''}]->(o) SET r.evidence = ['t/signing'], ${set};\n`;

  it('is told of the values that come together', async () => {
    const expected = ['end-before-start org/a: dissolvedOn 2000 comes before foundedOn 2003.'];
    const end =
      "MATCH (o:Organisation {id: 'org/a'}) SET o.dissolvedOn = toString(2000), o.evidence = ['t/signing'];\n";
    expect(await told(seed(organisation('a', ", o.foundedOn = '2003'")), seed(end))).toEqual(expected);
  });

  it('is told where the start comes last, and of facts', async () => {
    const end = seed(organisation('a'), post("r.validTo = '2000-01-01'"));
    expect(await told(end, seed(post("r.validFrom = '2003' + '-01-01'")))).toEqual([
      'end-before-start HOLDS_POST from official/a to org/a: validTo 2000-01-01 comes before validFrom 2003-01-01.',
    ]);
  });

  it('is none where the day is the same, or the stored value stays', async () => {
    const first = seed(organisation('a'), post("r.validFrom = '2003' + '', r.validTo = '2003' + '-01-01'"));
    const other = seed(post("r.validTo = '2000' + '-01-01'"));
    expect(await told(first, `//! on-conflict: keep-both\n${other}`)).toEqual([]);
  });
});

describe('what is as long as it may be', () => {
  it('is loaded: indexes take it', async () => {
    const id = `org/${'a'.repeat(196)}`;
    const names = ['香'.repeat(500), '𠮷'.repeat(500), '\ufdfa'.repeat(27)];
    const statements = names.map(
      (name, index) =>
        `MERGE (o:Organisation {id: '${id.slice(0, -1)}${index}'}) SET o.name = '${name}', o.kind = 'COMPANY', o.aliases = ['${'b'.repeat(500)}'], o.externalIds = ['https://a.org/${'𠮷'.repeat(1_986)}'], o.summary = '${'香'.repeat(10_000)}', o.evidence = ['t/signing'];\n`,
    );
    expect(await told(seed(...statements))).toEqual([]);
    const { data } = await asker(graph)('{ organisations(orderBy: [NAME_ASC]) { nodes { name } } }');
    expect(data).toMatchObject({
      organisations: { nodes: expect.arrayContaining(names.map((name) => ({ name }))) },
    });
  });

  it('and begins like another is in the order of ids', async () => {
    const like = (slug: string, end: string) =>
      `MERGE (o:Organisation {id: 'org/${slug}'}) SET o.name = '${'香'.repeat(400)}${end}', o.kind = 'COMPANY', o.evidence = ['t/signing'];\n`;
    expect(await told(seed(like('c', '甲'), like('a', '乙'), like('b', '丙')))).toEqual([]);
    const { data } = await asker(graph)('{ organisations(orderBy: [NAME_ASC]) { nodes { id } } }');
    expect(data).toEqual({ organisations: { nodes: ['org/a', 'org/b', 'org/c'].map((id) => ({ id })) } });
  });
});
