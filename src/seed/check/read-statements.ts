/** Reads the statements of a seed with Neo4j's own parser, and applies the rules that look at one at a time. */
import { createCypherParser, type CypherParser, type ParserFor } from '../../cypher/parser/cypher-parser.js';
import { shapesOf } from '../../cypher/parser/shape.js';
import type { Ontology } from '../../ontology/model.js';
import type { StatementText } from '../../cypher/text/split.js';
import type { SeedHead } from '../files/read-heads.js';
import { placeOf, type SeedText } from '../files/seed-text.js';
import type { Problem, SeedFile } from '../model.js';
import { statementRules } from '../rules/list.js';
import { severityOf } from '../rules/rule.js';
import { readStatement, type Readers, type ReadStatement } from '../statement/read-statement.js';
import type { SaidStatement } from '../statement/said.js';
import type { StatementContext } from '../statement/statement-context.js';

export interface ReadSeed {
  readonly seed: SeedFile;
  /** Problems of its statements. */
  readonly problems: readonly Problem[];
  /** What each statement says, for the rules that look at a seed as a whole. */
  readonly said: readonly SaidStatement[];
}

/** A statement, and all that is wrong with it alone. */
export function checkStatement(
  seed: SeedText,
  statement: StatementText,
  number: number,
  readers: Readers,
): Omit<ReadStatement, 'context'> {
  const { context, problems, ...read } = readStatement(seed, statement, number, readers);
  return { ...read, problems: context ? [...problems, ...brokenRules(seed, context)] : problems };
}

const brokenRules = (seed: SeedText, context: StatementContext): Problem[] =>
  statementRules.flatMap((rule) =>
    [...rule.check(context)].map(({ message, hint, at }) => ({
      rule: rule.id,
      severity: severityOf(rule),
      message,
      ...(hint !== undefined && { hint }),
      place: placeOf(seed, at),
    })),
  );

/** @param parserFor where the parser runs; by default, in this process */
export function createStatementReader(
  ontology: Ontology,
  parserFor: ParserFor = sharedParser(),
): (head: SeedHead) => Promise<ReadSeed> {
  return async (head) => {
    const { text, split, number, name, file, path, checksum, files, header, sources } = head;
    const readers = { parser: await parserFor(shapesOf(text.text, split)), ontology, header };
    const read = split.map((statement, index) => checkStatement(text, statement, index + 1, readers));
    const statements = read.map(({ statement }) => statement);
    return {
      seed: { number, name, file, path, checksum, files, header, sources, statements },
      problems: read.flatMap(({ problems }) => problems),
      said: read.map(({ said }) => said),
    };
  };
}

/** One parser in this process, loaded when it is first needed. */
function sharedParser(): ParserFor {
  let parser: Promise<CypherParser> | undefined;
  return () => (parser ??= createCypherParser());
}
