import { describe, expect, it } from 'vitest';
import { problemsOfSeeds } from '../../../src/seed/check/check-seeds.js';
import { readHeads } from '../../../src/seed/files/read-heads.js';
import { realOntology } from '../../support/ontology.js';
import { folderOf } from './support.js';

const head = `//! title: Test
//! source: sources/test.txt
//! rows: rows/people.csv as people
//! rows: rows/holds.csv as holds
`;
const start = `MERGE (e:Evidence {id: 't/a'}) SET e.source = 'source/test', e.locator = 'rows';
MERGE (b:Organisation {id: 'org/a'}) SET b.name = 'A', b.kind = 'COMPANY', b.evidence = ['t/a'];
`;
const people =
  "UNWIND $people AS p MERGE (o:Official {id: p.id}) SET o.name = p.name, o.evidence = ['t/a'];\n";
const holdsOf = (match = "MATCH (o:Official {id: h.who}), (b:Organisation {id: 'org/a'})") =>
  `UNWIND $holds AS h ${match} MERGE (o)-[r:HOLDS_POST {title: h.title}]->(b) SET r.evidence = ['t/a'];\n`;

/** Each as `file:line:column severity rule message`. */
async function told(files: Readonly<Record<string, string>>, wanted?: number): Promise<string[]> {
  const folder = folderOf({
    'sources/test.txt': '---\nid: source/test\ntitle: Test\n---\n甲\n',
    'rows/people.csv': 'id,name\nofficial/anna,Anna\nofficial/ben,Ben\n',
    ...files,
  });
  const { heads } = await readHeads(folder);
  const seeds = heads.filter(({ number }) => wanted === undefined || number === wanted);
  const problems = await problemsOfSeeds(seeds, realOntology, { known: heads });
  return problems.map(
    ({ place, severity, rule, message }) =>
      `${place.file}:${place.line}:${place.column} ${severity} ${rule} ${message}`,
  );
}

const nothing = (row: number, id: string) =>
  `Row ${row}, column who: there is no Official ${id}, in this seed or an earlier one, so the statement writes nothing for the row.`;

describe('ids that rows name', () => {
  it('are errors where nothing is written for any row, and there are several', async () => {
    const seed = head + start + people + holdsOf();
    const holds = 'title,who\nMayor,official/ann\nJudge,official/an\n';
    expect(await told({ '0001-a.cypher': seed, 'rows/holds.csv': holds })).toEqual([
      `rows/holds.csv:2:7 error unknown-id ${nothing(1, 'official/ann')}`,
      `rows/holds.csv:3:7 error unknown-id ${nothing(2, 'official/an')}`,
    ]);
    expect(
      await told({ '0001-a.cypher': seed, 'rows/holds.csv': 'title,who\nMayor,official/ann\n' }),
    ).toEqual([`rows/holds.csv:2:7 warning unknown-id ${nothing(1, 'official/ann')}`]);
  });

  it('are warnings where something is written for others; of a batched seed, of the same batch', async () => {
    const holds = 'title,who\nMayor,official/ann\nJudge,official/anna\nActor,official/b\nPoet,\n';
    const files = { 'rows/holds.csv': holds };
    const seed = start + people + holdsOf();
    expect(await told({ ...files, '0001-a.cypher': head + seed })).toEqual([
      `rows/holds.csv:2:7 warning unknown-id ${nothing(1, 'official/ann')}`,
      `rows/holds.csv:4:7 warning unknown-id ${nothing(3, 'official/b')}`,
    ]);
    const batches = { ...files, 'rows/holds.csv': holds.replace('official/anna', 'official/an') };
    expect(await told({ ...batches, '0001-a.cypher': `${head}//! batch: 2\n${seed}` })).toEqual([
      `rows/holds.csv:2:7 error unknown-id ${nothing(1, 'official/ann')}`,
      `rows/holds.csv:3:7 error unknown-id ${nothing(2, 'official/an')}`,
      `rows/holds.csv:4:7 warning unknown-id ${nothing(3, 'official/b')}`,
    ]);
  });

  it('are there where rows or statements of this seed or an earlier one make them', async () => {
    const carl = "MERGE (o:Official {id: 'official/carl'}) SET o.name = 'Carl', o.evidence = ['t/a'];\n";
    const files = {
      '0001-a.cypher': head + start + people,
      '0002-b.cypher': head + carl + holdsOf(),
      'rows/holds.csv': 'title,who\nMayor,official/anna\nJudge,official/carl\nActor,official/dan\n',
    };
    for (const wanted of [undefined, 2])
      expect(await told(files, wanted)).toEqual([
        `rows/holds.csv:4:7 warning unknown-id ${nothing(3, 'official/dan')}`,
      ]);
  });

  it('are not there where they are made below', async () => {
    const seed = head + start + holdsOf() + people;
    expect(
      await told({ '0001-a.cypher': seed, 'rows/holds.csv': 'title,who\nMayor,official/anna\n' }),
    ).toEqual([`rows/holds.csv:2:7 warning unknown-id ${nothing(1, 'official/anna')}`]);
  });

  it.each([
    [
      'a condition leaves rows out',
      people +
        holdsOf("MATCH (o:Official {id: h.who}), (b:Organisation {id: 'org/a'}) WHERE h.title <> 'Mayor'"),
    ],
    [
      'the id is optional',
      people +
        holdsOf(
          "MATCH (b:Organisation {id: 'org/a'}) OPTIONAL MATCH (o:Official {id: h.who}) WITH h, b, o WHERE o IS NOT NULL",
        ),
    ],
    [
      'another expression makes ids of that type',
      `${people}UNWIND $people AS p MERGE (o:Official {id: 'official/' + p.name}) SET o.name = p.name, o.evidence = ['t/a'];\n${holdsOf()}`,
    ],
    [
      'they are made of the same column',
      `UNWIND $holds AS h MERGE (o:Official {id: h.who}) SET o.name = h.title, o.evidence = ['t/a'];\n${holdsOf()}`,
    ],
  ])('are not told where %s', async (_, statements) => {
    const files = {
      '0001-a.cypher': head + start + statements,
      'rows/holds.csv': 'title,who\nMayor,official/ann\n',
    };
    expect((await told(files)).filter((one) => one.includes('unknown-id'))).toEqual([]);
  });

  it('are told for twenty rows, then by their number', async () => {
    const rows = Array.from({ length: 1_500 }, (_, i) => `T${i},official/x${i}`).join('\n');
    const all = await told({
      '0001-a.cypher': head + start + people + holdsOf(),
      'rows/holds.csv': `title,who\nMayor,official/anna\n${rows}\n`,
    });
    expect(all).toHaveLength(21);
    expect(all.slice(0, 1)).toEqual([
      '0001-a.cypher:8:26 warning unknown-id This statement writes nothing for 1,500 rows of rows/holds.csv, because ids that they name do not exist; the first 20 are listed one by one.',
    ]);
  });
});
