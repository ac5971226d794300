import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../check/support.js';

const seed = (text: string, header = '') =>
  `//! title: T\n//! source: sources/jinggang-forum.txt\n${header}${text}`;
const evidence = `MERGE (e:Evidence {id: 't/a'}) SET e.source = 'source/bjnews-jinggang-forum', e.quote = '香港生產力促進局主席陳祖恒';\n`;
const organisation = (set: string) =>
  `MERGE (o:Organisation {id: 'org/x'}) SET o.name = 'X', o.kind = 'COMPANY', o.evidence = ['t/a']${set};\n`;
const given = (set: string) => `MATCH (o:Organisation {id: 'org/x'}) SET ${set};\n`;

/** Messages of the rule for the last of these seeds. */
const told = async (...seeds: readonly string[]) =>
  (await problemsOf(...seeds))
    .filter(({ rule }) => rule === 'end-before-start')
    .map(({ message, place }) => `${place.line} ${message}`);

describe('an end before its start', () => {
  it('is told where the end is given', async () => {
    expect(
      await told(seed(evidence + organisation(", o.foundedOn = '2003-01-01', o.dissolvedOn = '2000-01-01'"))),
    ).toEqual(['4 org/x: dissolvedOn 2000-01-01 comes before foundedOn 2003-01-01.']);
  });

  it.each([
    ['2003', '2003'],
    ['2003-05', '2003'],
    ['2003-12-31', '2003'],
    ['2003~', '2002'],
    ['2003', '2002?'],
    ['[2001..2003]', '2002'],
    ['[..2003]', '2000'],
    ['XXXX-03-28', '2000'],
    ['200X', '2003'],
  ])('is not certain: %s to %s', async (from, to) => {
    expect(
      await told(seed(evidence + organisation(`, o.foundedOn = '${from}', o.dissolvedOn = '${to}'`))),
    ).toEqual([]);
  });

  it.each([
    ['2003-05', '2003-04'],
    ['200X', '1999'],
    ['[2001..2003]', '2000-12'],
  ])('is certain whatever days are meant: %s to %s', async (from, to) => {
    expect(
      await told(seed(evidence + organisation(`, o.foundedOn = '${from}', o.dissolvedOn = '${to}'`))),
    ).toHaveLength(1);
  });

  it('is told of a fact, and of every pair that the ontology declares', async () => {
    const text = `${evidence}${organisation('')}
MERGE (a:Agreement {id: 'agreement/x'}) SET a.name = 'A', a.kind = 'CONTRACT', a.status = 'ENDED', a.signedOn = '2003', a.endedOn = '2000', a.evidence = ['t/a'];
MERGE (c:Centre {id: 'centre/x'}) SET c.name = 'C', c.kind = 'VENUE', c.status = 'ENDED', c.openedOn = '2003', c.closedOn = '2000', c.evidence = ['t/a'];
MERGE (p:StartupProject {id: 'project/x'}) SET p.name = 'P', p.startedOn = '2003', p.endedOn = '2000', p.evidence = ['t/a'];
MATCH (o:Organisation {id: 'org/x'}), (a:Agreement {id: 'agreement/x'}) MERGE (o)-[r:PARTY_TO]->(a) SET r.validFrom = '2003', r.validTo = '2000', r.evidence = ['t/a'];
`;
    expect((await told(seed(text))).map((message) => message.replace(/^\d+ /, ''))).toEqual([
      'agreement/x: endedOn 2000 comes before signedOn 2003.',
      'centre/x: closedOn 2000 comes before openedOn 2003.',
      'project/x: endedOn 2000 comes before startedOn 2003.',
      'PARTY_TO from org/x to agreement/x: validTo 2000 comes before validFrom 2003.',
    ]);
  });

  it('is told where two seeds give the two, at the one that comes last', async () => {
    const first = seed(evidence + organisation(", o.foundedOn = '2003'"));
    expect(await told(first, seed(given("o.dissolvedOn = '2000'")))).toEqual([
      '3 org/x: dissolvedOn 2000 comes before foundedOn 2003 of 0001-seed.cypher.',
    ]);
    const end = seed(evidence + organisation(", o.dissolvedOn = '2000'"));
    expect(await told(end, seed(given("o.foundedOn = '2003'")))).toEqual([
      '3 org/x: dissolvedOn 2000 of 0001-seed.cypher comes before foundedOn 2003.',
    ]);
    expect(await told(first, seed(given("o.dissolvedOn = '2000'")), seed(given("o.note = 'x'")))).toEqual([]);
  });

  it('is left to the load where a stored value may stay', async () => {
    const first = seed(evidence + organisation(", o.foundedOn = '2000', o.dissolvedOn = '2003'"));
    expect(await told(first, seed(given("o.dissolvedOn = '1999'"), '//! on-conflict: keep-both\n'))).toEqual(
      [],
    );
    expect(await told(first, seed(given("o.dissolvedOn = '1999'"), '//! corrects: 1\n'))).toHaveLength(1);
  });
});
