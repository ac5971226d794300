/**
 * Neo4j's parser in a process of its own, which ends when it has answered: it takes 350 MB, more than a load of any
 * number of rows, and a load is long.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../../config.js';
import type { CypherParser, Parsed, ParserFor } from './cypher-parser.js';

const script = join(packageRoot, 'dist/seed/parse/parser-child.js');

/** Parses these shapes, and no others. */
export const parserElsewhere: ParserFor = async (shapes) => {
  const distinct = [...new Map(shapes.map((shape) => [shape.text, shape])).values()];
  const answers = distinct.length === 0 ? [] : await ask(distinct);
  const known = new Map(distinct.map(({ text }, index) => [text, answers[index]]));
  const parser: CypherParser = {
    parse({ text }) {
      const parsed = known.get(text);
      if (!parsed) throw new Error('A shape was not given to the parser beforehand.');
      return parsed;
    },
  };
  return parser;
};

async function ask(shapes: Parameters<ParserFor>[0]): Promise<readonly Parsed[]> {
  const child = fork(script, [], { execArgv: [], serialization: 'advanced' });
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`The Cypher parser ended with ${String(code ?? signal)}.`);
  });
  child.send(shapes);
  // The answer comes from our own code in the same version.
  const [parsed] = (await Promise.race([once(child, 'message'), ended])) as [readonly Parsed[]];
  return parsed;
}
