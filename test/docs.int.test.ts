/** Every GraphQL example of README and API reference, asked of the forum article. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPending } from '../src/commands/seed/load.js';
import { readConfig, shippedCost } from '../src/config.js';
import { Combinations } from '../src/loaders/together.js';
import { packageRoot } from '../src/package.js';
import type { Graph } from '../src/graph/graph.js';
import { asker, openTestGraph, type Ask } from './support/api.js';
import { notedIo } from './support/io.js';
import { documentsIn, priceOf } from './support/price.js';
import { emptyGraph, exported, session } from './support/seeds.js';

const examples = ['README.md', 'docs/api.md'].flatMap((file) => {
  const text = readFileSync(join(packageRoot, file), 'utf8');
  return documentsIn(text).map((document, index) => ({ file, index, document }));
});

let graph: Graph;
let ask: Ask;
let together: Ask;
beforeAll(async () => {
  graph = openTestGraph();
  await emptyGraph(graph);
  await loadPending(session(graph, readConfig({}).seedFolder), notedIo());
  ask = asker(graph);
  together = asker(graph, undefined, undefined, undefined, new Combinations(true));
}, 120_000);
afterAll(() => graph.close());

interface Edge {
  readonly node: { readonly name: string };
  readonly status: string;
  readonly since: unknown;
  readonly ties: ReadonlyArray<{ readonly evidence: readonly unknown[] }>;
}

describe('the forum article', () => {
  it('is loaded with every fact proven', async () => {
    const lines = (await exported(graph)).map((line) => JSON.parse(line) as Record<string, unknown>);
    const facts = lines.filter((line) => 'factId' in line);
    expect(facts.length).toBeGreaterThan(70);
    expect(facts.filter((fact) => !Array.isArray(fact.evidence) || fact.evidence.length === 0)).toEqual([]);
    const used = new Set(
      lines.flatMap((line) =>
        Object.entries(line).flatMap(([key, value]) => (/evidence$/i.test(key) ? (value as string[]) : [])),
      ),
    );
    const evidence = lines.filter((line) => line.type === 'Evidence').map((line) => line.id as string);
    expect(evidence.filter((id) => !used.has(id))).toEqual([]);
  });

  it('tells who partners with 香港生產力促進局, planned apart from standing', async () => {
    const { data } = await ask(examples[0]?.document ?? '');
    const { partners } = (data as { organisation: { partners: { totalCount: number; edges: Edge[] } } })
      .organisation;
    expect(partners.totalCount).toBe(partners.edges.length);
    const of = (status: string) =>
      partners.edges
        .filter((e) => e.status === status)
        .map((e) => e.node.name)
        .sort();
    expect(of('ACTIVE')).toEqual(['云跡科技', '北京市科委', '馭勢科技']);
    expect(of('PLANNED')).toEqual([
      '中關村青創中心',
      '粵港澳大灣區國家技術創新中心',
      '長三角國家技術創新中心',
    ]);
    expect(partners.edges.filter((e) => e.status === 'PLANNED').every((e) => e.since === null)).toBe(true);
    expect(partners.edges.every((e) => e.ties.every((tie) => tie.evidence.length > 0))).toBe(true);
  });

  it('shows four projects and nothing planned as done', async () => {
    const { data } = await ask(
      '{ startupProjects { totalCount nodes { competitions { edges { result status node { status } } } } } }',
    );
    const { startupProjects } = data as {
      startupProjects: {
        totalCount: number;
        nodes: Array<{
          competitions: { edges: Array<{ result: string | null; status: string; node: { status: string } }> };
        }>;
      };
    };
    expect(startupProjects.totalCount).toBe(4);
    for (const { competitions } of startupProjects.nodes) {
      expect(competitions.edges.filter((e) => e.result === null)).toEqual([
        { result: null, status: 'PLANNED', node: { status: 'PLANNED' } },
      ]);
    }
  });

  it('quotes the text from start to end', async () => {
    const { data } = await ask(
      '{ source(id: "source/bjnews-jinggang-forum") { text } organisation(id: "org/hkpc") { evidence { quote start end context } } }',
    );
    const { source, organisation } = data as {
      source: { text: string };
      organisation: { evidence: Array<{ quote: string; start: number; end: number; context: string }> };
    };
    for (const { start, end, context, quote } of organisation.evidence) {
      expect(source.text.slice(start, end).replaceAll(/\([a-zü\u00c0-\u01ff]+\)/g, '')).toBe(quote);
      expect(context).toContain(source.text.slice(start, end));
    }
  });
});

describe.each(examples)('$file, example $index', ({ document }) => {
  it('costs no more than a server allows', () => expect(priceOf(document)).toBeLessThanOrEqual(shippedCost));

  it('is answered', async () => {
    const { data, errors } = await ask(document);
    expect(errors).toEqual([]);
    expect(JSON.stringify(data)).not.toMatch(/^\{"\w+":(null|\{"nodes":\[\]\})\}$/);
    expect(await together(document)).toMatchObject({ data, errors });
  });
});
