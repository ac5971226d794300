/**
 * GraphQL over a small ontology to the exact Cypher and parameters that the loaders send; no database. Each case is one
 * file of cases/: a document with its variables, and per statement its Cypher, its parameters and, where it goes on,
 * the rows that stand for the database's answer. A case may name types that have bodies. `UPDATE_GOLDEN=1` writes what is sent now; look at the difference.
 */
import { graphql } from 'graphql';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Answer } from '../../../src/api/answer/answer.js';
import { createSnapshot } from '../../../src/graph/snapshot.js';
import { createContext } from '../../../src/api/context.js';
import { executableSchema } from '../../../src/api/schema.js';
import type { Parameters, Row } from '../../../src/graph/values.js';
import { readOntology } from '../../../src/ontology/read.js';
import { apiFolder, ontologyFolder } from '../../support/ontology.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const cases = readdirSync(join(here, 'cases')).filter((name) => name.endsWith('.md'));

const folder = mkdtempSync(join(tmpdir(), 'pactgraph-golden-'));
cpSync(join(here, 'ontology'), join(folder, 'ontology'), { recursive: true });
cpSync(join(ontologyFolder, 'directives.graphql'), join(folder, 'ontology/directives.graphql'));
cpSync(join(apiFolder, 'common.graphql'), join(folder, 'api/common.graphql'));
const ontology = readOntology(join(folder, 'ontology'));
const schema = executableSchema(ontology, join(folder, 'api'), {});
rmSync(folder, { recursive: true });

interface Sent {
  readonly text: string;
  readonly parameters: Parameters;
}

interface Case {
  readonly head: string;
  readonly document: string;
  readonly variables: Record<string, unknown>;
  /** Types of which some entities are one body. */
  readonly bodies: readonly string[];
  /** What stands for the database's answers, by statement. */
  readonly rows: readonly (string | undefined)[];
}

const block = (language: string, content: string): string => `\`\`\`${language}\n${content.trim()}\n\`\`\`\n`;

function parse(text: string): Case {
  const blocks = [...text.matchAll(/```(\w+)(?: (\w+))?\n([\s\S]*?)```\n/g)].map(
    ([, language, kind, content]) => ({
      language,
      kind,
      content: content ?? '',
    }),
  );
  const [, variables] = blocks.filter(({ language }) => language === 'graphql' || language === 'json');
  const head = text
    .slice(0, text.indexOf('```cypher') === -1 ? undefined : text.indexOf('```cypher'))
    .trimEnd();
  const rows: (string | undefined)[] = [];
  for (const { language, kind, content } of blocks) {
    if (language === 'cypher') rows.push(undefined);
    if (kind === 'rows') rows[rows.length - 1] = content.trim();
  }
  return {
    head,
    document: blocks.find(({ language }) => language === 'graphql')?.content ?? '',
    variables:
      variables?.kind === 'variables' ? (JSON.parse(variables.content) as Record<string, unknown>) : {},
    bodies: JSON.parse(blocks.find(({ kind }) => kind === 'bodies')?.content ?? '[]') as string[],
    rows,
  };
}

/** Whole numbers of the driver are shown as numbers. */
const json = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? Number(part) : part), 1)
    .replace(/\n\s*/g, ' ')
    .replace(/([[{]) /g, '$1')
    .replace(/ ([\]}])/g, '$1');

/** The answer of a graph that holds nothing: of a level one row for each parent. */
const nothing = ({ given }: Parameters): Row[] => {
  const ids = z.object({ ids: z.array(z.string()) }).safeParse(given);
  return (ids.data?.ids ?? [null]).map((parent) => ({ revision: 1, total: 0, parent }));
};

async function send({
  document,
  variables,
  bodies,
  rows,
}: Case): Promise<{ sent: Sent[]; errors: string[] }> {
  const sent: Sent[] = [];
  const reader = {
    read: (text: string, parameters: Parameters = {}) => {
      const found = rows[sent.length];
      sent.push({ text, parameters });
      return Promise.resolve(found === undefined ? nothing(parameters) : (JSON.parse(found) as Row[]));
    },
  };
  const answer = new Answer();
  const contextValue = createContext(
    { ontology, statements: new Map() },
    { ...createSnapshot(reader, answer), bodies: new Set(bodies) },
    answer,
    {
      requestId: 'golden',
      operation: { name: undefined },
      today: 20251130,
    },
  );
  const { errors = [] } = await graphql({
    schema,
    source: document,
    contextValue,
    variableValues: variables,
  });
  answer.close();
  return { sent, errors: errors.map(({ message }) => message) };
}

function shown({ head, rows }: Case, sent: readonly Sent[]): string {
  const statements = sent.map(({ text, parameters }, index) => {
    const answer = rows[index];
    return [
      block('cypher', text),
      block('json parameters', json(parameters)),
      ...(answer === undefined ? [] : [block('json rows', answer)]),
    ].join('\n');
  });
  return `${head}\n\n${statements.join('\n')}`;
}

describe('the statements of', () => {
  it.each(cases)('%s', async (name) => {
    const file = join(here, 'cases', name);
    const text = readFileSync(file, 'utf8');
    const given = parse(text);
    const { sent, errors } = await send(given);
    expect(errors).toEqual([]);
    expect(sent.length).toBeGreaterThan(0);
    const now = shown(given, sent);
    if (process.env.UPDATE_GOLDEN !== undefined) writeFileSync(file, now);
    expect(now).toBe(text);
  });
});
