import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changes, type ChangesOptions } from '../../src/commands/changes.js';
import { readConfig, type Config } from '../../src/config.js';
import type { Graph } from '../../src/graph/graph.js';
import { openTestGraph } from '../support/api.js';
import { notedIo } from '../support/io.js';
import { writeLines } from '../support/ledger-lines.js';
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
import { testServer } from '../support/server.js';

let graph: Graph;
let config: Config;

const agreement =
  "MERGE (a:Agreement {id: 'agreement/x'}) SET a.name = '協議', a.kind = 'CONTRACT', a.status = 'ACTIVE', a.evidence = ['t/signing'];\n";
const party =
  "MATCH (o:Organisation {id: 'org/a'}), (a:Agreement {id: 'agreement/x'}) MERGE (o)-[r:PARTY_TO]->(a) SET r.evidence = ['t/signing'];\n";

async function run(options: ChangesOptions, json = false) {
  const io = notedIo({ json });
  await changes(config, io, options);
  return io;
}

beforeAll(() => {
  graph = openTestGraph();
  config = { ...readConfig({}), server: testServer() };
});
afterAll(() => graph.close());

describe('pactgraph changes', () => {
  beforeEach(async () => {
    await emptyGraph(graph);
    const files = {
      '0001-a.cypher': seed(organisation('a'), agreement, party),
      '0002-b.cypher': `${header}${evidence('support', '甲方再次表示支持')}MERGE (o:Organisation {id: 'org/a'}) SET o.evidence = ['t/support'], o.summary = '甲';\nMERGE (o:Organisation {id: 'org/c'}) SET o.name = '丙', o.kind = 'COMPANY', o.evidence = ['t/support'];\n`,
    };
    const folder = seedFolder(files);
    expect((await load(graph, folder)).problems).toEqual([]);
    expect((await undo(graph, { number: 2 })).refused).toBeUndefined();
    // As it may be stored since before names were held to one line.
    await graph.write((transaction) => transaction.run("MATCH (a:Agreement) SET a.name = '協\t議'"), 30_000);
  });

  it('prints a line for each, with seed, type, id and name', async () => {
    const { outs, errs } = await run({});
    expect(outs.map((line) => line.replace(/fact\/[0-9a-f]{24}/, 'FACT'))).toEqual([
      '+\t1\t0001-a.cypher\tOrganisation\torg/a\ta',
      '+\t1\t0001-a.cypher\tAgreement\tagreement/x\t協 議',
      '+\t1\t0001-a.cypher\tPARTY_TO\tFACT\torg/a -> agreement/x',
      '+\t2\t0002-b.cypher\tOrganisation\torg/c',
      '~\t2\t0002-b.cypher\tOrganisation\torg/a\ta\tevidence, summary',
      '~\t3\t0002-b.cypher (undone)\tOrganisation\torg/a\ta\tevidence, summary',
      '-\t3\t0002-b.cypher (undone)\tOrganisation\torg/c\t丙',
    ]);
    expect(errs).toEqual([]);
  });

  it('names the file that a number had then', async () => {
    const folder = seedFolder({
      '0001-a.cypher': seed(organisation('a'), agreement, party),
      '0002-other.cypher': header + organisation('d'),
    });
    expect((await load(graph, folder)).problems).toEqual([]);
    const { outs } = await run({ since: 1 });
    expect(outs.map((line) => line.split('\t').slice(0, 3).join(' '))).toEqual([
      '+ 2 0002-b.cypher',
      '~ 2 0002-b.cypher',
      '~ 3 0002-b.cypher (undone)',
      '- 3 0002-b.cypher (undone)',
      '+ 4 0002-other.cypher',
    ]);
    expect(JSON.parse((await run({ since: 2 }, true)).outs[0] ?? '')).toMatchObject({
      changes: [{ seed: '0002-b.cypher' }, { seed: '0002-b.cypher' }, { seed: '0002-other.cypher' }],
    });
  });

  it('tells scripts the same', async () => {
    const { outs } = await run({ since: 1 }, true);
    expect(outs).toHaveLength(1);
    const said = JSON.parse(outs[0] ?? '') as { changes: object[] };
    const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
    expect(said).toMatchObject({ version: 1, revision: 3, more: false });
    const common = { at, number: 2, seed: '0002-b.cypher', type: 'Organisation' };
    expect(said.changes).toEqual([
      { ...common, revision: 2, kind: 'added', undone: false, id: 'org/c', name: null },
      ...[2, 3].map((revision) => ({
        ...common,
        revision,
        kind: 'changed',
        undone: revision === 3,
        id: 'org/a',
        name: 'a',
        properties: ['evidence', 'summary'],
      })),
      { ...common, revision: 3, kind: 'removed', undone: true, id: 'org/c', name: '丙' },
    ]);
  });

  it.each([[['Agreement']], [['Centre,AGREEMENT']], [['Centre', ' Agreement ']]])(
    'of types %j are their entities and facts',
    async (type) => {
      const { outs } = await run({ type });
      expect(outs.map((line) => line.split('\t')[3])).toEqual(['Agreement', 'PARTY_TO']);
    },
  );

  it('stops at the limit and says how to go on', async () => {
    const some = await run({ limit: 4 });
    expect(some.outs).toHaveLength(4);
    expect(some.errs).toEqual(['There is more: raise --limit, or go on with --since 1.']);
    expect((await run({ limit: 2 })).errs).toEqual(['There is more: raise --limit.']);
    expect((await run({ limit: 7 })).errs).toEqual([]);
    expect(JSON.parse((await run({ limit: 1 }, true)).outs[0] ?? '')).toMatchObject({ more: true });
  });

  it('says that there is nothing', async () => {
    expect(await run({ since: 3 })).toMatchObject({
      outs: [],
      errs: ['Nothing changed since revision 3; the graph is at 3.'],
    });
    expect(JSON.parse((await run({ since: 99 }, true)).outs[0] ?? '')).toEqual({
      version: 1,
      revision: 3,
      more: false,
      changes: [],
    });
  });

  it('refuses what it cannot do before it asks a database', async () => {
    const io = notedIo();
    const nowhere = { ...config, server: { uri: 'bolt://127.0.0.1:1', user: 'x', password: 'x' } };
    await expect(changes(nowhere, io, { type: ['Organization'] })).rejects.toMatchObject({
      code: 'USAGE',
      message: '--type: there is no entity type Organization. Did you mean "Organisation"?',
    });
    await expect(changes(nowhere, io, { limit: 0 })).rejects.toMatchObject({
      code: 'USAGE',
      message: '--limit: must be 1 or more.',
    });
  });
});

describe('pactgraph changes, of many', () => {
  it('walks a long line to the end', async () => {
    await emptyGraph(graph);
    const created = Array.from({ length: 1_001 }, (_, index) => `Organisation org/i${index}`);
    await writeLines(graph, [{ created }, { created: ['Organisation org/last'] }]);
    const { outs } = await run({ limit: 2_000 });
    expect(outs.map((line) => line.split('\t')[4])).toEqual([
      ...created.map((text) => text.split(' ')[1]),
      'org/last',
    ]);
    expect((await run({})).outs).toHaveLength(1_000);
  });
});
