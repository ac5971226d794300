import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  emptiedGraph,
  evidence,
  exported,
  header,
  load,
  plan,
  seed,
  seedFolder,
} from '../../support/seeds.js';

const graph = emptiedGraph();

const proof = evidence('centre', '丙中心將於四月成立');
const first = seed(
  proof,
  `MERGE (o:Organisation {id: 'org/a'}) SET o.name = 'A', o.kind = 'COMPANY', o.foundedOn = '1990', o.summary = 'S', o.aliases = ['a'], o.evidence = ['t/signing'];\n`,
);

/** Two seeds: what is there, and rows. */
function folderOf(rows: string, statement: string, more = ''): string {
  const folder = seedFolder({
    '0001-a.cypher': first,
    '0002-b.cypher': `${header}//! rows: rows/b.csv as rows (founded date, aliases list, evidence list)\n${more}UNWIND $rows AS r ${statement};\n`,
  });
  mkdirSync(join(folder, 'rows'));
  writeFileSync(join(folder, 'rows/b.csv'), rows);
  return folder;
}

const stored = async () => {
  const [row] = await graph.readLatest(
    "MATCH (o:Organisation {id: 'org/a'}) RETURN o.foundedOn AS founded, o.summary AS summary, o.aliases AS aliases, o.evidence AS evidence",
  );
  return row;
};
const asBefore = { founded: '1990', summary: 'S', aliases: ['a'], evidence: ['t/signing'] };
const empty = 'id,founded,summary,aliases,evidence\norg/a,,,,\n';

describe('an empty field states nothing', () => {
  it.each([
    [
      'SET of each property',
      'MERGE (o:Organisation {id: r.id}) SET o.foundedOn = r.founded, o.summary = r.summary, o.aliases = r.aliases, o.evidence = r.evidence',
    ],
    ['a MATCH', 'MATCH (o:Organisation {id: r.id}) SET o.foundedOn = r.founded, o.summary = r.summary'],
    [
      '+= of a map',
      'MATCH (o:Organisation {id: r.id}) SET o += {foundedOn: r.founded, summary: r.summary, aliases: r.aliases}',
    ],
    [
      'an expression',
      "MATCH (o:Organisation {id: r.id}) SET o.summary = trim(r.summary) + '.', o.foundedOn = CASE WHEN r.founded = '' THEN '1' ELSE r.founded END",
    ],
    [
      'ON MATCH SET',
      'MERGE (o:Organisation {id: r.id}) ON CREATE SET o.summary = r.summary ON MATCH SET o.foundedOn = r.founded, o.summary = r.summary',
    ],
    [
      'another name behind WITH',
      'MATCH (o:Organisation {id: r.id}) WITH o AS `x``y`, r AS q SET `x``y`.summary = q.summary',
    ],
  ])('in %s', async (_, statement) => {
    const { problems } = await load(graph, folderOf(empty, statement, '//! corrects: 1\n'));
    expect(problems).toEqual([]);
    expect(await stored()).toEqual(asBefore);
  });

  it.each(['', '//! on-conflict: keep-both\n', '//! batch: 1\n', '//! deletes: allowed\n'])(
    'under the header %j, and the plan shows nothing',
    async (more) => {
      const statement =
        'MERGE (o:Organisation {id: r.id}) SET o.foundedOn = r.founded, o.summary = r.summary, o.evidence = r.evidence';
      const { seeds } = await plan(graph, folderOf(empty, statement, more));
      expect(seeds[1]).toMatchObject({ items: [], conflicts: [], problems: [] });
    },
  );

  it('between rows of one seed, whichever comes first', async () => {
    const rows = 'id,founded,summary,aliases,evidence\norg/b,,T,,\norg/b,1991,,b,\norg/b,,,,t/centre\n';
    const statement =
      "MERGE (o:Organisation {id: r.id}) SET o.name = 'B', o.kind = 'COMPANY', o.foundedOn = r.founded, o.summary = r.summary, o.aliases = r.aliases, o.evidence = r.evidence";
    const { problems } = await load(graph, folderOf(rows, statement));
    expect(problems).toEqual([]);
    expect(
      await graph.readLatest(
        "MATCH (o:Organisation {id: 'org/b'}) RETURN o.foundedOn AS f, o.summary AS s, o.aliases AS a, o.evidence AS e",
      ),
    ).toEqual([{ f: '1991', s: 'T', a: ['b'], e: ['t/centre'] }]);
  });

  it('while another value is settled by the header', async () => {
    const rows = 'id,founded,summary,aliases,evidence\norg/a,1991,,,t/centre\n';
    const statement =
      'MATCH (o:Organisation {id: r.id}) SET o.foundedOn = r.founded, o.summary = r.summary, o.evidence = r.evidence';
    const { problems } = await load(graph, folderOf(rows, statement));
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('foundedOn is "1990" already') as string,
    ]);
    const kept = await load(graph, folderOf(rows, statement, '//! on-conflict: keep-both\n'));
    expect(kept.problems).toEqual([]);
    expect(await stored()).toEqual({ ...asBefore, evidence: ['t/signing', 't/centre'] });
  });
});

describe('what is written out takes a value away', () => {
  it.each([
    ['null', 'MATCH (o:Organisation {id: r.id}) SET o.summary = null, o.aliases = r.aliases'],
    ['null in a map', 'MATCH (o:Organisation {id: r.id}) SET o += {summary: NULL, aliases: r.aliases}'],
    ['REMOVE', 'MATCH (o:Organisation {id: r.id}) SET o.aliases = r.aliases REMOVE o.summary'],
  ])('%s', async (_, statement) => {
    const before = await load(graph, seedFolder({ '0001-a.cypher': first }));
    expect(before.problems).toEqual([]);
    const { problems } = await load(graph, folderOf(empty, statement, '//! deletes: allowed\n'));
    expect(problems).toEqual([]);
    expect(await stored()).toEqual({ ...asBefore, summary: null });
  });

  it('but not without leave', async () => {
    await load(graph, seedFolder({ '0001-a.cypher': first }));
    const all = await exported(graph);
    const { problems } = await load(
      graph,
      folderOf(empty, 'MATCH (o:Organisation {id: r.id}) SET o.summary = null'),
    );
    expect(problems.map(({ rule }) => rule)).toEqual(['only-adds']);
    expect(await exported(graph)).toEqual(all);
  });
});

it('a value that the server refuses is told where its author wrote it', async () => {
  const { problems } = await load(
    graph,
    folderOf(
      empty,
      "MATCH (:Place {id: 'place/x'})\nMATCH (o:Organisation {id: r.id})\nSET o.summary = r.summary, o.foundedOn = o.name + [1, 'x'][\"a\"]",
    ),
  );
  expect(problems).toMatchObject([{ rule: 'cypher', place: { line: 6 } }]);
});
