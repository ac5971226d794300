import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { changes } from '../../src/commands/changes.js';
import { readConfig } from '../../src/config.js';
import type { Graph } from '../../src/graph/graph.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { notedIo } from '../support/io.js';
import {
  emptyGraph,
  evidence,
  header,
  load,
  organisation,
  seed,
  seedFolder,
  undo,
} from '../support/seeds.js';

let graph: Graph;
let ask: Ask;
beforeAll(() => {
  graph = openTestGraph();
  ask = asker(graph);
});
beforeEach(async () => {
  await emptyGraph(graph);
  const agreement =
    "MERGE (a:Agreement {id: 'agreement/x'}) SET a.name = '協議', a.kind = 'CONTRACT', a.status = 'ACTIVE', a.evidence = ['t/signing'];\n";
  const party =
    "MATCH (o:Organisation {id: 'org/a'}), (a:Agreement {id: 'agreement/x'}) MERGE (o)-[r:PARTY_TO]->(a) SET r.evidence = ['t/signing'];\n";
  const files = {
    '0001-a.cypher': seed(organisation('a'), organisation('b'), agreement, party),
    '0002-b.cypher': `${header}${evidence('support', '甲方再次表示支持')}MERGE (o:Organisation {id: 'org/a'}) SET o.evidence = ['t/support'], o.summary = '甲';\nMERGE (o:Organisation {id: 'org/c'}) SET o.name = '丙', o.kind = 'COMPANY', o.evidence = ['t/support'];\n`,
  };
  expect((await load(graph, seedFolder(files))).problems).toEqual([]);
  expect((await undo(graph, { number: 2 })).refused).toBeUndefined();
}, 60_000);
afterAll(() => graph.close());

interface Changed {
  readonly changes: {
    readonly nodes: readonly Record<string, unknown>[];
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
    readonly totalCount: number;
  };
}

const fields =
  'revision kind undone id entityType relationshipType name properties seed { file } entity { name } from { id } to { id }';

describe('changes', () => {
  it('tell entities and facts with the seed that did it, in a fixed number of statements', async () => {
    const { data, errors, statements } = await ask(
      `{ changes(sinceRevision: 0) { totalCount nodes { ${fields} } } }`,
    );
    expect(errors).toEqual([]);
    const { nodes, totalCount } = (data as unknown as Changed).changes;
    expect(totalCount).toBe(8);
    expect(
      nodes.map(({ revision, kind, id, undone }) => [revision, kind, undone, String(id).slice(0, 5)]),
    ).toEqual([
      [1, 'ADDED', false, 'org/a'],
      [1, 'ADDED', false, 'org/b'],
      [1, 'ADDED', false, 'agree'],
      [1, 'ADDED', false, 'fact/'],
      [2, 'ADDED', false, 'org/c'],
      [2, 'CHANGED', false, 'org/a'],
      [3, 'CHANGED', true, 'org/a'],
      [3, 'REMOVED', true, 'org/c'],
    ]);
    expect(nodes[3]).toMatchObject({
      relationshipType: 'PARTY_TO',
      entityType: null,
      entity: null,
      from: { id: 'org/a' },
      to: { id: 'agreement/x' },
    });
    expect(nodes[5]).toMatchObject({
      entityType: 'ORGANISATION',
      entity: { name: 'a' },
      properties: ['evidence', 'summary'],
      seed: { file: '0002-b.cypher' },
    });
    expect(nodes[7]).toMatchObject({ name: '丙', entity: null });
    // Changes, their number, seeds, entities, and both ends of facts.
    expect(statements).toHaveLength(6);
  });

  it('start behind a revision, and walk page by page', async () => {
    const walked: unknown[] = [];
    let after: string | null = null;
    do {
      const { data } = await ask(
        'query ($after: String) { changes(sinceRevision: 1, first: 1, after: $after) { nodes { id kind } pageInfo { endCursor hasNextPage } } }',
        { after },
      );
      const page: Changed['changes'] = (data as unknown as Changed).changes;
      walked.push(...page.nodes.map(({ kind, id }) => `${String(kind)} ${String(id)}`));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(walked).toEqual(['ADDED org/c', 'CHANGED org/a', 'CHANGED org/a', 'REMOVED org/c']);
    const { data } = await ask('{ changes(sinceRevision: 99) { totalCount nodes { id } } }');
    expect(data).toEqual({ changes: { totalCount: 0, nodes: [] } });
  });

  it('of a type are its entities, and facts that start or end at one', async () => {
    const { data } = await ask(
      '{ changes(sinceRevision: 0, types: [AGREEMENT]) { totalCount nodes { id relationshipType } } }',
    );
    expect((data as unknown as Changed).changes.nodes).toMatchObject([
      { id: 'agreement/x' },
      { relationshipType: 'PARTY_TO' },
    ]);
  });

  it.each([
    ['sinceRevision: -1', 'sinceRevision: must be 0 or more, got -1.'],
    ['sinceRevision: 0, first: 101', 'first: must be from 1 to 100, got 101.'],
    ['sinceRevision: 0, after: "x"', 'after: this is not a cursor of changes.'],
  ])('(%s) are refused', async (args, message) => {
    expect((await ask(`{ changes(${args}) { totalCount nodes { id } } }`)).errors[0]).toContain(message);
  });
});

describe('pactgraph changes', () => {
  const config = () => ({ ...readConfig({}), server: inject('neo4j') });

  it('prints them for people and for scripts', async () => {
    const io = notedIo();
    await changes(config(), io, { since: 1 });
    expect(io.outs).toEqual([
      '+\t2\t0002-b.cypher\tOrganisation\torg/c',
      '~\t2\t0002-b.cypher\tOrganisation\torg/a\tevidence, summary',
      '~\t3\t0002-b.cypher (undone)\tOrganisation\torg/a\tevidence, summary',
      '-\t3\t0002-b.cypher (undone)\tOrganisation\torg/c',
    ]);
    const json = notedIo({ json: true });
    await changes(config(), json, { type: ['Agreement'], limit: 1 });
    expect(JSON.parse(json.outs[0] ?? '')).toMatchObject({
      revision: 3,
      more: true,
      changes: [{ id: 'agreement/x' }],
    });
  });

  it('says that there is nothing, and suggests the type that was meant', async () => {
    const io = notedIo();
    await changes(config(), io, { since: 3 });
    expect(io.errs).toEqual(['Nothing changed since revision 3; the graph is at 3.']);
    await expect(changes(config(), io, { type: ['Organization'] })).rejects.toThrow(
      'Did you mean "Organisation"?',
    );
  });
});
