/**
 * Runs Neo4j's parser in a process of its own, which ends when it has answered: it takes 350 MB, more than a load of
 * any number of rows, and a load is long. A statement that it cannot read in time, or dies of, gets a problem.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../package.js';
import { PactgraphError } from '../../errors.js';
import { unparsed, type CypherParser, type Parsed, type ParserFor } from './cypher-parser.js';
import type { ParserAnswer } from './parser-child.js';
import type { Shape } from './shape.js';

const script = join(packageRoot, 'dist/cypher/parser/parser-child.js');

export interface ParserProcess {
  /** ms that one statement may take. */
  readonly patience?: number;
  /** Arguments of Node, such as for its memory. */
  readonly execArgv?: readonly string[];
}

/** After so many statements that the parser did not finish, the rest stay unread. */
const mostFailures = 3;

/**
 * A parser for these shapes only.
 * @throws PactgraphError CANNOT_RUN when the process ends before it reads anything
 */
export const parserElsewhere: ParserFor = (shapes) => parseElsewhere(shapes);

/** The same, with bounds for the process. */
export async function parseElsewhere(
  shapes: readonly Shape[],
  { patience = 60_000, execArgv = [] }: ParserProcess = {},
): Promise<CypherParser> {
  const distinct = [...new Map(shapes.map((shape) => [shape.text, shape])).values()];
  const answers: Parsed[] = [];
  for (let failures = 0; answers.length < distinct.length && failures < mostFailures; failures++) {
    const gaveUp = await ask(distinct.slice(answers.length), answers, patience, execArgv);
    if (gaveUp !== undefined) answers.push(unparsed(gaveUp));
  }
  const known = new Map(distinct.map(({ text }, index) => [text, answers[index] ?? unparsed(leftUnread)]));
  return {
    parse({ text }) {
      const parsed = known.get(text);
      if (!parsed) throw new Error('A shape was not given to the parser beforehand.');
      return parsed;
    },
  };
}

const leftUnread = `Left unread: the Cypher parser gave up on ${mostFailures} statements before.`;

/**
 * Adds the answers of one process.
 * @returns why it gave up on the next shape; undefined when it answered all
 */
async function ask(
  shapes: readonly Shape[],
  answers: Parsed[],
  patience: number,
  execArgv: readonly string[],
): Promise<string | undefined> {
  // A user need not see what a dying Node writes.
  const child = fork(script, [], {
    execArgv: [...execArgv],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.send(shapes, () => undefined);
  const next = answersOf(child);
  try {
    const start = await next(startTime);
    if (start === 'late' || start === 'ended') throw notStarted(start);
    if ('failed' in start) throw failure(start.failed);
    for (let left = shapes.length; left > 0; left--) {
      const answer = await next(patience);
      if (answer === 'late')
        return `The Cypher parser did not read this statement within ${patience / 1000} s.`;
      if (answer === 'ended')
        return 'The Cypher parser ended while it read this statement, most likely for want of memory.';
      if ('failed' in answer) throw failure(answer.failed);
      if (answer.parsed) answers.push(answer.parsed);
    }
    return undefined;
  } finally {
    child.kill('SIGKILL');
  }
}

/** ms until the parser is ready; it takes 2 s where nothing else runs. */
const startTime = 120_000;

const notStarted = (how: 'late' | 'ended') =>
  new PactgraphError(
    'CANNOT_RUN',
    `The Cypher parser ${how === 'late' ? 'does not start' : 'ended before it read anything'}.`,
    {
      hint: 'It needs some 400 MB of memory.',
    },
  );

const failure = (stack: string) => new Error('The Cypher parser failed.', { cause: new Error(stack) });

type Answer = ParserAnswer | 'late' | 'ended';

/** Reads what the process says next: an answer, its end, or nothing within `patience` ms. */
function answersOf(child: ChildProcess): (patience: number) => Promise<Answer> {
  const waiting: Answer[] = [];
  let wake: (() => void) | undefined;
  const add = (answer: Answer) => {
    waiting.push(answer);
    wake?.();
  };
  // The answer comes from our own code in the same version.
  child.on('message', (message) => add(message as ParserAnswer));
  child.on('error', () => add('ended'));
  // Comes behind the last message.
  child.on('close', () => add('ended'));
  return async (patience) => {
    if (waiting.length === 0) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        wake = resolve;
        timer = setTimeout(resolve, patience);
      });
      clearTimeout(timer);
    }
    return waiting.shift() ?? 'late';
  };
}
