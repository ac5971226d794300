import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyPending } from '../../../../src/commands/seed/apply-pending.js';
import { preparePending } from '../../../../src/commands/seed/pending.js';
import { planPending } from '../../../../src/commands/seed/plan-pending.js';
import { formatPlan } from '../../../../src/seed/plan/format.js';
import { notedIo } from '../../../support/io.js';
import {
  emptiedGraph,
  evidence,
  exported,
  header,
  load,
  plan,
  seedFolder,
  session,
} from '../../../support/seeds.js';

const graph = emptiedGraph();

const people =
  "UNWIND $people AS p MERGE (o:Official {id: p.id}) SET o.name = p.name, o.evidence = ['t/signing'];\n";
const holds = `UNWIND $holds AS h
MATCH (o:Official {id: h.who}), (b:Organisation {id: 'org/a'})
MERGE (o)-[r:HOLDS_POST {title: h.title}]->(b) SET r.evidence = ['t/signing'];
`;
const body =
  "MERGE (b:Organisation {id: 'org/a'}) SET b.name = 'A', b.kind = 'COMPANY', b.evidence = ['t/signing'];\n";

interface Given {
  readonly people?: string;
  readonly holds: string;
  readonly more?: string;
  readonly statements?: string;
}

function folderOf({
  people: rows = 'id,name\nofficial/anna,Anna\nofficial/ben,Ben\n',
  holds: named,
  more = '',
  statements,
}: Given) {
  const folder = seedFolder({
    '0001-a.cypher': `${header}//! rows: rows/people.csv as people\n//! rows: rows/holds.csv as holds\n${more}${evidence('signing', '甲方與乙方簽署協議')}${body}${statements ?? people + holds}`,
  });
  mkdirSync(join(folder, 'rows'));
  writeFileSync(join(folder, 'rows/people.csv'), rows);
  writeFileSync(join(folder, 'rows/holds.csv'), named);
  return folder;
}

const facts = async () =>
  (await graph.read('MATCH ()-[r:HOLDS_POST]->() RETURN count(r) AS facts'))[0]?.facts;
const messages = async (folder: string) =>
  (await load(graph, folder)).problems.map(({ rule, message, place }) => `${place.line} ${rule} ${message}`);

describe('rows that write nothing, as an id that they name is not there', () => {
  it('are an error where they are all rows of their statement, and nothing is kept', async () => {
    const folder = folderOf({ holds: 'who,title\nofficial/ann,Mayor\nofficial/an,Judge\n' });
    expect(await messages(folder)).toEqual([
      '8 matched-nothing This statement writes nothing for 2 of 2 rows of rows/holds.csv, because there is no Official official/ann (row 1), official/an (row 2).',
    ]);
    expect(await exported(graph)).toEqual([]);
    expect((await plan(graph, folder)).seeds[0]?.problems).toHaveLength(1);
  });

  it('are told where there is one alone', async () => {
    const { problems, loaded } = await load(graph, folderOf({ holds: 'who,title\nofficial/ann,Mayor\n' }));
    expect([problems, loaded[0]?.silent[0]?.count]).toEqual([[], 1]);
  });

  it('are told by id and row where others are written, by load, plan and --json', async () => {
    const folder = folderOf({
      holds: 'who,title\nofficial/ann,Mayor\nofficial/ben,Judge\nofficial/ann,Actor\n',
    });
    const planned = await plan(graph, folder);
    expect(planned.seeds[0]).toMatchObject({
      problems: [],
      silent: [
        {
          parameter: 'holds',
          line: 8,
          count: 2,
          rows: [1, 3],
          missing: [{ type: 'Official', id: 'official/ann', row: 1 }],
        },
      ],
    });
    expect(formatPlan(planned, () => undefined)).toContain(
      '2 rows of $holds at line 8, because there is no Official official/ann (row 1)',
    );
    const { told, loaded } = await load(graph, folder);
    expect(told).toContain(
      '0001-a.cypher: nothing was written for 2 rows of $holds at line 8, because there is no Official official/ann (row 1)',
    );
    expect(loaded[0]?.silent).toEqual(planned.seeds[0]?.silent);
    expect(await facts()).toBe(1);
  });

  it('are each an error with --strict', async () => {
    const folder = folderOf({ holds: 'who,title\nofficial/ann,Mayor\nofficial/ben,Judge\n' });
    const strict = await preparePending(session(graph, folder), { strict: true });
    expect((await planPending(notedIo(), strict)).seeds[0]?.problems).toMatchObject([
      {
        message:
          'This statement writes nothing for 1 of 2 rows of rows/holds.csv, because there is no Official official/ann (row 1).',
      },
    ]);
    await expect(applyPending(session(graph, folder), notedIo(), strict, {})).rejects.toMatchObject({
      code: 'SEED_PROBLEMS',
    });
    expect(await exported(graph)).toEqual([]);
  });

  it('are an error of the batch that is all of them', async () => {
    const rows = ['who,title', ...['ben', 'ann', 'an', 'anne'].map((one) => `official/${one},Mayor`)].join(
      '\n',
    );
    const { error, problems } = await load(graph, folderOf({ holds: rows, more: '//! batch: 2\n' }));
    expect(problems.map(({ message }) => message)).toEqual([
      'This statement writes nothing for 2 of 2 rows of rows/holds.csv, because there is no Official official/an (row 3), official/anne (row 4).',
    ]);
    expect(error?.message).toContain('4 of 6 rows are in');
    expect(await facts()).toBe(1);
  });
});

describe('rows that write nothing for another reason are not told', () => {
  const rows = 'who,title\nofficial/anna,Mayor\n,Judge\nofficial/ann,\n';
  const silentOf = async (match: string, named = rows) => {
    const statements = `${people}UNWIND $holds AS h\n${match}\nMERGE (o)-[r:HOLDS_POST {title: h.title}]->(b) SET r.evidence = ['t/signing'];\n`;
    const { seeds } = await plan(
      graph,
      folderOf({ holds: named.replace(/official\/ann,$/m, 'official/ann,-'), statements }),
    );
    expect(seeds[0]?.problems).toEqual([]);
    return seeds[0]?.silent.map(({ rows: numbers }) => numbers);
  };
  const body = "(b:Organisation {id: 'org/a'})";

  it.each([
    ['an empty field, which names nothing', `MATCH (o:Official {id: h.who}), ${body}`, [[3]]],
    ['a WITH … WHERE', `WITH h WHERE h.title <> '-' MATCH (o:Official {id: h.who}), ${body}`, []],
    [
      'a MATCH … WHERE on the row',
      `MATCH (o:Official {id: h.who}), ${body} WHERE h.title <> '-' AND o.name <> 'x'`,
      [],
    ],
    [
      'a condition on what is there',
      `MATCH (o:Official {id: h.who}), ${body} WHERE b.kind = 'COMPANY' AND o.name = 'Anna'`,
      [[3]],
    ],
    ['an id that a condition asks for', `MATCH (o:Official), ${body} WHERE o.id = h.who`, [[3]]],
    [
      'an id that an expression makes',
      `WITH h, 'official/' + substring(h.who, 9) AS id MATCH (o:Official {id: id}), ${body}`,
      [[3]],
    ],
    [
      'an id that only the statement can tell',
      `MATCH ${body} WITH h, b, toLower(h.who) AS id MATCH (o:Official {id: id})`,
      [[2, 3]],
    ],
  ])('%s', async (_, match, expected) => {
    expect(await silentOf(match)).toEqual(expected);
  });
});

describe('an id that comes to be later is not there', () => {
  it('in a statement below', async () => {
    const folder = folderOf({
      holds: 'who,title\nofficial/anna,Mayor\nofficial/ben,Judge\n',
      statements: holds + people,
    });
    expect(await messages(folder)).toEqual([
      '7 matched-nothing This statement writes nothing for 2 of 2 rows of rows/holds.csv, because there is no Official official/anna (row 1), official/ben (row 2).',
    ]);
  });

  it('in a row of the same statement, but one that was there before is', async () => {
    const tree = `UNWIND $people AS p MATCH (up:Organisation {id: p.name})
MERGE (o:Organisation {id: p.id}) SET o.name = p.id, o.kind = 'COMPANY', o.evidence = ['t/signing']
MERGE (o)-[r:PART_OF]->(up) SET r.evidence = ['t/signing'];\n`;
    const { seeds } = await plan(
      graph,
      folderOf({
        people: 'id,name\norg/b,org/a\norg/c,org/b\norg/a2,org/a\n',
        holds: 'who,title\n',
        statements: tree,
      }),
    );
    expect(seeds[0]?.silent).toMatchObject([{ count: 1, missing: [{ id: 'org/b', row: 2 }] }]);
  });

  it('and one that an earlier seed of the same plan made is there', async () => {
    const folder = folderOf({ holds: 'who,title\nofficial/anna,Mayor\n', statements: people });
    writeFileSync(
      join(folder, '0002-b.cypher'),
      `${header}//! rows: rows/holds.csv as holds\n${holds}MATCH (o:Official {id: 'official/anna'}) SET o.summary = 'x';\n`,
    );
    const { seeds } = await plan(graph, folder);
    expect(seeds.map(({ problems, silent }) => [problems, silent])).toEqual([
      [[], []],
      [[], []],
    ]);
  });
});

it('many rows are told by the first twenty', async () => {
  const rows = Array.from({ length: 2_500 }, (_, i) => `official/${i % 2 ? 'ben' : `x${i}`},Title ${i}`);
  const { loaded, told } = await load(graph, folderOf({ holds: ['who,title', ...rows].join('\n') }));
  const [silent] = loaded[0]?.silent ?? [];
  expect([silent?.count, silent?.rows.length, silent?.missing.length]).toEqual([1_250, 20, 20]);
  expect(told).toMatch(
    /1,250 rows of \$holds at line 8, because there is no Official official\/x0 \(row 1\), .*official\/x38 \(row 39\), …/,
  );
  expect(await facts()).toBe(1_250);
});
