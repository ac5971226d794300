import { describe, expect, it } from 'vitest';
import { parseSeed } from '../parse/support.js';

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
  ])('is none: %s', async (text) => {
    expect(await rulesIn(text)).toEqual([]);
  });

  it.each([
    "MATCH (o:Organisation {name: 'x'}) SET o.note = 'x'",
    "MATCH (o:Organisation) WHERE o.id STARTS WITH 'org/a' SET o.note = 'x'",
    "MATCH (o:Organisation)-[r:PARTY_TO]->(a:Agreement) SET r.role = 'x'",
    "MATCH (o:Organisation), (a:Agreement {id: 'agreement/x'}) MERGE (o)-[:PARTY_TO]->(a)",
    "MATCH (o:Organisation), (a:Agreement {id: 'agreement/x'}) SET o.note = a.note",
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
      'No header line brings in $menbers. Did you mean "members"?',
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
