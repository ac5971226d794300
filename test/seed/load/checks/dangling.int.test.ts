import { describe, expect, it } from 'vitest';
import {
  emptiedGraph,
  evidence,
  header,
  load,
  organisation,
  seed,
  seedFolder,
} from '../../../support/seeds.js';

const graph = emptiedGraph();

const event = (slug: string) =>
  `MERGE (e:Event {id: 'event/${slug}'}) SET e.name = '${slug}', e.kind = 'CONFERENCE', e.status = 'PLANNED', e.evidence = ['t/signing'];\n`;
const first = seed(
  organisation('a'),
  organisation('b'),
  organisation('c'),
  event('used'),
  event('free'),
  `MATCH (a:Organisation {id: 'org/a'}), (b:Organisation {id: 'org/b'})
  MERGE (a)-[r:COOPERATES_WITH {through: 'event/used'}]->(b) SET r.evidence = ['t/signing'];\n`,
);
const removal = (label: string, id: string) =>
  `${header}//! corrects: 1\n${evidence('support', '甲方表示支持')}MATCH (n:${label} {id: '${id}'}) DETACH DELETE n;\n`;

async function afterRemoving(label: string, id: string): Promise<string[]> {
  const folder = seedFolder({ '0001-a.cypher': first, '0002-b.cypher': removal(label, id) });
  const { problems, error } = await load(graph, folder);
  expect(error === undefined).toBe(problems.length === 0);
  return problems.map(({ rule, message }) => `${rule}: ${message}`);
}

describe('what is removed', () => {
  it('may not be what a co-operation runs through', async () => {
    expect(await afterRemoving('Event', 'event/used')).toEqual([
      expect.stringMatching(/^still-named: event\/used is still named by fact\//),
    ]);
  });

  it.each([
    ['Event', 'event/free'],
    ['Organisation', 'org/c'],
  ])('is removed when nothing names it: %s %s', async (label, id) => {
    expect(await afterRemoving(label, id)).toEqual([]);
  });
});
