/** examples/ror: what its README says of it. */
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../src/package.js';
import { asker } from './support/api.js';
import { temporaryFolder } from './support/folder.js';
import { emptiedGraph, exported, load, plan, undo } from './support/seeds.js';

const example = join(packageRoot, 'examples/ror');

const graph = emptiedGraph();

it('has the rows that its script makes of the records', () => {
  const copy = join(temporaryFolder(), 'ror');
  cpSync(example, copy, { recursive: true });
  execFileSync(process.execPath, [join(copy, 'prepare.js')]);
  for (const name of readdirSync(join(example, 'rows')))
    expect(readFileSync(join(copy, 'rows', name), 'utf8')).toBe(
      readFileSync(join(example, 'rows', name), 'utf8'),
    );
});

it('becomes organisations, places and relationships; what leads to absent records is reported', async () => {
  const { seeds } = await plan(graph, example);
  expect(seeds[0]?.silent.map(({ parameter, count }) => [parameter, count])).toEqual([
    ['parts', 86],
    ['successions', 1],
  ]);
  const { loaded, told, problems } = await load(graph, example);
  expect(problems).toEqual([]);
  expect(loaded[0]?.counts).toEqual(seeds[0]?.counts);
  expect(loaded[0]?.counts?.facts.added).toBe(312 + 45 + 28);
  expect(told).toContain('nothing was written for 86 rows of $parts');
  expect(
    await graph.readLatest(
      `MATCH (o:Organisation {id: 'org/ror-00005jn19'})-[:LOCATED_IN]->(p)-[:PART_OF]->(c)
       RETURN o.name AS name, o.kind AS kind, o.foundedOn AS founded, o.externalIds[0] AS ror, p.name AS place, c.name AS country`,
    ),
  ).toEqual([
    {
      name: 'Global Unichip (Taiwan)',
      kind: 'COMPANY',
      founded: '1998',
      ror: 'https://ror.org/00005jn19',
      place: 'Hsinchu',
      country: 'Taiwan',
    },
  ]);
  const { data } = await asker(graph)(
    '{ evidence(id: "ror/00005jn19") { locator record { file row columns { name value } } } }',
  );
  expect(data).toMatchObject({
    evidence: {
      locator: 'https://ror.org/00005jn19',
      record: { file: 'rows/organisations.csv', row: 1 },
    },
  });
  expect(JSON.stringify(data)).toContain('{"name":"founded","value":"1998"}');
  await undo(graph, { number: 1 });
  expect(await exported(graph)).toEqual([]);
}, 120_000);
