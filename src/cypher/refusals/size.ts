/**
 * Bounds on the size of a statement, found by its tokens. Parser and server call themselves to read what is nested, and
 * what is a long chain: at some 150 calls a thread of the server has no stack left, and never answers. Each level of
 * nested queries and CASE doubles the cost for the parser, as long paths and many labels do for the planner.
 */
import { Height, isOperator } from './height.js';
import type { Refusal } from './refusal.js';
import type { StatementText } from '../text/split.js';
import type { Token } from '../text/tokens.js';

/** Each is well below what Neo4j 2026.09 was seen to read with its default stack. */
export const mostOf = { height: 64, queries: 8, brackets: 32, labels: 16, clauses: 500, alternatives: 500 };

/** Words that end an expression. */
const clauses = new Set(
  (
    'MATCH OPTIONAL MERGE CREATE SET REMOVE DELETE DETACH WITH WHERE RETURN UNWIND FOREACH CALL UNION ORDER SKIP LIMIT ' +
    'FINISH LET FILTER FOR'
  ).split(' '),
);

/** The first place where a statement is too large. */
export function* sizeRefusals(source: string, { tokens }: Pick<StatementText, 'tokens'>): Generator<Refusal> {
  const size = new Size();
  for (const at of tokens) {
    const excess = size.add(wordOf(source, at), at);
    if (!excess) continue;
    yield { rule: 'too-complex', ...excess, at };
    return;
  }
}

/** In upper case; for a token that is neither word nor symbol its kind, which means nothing here. */
const wordOf = (source: string, { kind, start, end }: Token): string =>
  kind === 'WORD' || kind === 'SYMBOL' ? source.slice(start, end).toUpperCase() : `(${kind})`;

type Excess = Pick<Refusal, 'message' | 'hint'>;

/** What is between a bracket, or CASE, and its end. */
class Level {
  /** Height of the expressions before the last comma or clause. */
  private tallest = 0;
  /** Height of the current expression. */
  height = new Height();
  brackets = 0;
  labels = 0;

  constructor(
    readonly opened: string,
    /** How many queries in braces and CASEs surround this level, itself included. */
    readonly queries: number,
  ) {}

  get total(): number {
    return Math.max(this.tallest, this.height.value);
  }

  separate(): void {
    this.tallest = this.total;
    this.height = new Height();
    this.brackets = this.labels = 0;
  }
}

class Size {
  private readonly levels: [Level, ...Level[]] = [new Level('', 0)];
  private clauses = 0;
  private alternatives = 0;
  private before: { readonly text: string; readonly end: number } = { text: '', end: -1 };

  add(text: string, token: Token): Excess | undefined {
    const before = this.before;
    this.before = { text, end: token.end };
    const isName = token.kind === 'WORD' && (before.text === '.' || before.text === ':');
    if (token.kind !== 'SYMBOL' && (token.kind !== 'WORD' || isName)) return undefined;
    if ('([{'.includes(text)) return this.bracket(text, before.text);
    if (')]}'.includes(text)) return this.close();
    if (text === 'CASE') return this.open(text, true);
    if (text === 'END') return this.level.opened === 'CASE' ? this.closeLevel() : undefined;
    // `||` and `..` are one operator each.
    if (isOperator(text))
      return text === before.text && before.end === token.start ? undefined : this.operator(text);
    if (text === ':' || text === '&') return this.label();
    if (text === 'WHEN' && ++this.alternatives > mostOf.alternatives) return manyAlternatives;
    if (text === ',' || /^(?:WHEN|THEN|ELSE)$/.test(text)) this.level.separate();
    else if (clauses.has(text) && !isOperator(before.text)) return this.clause();
    return undefined;
  }

  private get level(): Level {
    return this.levels.at(-1) ?? this.levels[0];
  }

  private bracket(text: string, before: string): Excess | undefined {
    // A path, or a row of indexes.
    if (++this.level.brackets > mostOf.brackets) return tooMany(mostOf.brackets, 'brackets');
    return this.open(text, text === '{' && /^(?:EXISTS|COUNT|COLLECT|CALL|\))$/.test(before));
  }

  private open(opened: string, isQuery: boolean): Excess | undefined {
    const queries = this.level.queries + (isQuery ? 1 : 0);
    this.levels.push(new Level(opened, queries));
    if (queries > mostOf.queries) return tooDeep(`more than ${mostOf.queries} queries or CASEs`);
    return this.levels.length - 1 > mostOf.height ? tooTall : undefined;
  }

  /** A bracket ends each CASE within it that was only a name. */
  private close(): Excess | undefined {
    while (this.level.opened === 'CASE') this.closeLevel();
    return this.closeLevel();
  }

  private closeLevel(): Excess | undefined {
    if (this.levels.length === 1) return undefined;
    const height = this.level.total + 1;
    this.levels.pop();
    this.level.height.part(height);
    return this.outgrown;
  }

  private operator(text: string): Excess | undefined {
    this.level.height.operator(text);
    return this.outgrown;
  }

  private label(): Excess | undefined {
    return ++this.level.labels > mostOf.labels ? tooMany(mostOf.labels, 'labels') : undefined;
  }

  private clause(): Excess | undefined {
    this.level.separate();
    return ++this.clauses > mostOf.clauses ? manyClauses : undefined;
  }

  private get outgrown(): Excess | undefined {
    return this.level.height.value > mostOf.height ? tooTall : undefined;
  }
}

const hint = 'Write it in a simpler way: one text in place of many parts, x IN […] in place of many OR.';

const tooDeep = (what: string): Excess => ({ message: `This nests ${what}.`, hint });

const tooTall = tooDeep(`more than ${mostOf.height} brackets or operators`);

const tooMany = (most: number, what: string): Excess => ({
  message: `These are more than ${most} ${what} in one expression or pattern.`,
  hint: 'Write it as several patterns, or several statements.',
});

const manyAlternatives: Excess = {
  message: `This statement has more than ${mostOf.alternatives} times WHEN.`,
  hint: 'Put what depends on a value into a file of rows, or a list that UNWIND goes over.',
};

const manyClauses: Excess = {
  message: `This statement has more than ${mostOf.clauses} clauses.`,
  hint: 'Write several statements, each with its ; or one that goes over a list: UNWIND [{…}, {…}] AS row.',
};
