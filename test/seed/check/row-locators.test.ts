import { describe, expect, it } from 'vitest';
import { problemsOfSeeds } from '../../../src/seed/check/check-seeds.js';
import { readHeads } from '../../../src/seed/files/read-heads.js';
import { realOntology } from '../../support/ontology.js';
import { folderOf } from './support.js';

const members = 'id,name,locator\norg/a,甲,rows/members.csv row 1\norg/b,乙,rows/members.csv row 2\n';
const header = '//! title: Test\n//! source: sources/test.txt\n//! rows: rows/members.csv as members\n';
const rowsWritten = `UNWIND $members AS m MERGE (e:Evidence {id: 't/' + substring(m.id, 4)}) SET e.source = 'source/test', e.locator = m.locator;
UNWIND $members AS m MERGE (o:Organisation {id: m.id}) SET o.name = m.name, o.kind = 'COMPANY', o.evidence = ['t/' + substring(m.id, 4)];
`;
const literal = (
  locator: string,
) => `MERGE (e:Evidence {id: 't/x'}) SET e.source = 'source/test', e.locator = '${locator}';
MERGE (o:Organisation {id: 'org/x'}) SET o.name = '丙', o.kind = 'COMPANY', o.evidence = ['t/x'];
`;

/** Each as `file:line:column what it underlines: rule message`. */
async function told(seed: string, files: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const all = {
    '0001-test.cypher': seed,
    'sources/test.txt': '---\nid: source/test\ntitle: Test\n---\n甲\n',
    'rows/members.csv': members,
    ...files,
  };
  const { heads } = await readHeads(folderOf(all));
  return (await problemsOfSeeds(heads, realOntology)).map(({ rule, message, place }) => {
    const [line = ''] = (new Map(Object.entries(all)).get(place.file) ?? '')
      .split('\n')
      .slice(place.line - 1);
    const marked = line.slice(place.column - 1, place.column - 1 + (place.length ?? 1));
    return `${place.file}:${place.line} ${marked}: ${rule} ${message}`;
  });
}

describe('a locator that a statement writes out', () => {
  it.each(['rows/members.csv', 'rows/members.csv row 2', 'https://example.org/x.csv row 9', 'row 9'])(
    '"%s" is fine',
    async (locator) => expect(await told(header + literal(locator))).toEqual([]),
  );

  it.each([
    [
      'rows/members.csv row 3',
      "0001-test.cypher:4 'rows/members.csv row 3': bad-locator rows/members.csv has no row 3: its last is row 2.",
    ],
    [
      'rows/member.csv row 1',
      '0001-test.cypher:4 \'rows/member.csv row 1\': bad-locator "rows/member.csv" is no file of rows of this seed. Did you mean "rows/members.csv"?',
    ],
  ])('"%s" is an error', async (locator, message) =>
    expect(await told(header + literal(locator))).toEqual([message]),
  );

  it('is told in a seed without rows too', async () => {
    expect(await told(header.replace(/.*rows:.*\n/, '') + literal('rows/nothing.csv row 99999'))).toEqual([
      '0001-test.cypher:3 \'rows/nothing.csv row 99999\': bad-locator "rows/nothing.csv" is no file of rows of this seed.',
    ]);
  });

  it('is not counted against a file that cannot be read to its end', async () => {
    const problems = await told(header + literal('rows/members.csv row 9'), {
      'rows/members.csv': 'id,name\norg/a\n',
    });
    expect(problems.map((one) => one.split(': ')[1]?.split(' ')[0])).toEqual(['row-shape']);
  });
});

describe('a locator that rows hold', () => {
  it('leads to any row of the file', async () => {
    expect(await told(header + rowsWritten)).toEqual([]);
    const turned = members.replace('row 1', 'row 2').replace('row 2\n', 'row 1\n');
    expect(await told(header + rowsWritten, { 'rows/members.csv': turned })).toEqual([]);
  });

  it('is an error in its row where it leads nowhere', async () => {
    const rows = members.replace('row 1', 'row 3').replace('members.csv row 2', 'membres.csv row 2');
    const problems = await told(header + rowsWritten, { 'rows/members.csv': rows });
    expect(problems.sort()).toEqual([
      'rows/members.csv:2 rows/members.csv row 3: bad-locator Row 1, column locator: rows/members.csv has no row 3: its last is row 2.',
      'rows/members.csv:3 rows/membres.csv row 2: bad-locator Row 2, column locator: "rows/membres.csv" is no file of rows of this seed. Did you mean "rows/members.csv"?',
    ]);
  });

  it('may lead to another file of the header', async () => {
    const both = header + '//! rows: rows/other.csv as other\n' + rowsWritten;
    const rows = (row: number) => ({
      'rows/members.csv': members.replace('members.csv row 2', `other.csv row ${row}`),
      'rows/other.csv': 'x\n1\n2\n3\n',
    });
    expect(await told(both, rows(3))).toEqual([]);
    expect(await told(both, rows(4))).toEqual([
      'rows/members.csv:3 rows/other.csv row 4: bad-locator Row 2, column locator: rows/other.csv has no row 4: its last is row 3.',
    ]);
  });

  it('is told at most a hundred times', async () => {
    const rows = `id,name,locator\n${Array.from({ length: 1_000 }, (_, i) => `org/a${i},甲,rows/members.csv row ${2_000 - i}`).join('\n')}\n`;
    expect(await told(header + rowsWritten, { 'rows/members.csv': rows })).toHaveLength(100);
  });
});
