/** The files of docs/cookbook/: each `##` is a question with its document, variables, answer and figures. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { packageRoot } from '../../src/package.js';

export const cookbookDay = 20251201;

export const indexFile = 'docs/cookbook.md';
export const cookbookFiles = ['analysts', 'dashboards', 'data-teams'].map(
  (name) => `docs/cookbook/${name}.md`,
);

export const fileText = (file: string): string => readFileSync(join(packageRoot, file), 'utf8');

export interface Figures {
  readonly statements: number;
  /** Statements when it is asked again. */
  readonly again: number;
  readonly price: number;
}

export interface Question {
  readonly file: string;
  readonly title: string;
  /** What stands between title and answer: words, document, variables. */
  readonly asked: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** undefined where it was never asked. */
  readonly answer: unknown;
  readonly figures: Figures | undefined;
}

export interface CookbookFile {
  readonly file: string;
  readonly head: string;
  readonly questions: readonly Question[];
}

const between = (text: string, opening: string): string | undefined => {
  const start = text.indexOf(`\`\`\`${opening}\n`);
  return start < 0 ? undefined : text.slice(start + opening.length + 4, text.indexOf('\n```', start));
};

const figuresLine = /^(\d+) statements? \((\d+) when asked again\), price (\d+)\.$/m;

function question(file: string, section: string): Question {
  const [, statements, again, price] = figuresLine.exec(section) ?? [];
  const answer = between(section, 'json answer');
  const asked = section.split('```json answer\n', 1).join('').trimEnd();
  return {
    file,
    title: asked.slice('## '.length, asked.indexOf('\n')),
    asked,
    document: between(asked, 'graphql') ?? '',
    variables: JSON.parse(between(asked, 'json variables') ?? '{}') as Record<string, unknown>,
    answer: answer === undefined ? undefined : JSON.parse(answer),
    figures:
      price === undefined
        ? undefined
        : { statements: Number(statements), again: Number(again), price: Number(price) },
  };
}

export function cookbookFile(file: string): CookbookFile {
  const [head = '', ...sections] = fileText(file).split(/^(?=## )/m);
  return { file, head, questions: sections.map((section) => question(file, section)) };
}

export const figuresText = ({ statements, again, price }: Figures): string =>
  `${statements} ${statements === 1 ? 'statement' : 'statements'} (${again} when asked again), price ${price}.`;

/** The section as its file has it. */
export async function sectionText(
  { asked }: Question,
  { answer, figures }: { readonly answer: unknown; readonly figures: Figures },
): Promise<string> {
  const json = await format(JSON.stringify(answer), { parser: 'json', printWidth: 120 });
  return `${asked}\n\n\`\`\`json answer\n${json}\`\`\`\n\n${figuresText(figures)}\n`;
}

/** As GitHub names the heading. */
export const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');

/** The index with its table of all questions. */
export function indexText(text: string, files: readonly CookbookFile[]): string {
  const mark = '<!-- questions';
  const start = text.indexOf(mark);
  const kept = text.slice(0, text.indexOf('\n', start) + 1);
  const tables = files.map(({ file, head, questions }) => {
    const path = file.slice('docs/'.length);
    const rows = questions.map(
      ({ title, figures }) =>
        `| [${title}](${path}#${anchorOf(title)}) | ${figures?.statements} (${figures?.again}) | ${figures?.price} |`,
    );
    const heading = head.slice('# '.length, head.indexOf('\n'));
    return `\n## ${heading}\n\n| question | statements (again) | price |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return kept + tables.join('');
}
