/**
 * Every question of the cookbook, asked of the shipped graph: the answer and the price are those shown, the statements as
 * many or fewer. `UPDATE_COOKBOOK=1` writes what is answered now; look at the difference.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executableSchema } from '../src/api/schema.js';
import { loadPending } from '../src/commands/seed/load.js';
import { readConfig, shippedCost } from '../src/config.js';
import type { Graph } from '../src/graph/graph.js';
import { Combinations } from '../src/loaders/together.js';
import { packageRoot } from '../src/package.js';
import { asker, openTestGraph, type Ask } from './support/api.js';
import {
  cookbookDay,
  cookbookFile,
  cookbookFiles,
  fileText,
  indexFile,
  indexText,
  sectionText,
  type Question,
} from './support/cookbook.js';
import { operatorsIn, operatorsOf } from './support/operators.js';
import { notedIo } from './support/io.js';
import { apiFolder, realOntology } from './support/ontology.js';
import { priceOf } from './support/price.js';
import { emptyGraph, session } from './support/seeds.js';

const updating = process.env.UPDATE_COOKBOOK !== undefined;
const schema = executableSchema(realOntology, apiFolder);
const files = cookbookFiles.map(cookbookFile);
const questions = files.flatMap((file) => file.questions);

let graph: Graph;
let ask: Ask;
let askAgain: Ask;
beforeAll(async () => {
  graph = openTestGraph();
  await emptyGraph(graph);
  await loadPending(session(graph, readConfig({}).seedFolder), notedIo());
  ask = asker(graph, undefined, undefined, cookbookDay);
  askAgain = asker(graph, undefined, undefined, cookbookDay, new Combinations(true));
}, 120_000);
// Each statement is planned for the first time.
beforeAll(async () => {
  if (updating) await update();
}, 600_000);
afterAll(() => graph.close());

async function asked({ document, variables }: Question) {
  const { data, errors, statements } = await ask(document, variables);
  expect(errors).toEqual([]);
  const again = await askAgain(document, variables);
  expect(again).toMatchObject({ data, errors: [] });
  return {
    answer: data,
    figures: {
      statements: statements.length,
      again: again.statements.length,
      price: priceOf(document, variables),
    },
  };
}

async function update(): Promise<void> {
  for (const { file, head, questions } of files) {
    const sections: string[] = [];
    for (const question of questions) sections.push(await sectionText(question, await asked(question)));
    writeFileSync(join(packageRoot, file), head + sections.join('\n'));
  }
  const written = cookbookFiles.map(cookbookFile);
  writeFileSync(join(packageRoot, indexFile), indexText(fileText(indexFile), written));
}

describe('the cookbook', () => {
  it('has its questions, none twice', () => {
    expect(questions).toHaveLength(33);
    for (const part of ['title', 'document'] as const)
      expect(new Set(questions.map((question) => question[part])).size).toBe(33);
  });

  it('shows every operator of the filters', () => {
    const shown = new Set(questions.flatMap(({ document }) => operatorsIn(schema, document)));
    expect([...operatorsOf(schema)].filter((operator) => !shown.has(operator))).toEqual([]);
  });

  it('lists the questions with their figures', () => {
    expect(indexText(fileText(indexFile), cookbookFiles.map(cookbookFile))).toBe(fileText(indexFile));
  });
});

describe.each(cookbookFiles)('%s', (file) => {
  const titles = cookbookFile(file).questions.map(({ title }) => title);
  it.each(titles)('%s', async (title) => {
    // Read here: an update has written it by now.
    const question = cookbookFile(file).questions.find((other) => other.title === title);
    if (!question?.figures) throw new Error('No answer: update the cookbook.');
    const now = await asked(question);
    expect(now.answer).toEqual(question.answer);
    expect(now.figures.price).toBe(question.figures.price);
    expect(now.figures.price).toBeLessThanOrEqual(shippedCost);
    expect(now.figures.statements).toBeLessThanOrEqual(question.figures.statements);
    expect(now.figures.again).toBeLessThanOrEqual(question.figures.again);
    expect(fileText(file)).toContain(await sectionText(question, { ...now, figures: question.figures }));
  });
});
