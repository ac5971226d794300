/** The examples: what their READMEs say of them. */
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../src/package.js';
import { shippedCost } from '../src/config.js';
import { parsePartialDate } from '../src/dates/partial-date.js';
import { asker } from './support/api.js';
import { priceOf } from './support/price.js';
import { temporaryFolder } from './support/folder.js';
import { realOntology } from './support/ontology.js';
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

describe('examples/posts', () => {
  const posts = join(packageRoot, 'examples/posts');
  const documents = [
    ...readFileSync(join(posts, 'README.md'), 'utf8').matchAll(/```graphql\n(.+?)```/gs),
  ].map(([, document = '']) => document);
  const postHolder = z.object({
    node: z.object({ name: z.string() }),
    acting: z.boolean().nullable(),
    status: z.string(),
    evidence: z.array(z.object({ id: z.string() })),
  });

  it.each(documents)('costs no more than a server allows: %s', (document) =>
    expect(priceOf(document)).toBeLessThanOrEqual(shippedCost),
  );

  it('tells who held a post on a day, and who says so', { timeout: 60_000 }, async () => {
    const { problems, loaded } = await load(graph, posts);
    expect(problems).toEqual([]);
    expect(loaded.map(({ counts }) => counts?.facts)).toMatchObject([{ added: 40 }, { changed: 2 }]);
    const ask = asker(graph, realOntology);

    const { data, errors } = await ask(documents[0] ?? '');
    expect(errors).toEqual([]);
    const { organisation } = z
      .object({
        organisation: z.object({
          name: z.string(),
          postHolders: z.object({ edges: z.array(postHolder) }),
        }),
      })
      .parse(data);
    expect(organisation.name).toBe('Nanwan Science Office');
    expect(organisation.postHolders.edges).toMatchObject([
      { node: { name: '梅若琳' }, status: 'ACTIVE', acting: true, evidence: [{ id: 'register/03' }] },
    ]);

    // On each day of seventeen years, the list has those whose days in the file of rows say so.
    const directors = readFileSync(join(posts, 'rows/posts.csv'), 'utf8')
      .split('\n')
      .map((line) => line.split(','))
      .filter(([, , , body, title]) => body === 'org/nanwan-science-bureau' && title === 'Director')
      .map(([, , name = '', , , , from = '', to = '']) => ({
        name,
        from: parsePartialDate(from).earliest ?? 0,
        to: to === '' ? 9999_12_31 : (parsePartialDate(to).latest ?? 9999_12_31),
      }));
    const days = [
      '1997-12-31',
      '1998-01-01',
      '2001-02-28',
      '2001-03-01',
      '2009-12-31',
      '2012-06-30',
      '2018-12-31',
    ];
    for (const day of days) {
      const number = Number(day.replaceAll('-', ''));
      const then = await ask(
        `{ organisation(id: "org/nanwan-science-bureau") { postHolders(asOf: "${day}", where: { edge: { title: { eq: "Director" } } }) { edges { node { name } } } } }`,
      );
      const wanted = directors.filter(({ from, to }) => from <= number && number <= to);
      expect(JSON.stringify(then.data).match(/"name":"[^"]+"/g) ?? [], day).toEqual(
        wanted.map(({ name }) => `"name":"${name}"`),
      );
    }

    const record = await ask(
      '{ evidence(id: "register/03") { record { file row columns { name value } } } }',
    );
    expect(record.data).toMatchObject({ evidence: { record: { file: 'rows/posts.csv', row: 3 } } });
    expect(JSON.stringify(record.data)).toContain('{"name":"acting","value":"true"}');

    expect((await ask(documents[1] ?? '')).data).toMatchObject({
      official: {
        facts: {
          nodes: [
            {
              term: '2010',
              validTo: { edtf: '2012-06-30' },
              claims: [
                {
                  property: 'validTo',
                  value: '2012-03-31',
                  evidence: [
                    {
                      quote:
                        'Ines Calder, who had come back to lead the bureau in 2010, left it on 31 March 2012',
                      source: { title: 'A bureau and its directors' },
                    },
                  ],
                  seed: { file: '0002-gazette.cypher' },
                },
              ],
            },
          ],
        },
      },
    });
    await undo(graph, { to: 0 });
    expect(await exported(graph)).toEqual([]);
  });
});
