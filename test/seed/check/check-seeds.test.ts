import { describe, expect, it } from 'vitest';
import { before, marks, problemsOf, problemsOfExample } from './support.js';
import { problemsWithSource } from './with-source.js';

const found = async (text: string) =>
  marks(await problemsOfExample(text), `//! title: Example\n${text}`).map((mark) =>
    mark.replace(/ \d+:\d+/, ''),
  );
const said = async (text: string) => (await problemsOfExample(text)).map(({ message }) => message);

const organisation = (slug: string, more = '') =>
  `MERGE (o:Organisation {id: 'org/${slug}'}) SET o.name = '香港', o.kind = 'COMPANY', o.evidence = ['jinggang/signing']${more};\n`;

describe('ids', () => {
  it('must be merged before they are matched', async () => {
    const match = "MATCH (o:Organisation {id: 'org/new'}) SET o.note = 'x';\n";
    expect(await found(organisation('new') + match)).toEqual([]);
    expect(await said(match + organisation('new'))).toEqual([
      'A later statement merges org/new: this MATCH finds nothing, and the statement writes nothing.',
    ]);
  });

  it('that an OPTIONAL MATCH looks for may be missing', async () => {
    const text = `MATCH (a:Agreement {id: 'agreement/x'})
OPTIONAL MATCH (o:Organisation {id: 'org/nobody'}) SET a.note = o.name;`;
    expect(await found(text)).toEqual([]);
  });

  it('that an OPTIONAL MATCH is to write to may not', async () => {
    const text = "OPTIONAL MATCH (o:Organisation {id: 'org/nobody'}) SET o.note = 'x';";
    expect(await found(text)).toEqual(["unknown-id 'org/nobody'"]);
  });

  it('that a condition asks for must be there, each of a list', async () => {
    const where = (condition: string) => `MATCH (o:Organisation) WHERE ${condition} SET o.note = 'x';`;
    expect(await found(where("o.id = 'org/hkpc'"))).toEqual([]);
    expect(await said(where("o.id = 'org/hkcp'"))).toEqual([
      'There is no Organisation org/hkcp, in this seed or an earlier one: the statement writes nothing. Did you mean "org/hkpc"?',
    ]);
    expect(await said(where("o.id IN ['org/hkpc', 'org/hkcp']"))).toEqual([
      'There is no Organisation org/hkcp, in this seed or an earlier one: the statement writes nothing for it. Did you mean "org/hkpc"?',
    ]);
    const many = Array.from({ length: 20 }, () => "'org/hkpc'").join(', ');
    expect(await found(where(`o.id IN [${many}, 'org/hkcp']`))).toEqual(["unknown-id 'org/hkcp'"]);
  });

  it('of what was deleted are gone, and may be merged again', async () => {
    const header = '//! deletes: allowed\n';
    const gone = "MATCH (o:Organisation {id: 'org/hkpc'}) DETACH DELETE o;\n";
    const match = "MATCH (o:Organisation {id: 'org/hkpc'}) SET o.note = 'x';\n";
    expect(await found(header + gone + match)).toEqual(["unknown-id 'org/hkpc'"]);
    expect(await found(header + gone + organisation('hkpc') + match)).not.toContain("unknown-id 'org/hkpc'");
  });

  it('in lists are told one by one, each where it stands', async () => {
    const text =
      "MERGE (o:Organisation {id: 'org/hkpc'}) SET o.evidence = ['jinggang/a', 'jinggang/posts', 'org/bjkw'];";
    expect(await found(text)).toEqual(["unknown-id 'jinggang/a'", "wrong-reference 'org/bjkw'"]);
  });

  it('of one thing are not given to another in one seed, whichever statement comes first', async () => {
    const text = organisation('a', ", o.foundedOn = '2001'") + organisation('a', ", o.foundedOn = '2002'");
    expect(await found(text)).toEqual(["reused-id '2002'"]);
    expect(await found(`//! deletes: allowed\n${text}`)).toEqual([]);
  });
});

describe('what is made', () => {
  const fact = (clause: string, title: string) =>
    `MATCH (p:Official {id: 'official/chan'}), (o:Organisation {id: 'org/hkpc'}) ${clause} (p)-[r:HOLDS_POST {title: '${title}'}]->(o) SET r.evidence = ['jinggang/posts'];\n`;
  const evidence =
    "CREATE (e:Evidence {id: 'ex/a'}) SET e.source = 'source/bjnews-jinggang-forum', e.quote = '本次論壇簽約環節';\n";
  const use = "MERGE (o:Organisation {id: 'org/hkpc'}) SET o.evidence = ['ex/a'];\n";

  it('is made once', async () => {
    expect(await found(fact('CREATE', '委員'))).toEqual([]);
    expect(await found(fact('CREATE', '主席'))).toEqual(["twice -[r:HOLDS_POST {title: '主席'}]->"]);
    expect(await found(fact('CREATE', '委員') + fact('CREATE', '委員'))).toHaveLength(1);
    expect(await found(evidence + use)).toEqual([]);
    expect(await found(evidence + evidence + use)).toEqual(["twice 'ex/a'"]);
  });

  it('has a name and proof that are no blanks', async () => {
    const text = organisation('new');
    expect(await found(text.replace('香港', ' 　'))).toEqual([
      "missing-name (o:Organisation {id: 'org/new'})",
    ]);
    const rows =
      '//! rows: rows/members.csv as members\nUNWIND $members AS m MERGE (o:Organisation {id: m.id}) SET o.name = m.title;\n';
    expect((await found(rows + text.replace('香港', ''))).filter((mark) => mark.includes('new'))).toEqual([
      "missing-name (o:Organisation {id: 'org/new'})",
    ]);
    expect(await found(text.replace('jinggang/signing', ''))).toEqual([
      "no-evidence (o:Organisation {id: 'org/new'})",
      "bad-value ''",
    ]);
  });
});

describe('values of earlier seeds', () => {
  it('conflict, with what proves each', async () => {
    const text =
      "MERGE (o:Organisation {id: 'org/hkpc'}) SET o.kind = 'COMPANY', o.evidence = ['jinggang/posts'];";
    expect(await said(text)).toEqual([
      'org/hkpc: kind is "STATUTORY_BODY" already, in 0001-seed.cypher (jinggang/signing: “北京市科委與香港生產力促進局簽署框架合作協議”), ' +
        'and this statement gives "COMPANY" (jinggang/posts: “香港生產力促進局主席、香港特別行政區立法會議員陳祖恒”).',
    ]);
  });

  it('conflict with the locator of a row where there is no quote', async () => {
    const text = `MERGE (e:Evidence {id: 'register/a'}) SET e.source = 'source/bjnews-jinggang-forum', e.locator = 'row 7';
MERGE (o:Organisation {id: 'org/hkpc'}) SET o.kind = 'COMPANY', o.evidence = ['register/a'];`;
    expect((await said(text)).join()).toContain('and this statement gives "COMPANY" (register/a: row 7).');
  });

  it.each(['//! on-conflict: keep-both\n', '//! corrects: 1\n'])(
    'may be contradicted under %s',
    async (header) => {
      expect(await found(`${header}MERGE (o:Organisation {id: 'org/hkpc'}) SET o.kind = 'COMPANY';`)).toEqual(
        [],
      );
    },
  );

  it.each([
    "MERGE (o:Organisation {id: 'org/hkpc'}) ON CREATE SET o.kind = 'COMPANY';",
    "MATCH (o:Organisation {id: 'org/hkpc'}) WHERE o.kind IS NULL SET o.kind = 'COMPANY';",
  ])('do not conflict with what rests on a condition: %s', async (text) => {
    expect(await found(text)).toEqual([]);
  });

  it('are gone with what is deleted', async () => {
    const text = "MATCH (o:Organisation {id: 'org/hkpc'}) DETACH DELETE o;\n";
    expect(await found(`//! deletes: allowed\n${text}${organisation('hkpc')}`)).toEqual([]);
  });

  it('are compared as numbers; lists grow', async () => {
    const event =
      "MERGE (v:Event {id: 'event/a'}) SET v.name = '香港', v.kind = 'ROUND', v.status = 'ENDED', v.evidence = ['jinggang/posts'],";
    const first = `${before}\n${event} v.edition = 8, v.aliases = ['a', 'b'];`;
    const second = (values: string) => `//! title: x\nMERGE (v:Event {id: 'event/a'}) SET ${values};`;
    expect(await problemsOf(first, second("v.edition = 8, v.aliases = ['a', 'b']"))).toEqual([]);
    expect((await problemsOf(first, second("v.edition = 9, v.aliases = ['c']"))).map((p) => p.rule)).toEqual([
      'conflict',
    ]);
  });
});

describe('rows that a statement writes out', () => {
  const rows = (list: string) =>
    `UNWIND [${list}] AS row MERGE (o:Organisation {id: row.id}) SET o.name = row.name, o.kind = row.kind, o.evidence = [row.proof];`;
  const row = (id: string, more = '') =>
    `{id: '${id}', name: '香港', kind: 'COMPANY', proof: 'jinggang/signing'${more}}`;

  it('are followed, value by value', async () => {
    const text = rows(
      `${row('org/a')}, ${row('org/B')}, {id: 'org/c', kind: 'COMPANY', proof: 'jinggang/none'}, {id: 'org/d', name: '香港', kind: 'FIRM', proof: 'jinggang/posts'}`,
    );
    expect(await found(text)).toEqual([
      "bad-id 'org/B'",
      "unknown-id 'jinggang/none'",
      "bad-enum 'FIRM'",
      'missing-name (o:Organisation {id: row.id})',
    ]);
  });

  it('are followed however many there are, in their last row too', async () => {
    const many = Array.from({ length: 40 }, (_, index) => row(`org/x${index}`));
    expect(await found(rows(many.join(', ')))).toEqual([]);
    expect(await found(rows([...many, row('org/x').replace('signing', 'sining')].join(', ')))).toEqual([
      "unknown-id 'jinggang/sining'",
    ]);
    const match = "MATCH (o:Organisation {id: 'org/x39'}) SET o.note = 'x';";
    expect(await found(rows(many.join(', ')) + match)).toEqual([]);
  });

  it('that are plain ids are followed as well', async () => {
    const text = "UNWIND ['org/hkpc', 'org/nobody'] AS id MATCH (o:Organisation {id: id}) SET o.note = 'x';";
    expect(await found(text)).toEqual(["unknown-id 'org/nobody'"]);
  });

  it('count as unknown behind a condition, or under another name', async () => {
    for (const between of ["WITH row WHERE row.kind = 'COMPANY'", "WITH {id: 'org/z'} AS row"]) {
      const text = `UNWIND [{id: 'org/B', kind: 'FIRM'}] AS row ${between} MERGE (o:Organisation {id: row.id}) SET o.kind = row.kind;`;
      expect(await found(text)).toEqual([]);
    }
  });
});

describe('values that only the load knows', () => {
  const header = '//! rows: rows/members.csv as members\n';

  it('are never said to be wrong or missing', async () => {
    const text = `${header}UNWIND $members AS m
MERGE (p:Official {id: m.id}) SET p.name = m.name, p.evidence = [m.evidence];
UNWIND $members AS m
MATCH (p:Official {id: m.id}), (o:Organisation {id: m.org})
MERGE (p)-[r:HOLDS_POST {title: m.title}]->(o) SET r.evidence = [m.evidence];
MATCH (p:Official {id: 'official/from-the-rows'}) SET p.note = 'x';
MERGE (p:Official {id: 'official/from-the-rows'}) SET p.profile = 'x';
MERGE (e:Evidence {id: 'jinggang/aim'}) SET e.source = 'source/bjnews-jinggang-forum', e.quote = toString('x');`;
    expect(await found(text)).toEqual([]);
  });

  it('do not hide that nothing gives a required property', async () => {
    const text = `${header}UNWIND $members AS m MERGE (p:Place {id: m.id}) SET p.name = m.name;`;
    expect(await found(text)).toEqual(['no-evidence (p:Place {id: m.id})']);
  });
});

describe('one slip', () => {
  it('in a statement that does not parse brings no others', async () => {
    const text = `MERGE (o:Organisation {id: 'org/new'} SET o.name = '香港';
MATCH (o:Organisation {id: 'org/new'}), (a:Agreement {id: 'agreement/x'})
MERGE (o)-[r:PARTY_TO]->(a) SET r.evidence = ['jinggang/signing'], r.inferred = ['from'];`;
    expect((await problemsOfExample(text)).map(({ rule }) => rule)).toEqual(['cypher']);
  });

  it('in a label or property brings no others', async () => {
    const text = `${organisation('new').replace('Organisation', 'Organization').replace('o.name', 'o.nmae')}
MATCH (o:Organisation {id: 'org/new'}) SET o.note = 'x';`;
    expect((await problemsOfExample(text)).map(({ rule }) => rule)).toEqual(['unknown-label']);
  });

  it('in FOREACH brings no others', async () => {
    const text = `FOREACH (x IN [1] | MERGE (o:Organisation {id: 'org/new'}));
MATCH (o:Organisation {id: 'org/new'}) SET o.note = 'x';`;
    expect((await problemsOfExample(text)).map(({ rule }) => rule)).toEqual(['hidden-write']);
  });

  it('in the name of a source file brings no others', async () => {
    const text = `//! source: sources/other.txt
MERGE (e:Evidence {id: 'x/aim'}) SET e.source = 'source/other', e.quote = 'x';
MERGE (o:Organisation {id: 'org/hkpc'}) SET o.evidence = ['x/aim'];`;
    expect((await problemsOfExample(text)).map(({ rule }) => rule)).toEqual(['missing-source']);
  });
});

describe('names in the lines of quotes', () => {
  const post = (
    name: string,
    more = '',
  ) => `MERGE (p:Official {id: 'official/a'}) SET p.name = '${name}', p.evidence = ['jinggang/posts'];
MATCH (p:Official {id: 'official/a'}), (o:Organisation {id: 'org/hkpc'})
MERGE (p)-[r:HOLDS_POST {title: '議員'}]->(o) SET r.evidence = ['jinggang/posts']${more};`;

  it.each(['陳祖恒', '陈祖恒'])('are found in either script: %s', async (name) => {
    expect(await found(post(name))).toEqual([]);
  });

  it('are missed, unless the author inferred the end', async () => {
    expect(await found(post('湯健'))).toEqual(["name-not-in-context -[r:HOLDS_POST {title: '議員'}]->"]);
    expect(await found(post('湯健', ", r.inferred = ['from']"))).toEqual([]);
    // Told by words in a sentence, where the key of the fact is not known.
    expect(await said(post('湯健').replace("'議員'", "toUpper('議員')"))).toEqual([
      'The lines quoted for this HOLDS_POST do not name official/a (湯健).',
    ]);
  });

  it('may be short for those named before', async () => {
    const event = (
      name: string,
    ) => `MERGE (v:Event {id: 'event/f'}) SET v.name = '${name}', v.kind = 'FORUM', v.status = 'ENDED', v.evidence = ['jinggang/posts'];
MERGE (e:Evidence {id: 'jinggang/at'}) SET e.source = 'source/bjnews-jinggang-forum', e.quote = '在本次論壇簽約環節';
MATCH (a:Agreement {id: 'agreement/x'}), (v:Event {id: 'event/f'})
MERGE (a)-[r:SIGNED_AT]->(v) SET r.evidence = ['jinggang/at'];`;
    expect(await found(event('某某論壇'))).toEqual([]);
    expect(await found(event('某某大會'))).toEqual(['name-not-in-context -[r:SIGNED_AT]->']);
  });
});

describe('planned wording', () => {
  const quoted = (quote: string, source = 'source/plan') => `//! title: x\n//! source: sources/plan.txt
MERGE (e:Evidence {id: 'plan/a'}) SET e.source = '${source}', e.quote = '${quote}';
MERGE (c:Centre {id: 'centre/c'}) SET c.name = '計劃中心', c.kind = 'OTHER', c.status = 'ACTIVE', c.evidence = ['plan/a'];`;

  it.each([
    ['雙方將成立中心', ['planned-wording']],
    ['双方拟设立中心', ['planned-wording']],
    ['預計四月開幕', ['planned-wording']],
    ['It will open in April', ['planned-wording']],
    ['The centre is to open', ['planned-wording']],
    ['虛擬機房落成', []],
    ['大將軍到場', []],
    ['計劃中心開幕', []],
    ['Goodwill visit', []],
  ])('%s', async (quote, rules) => {
    const problems = await problemsWithSource(
      quoted(quote),
      'sources/plan.txt',
      `---\nid: source/plan\ntitle: x\n---\n${quote}\n`,
    );
    expect(problems.map(({ rule }) => rule)).toEqual(rules);
  });
});
