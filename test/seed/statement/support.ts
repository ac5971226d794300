/** Statements to what the parser of seeds makes of them, without a folder. */
import type { Problem, SeedStatement } from '../../../src/seed/model.js';
import { normaliseSeed } from '../../../src/seed/files/checksum.js';
import { readHeader } from '../../../src/seed/files/header.js';
import { indexLines } from '../../../src/cypher/text/line-index.js';
import { checkStatement } from '../../../src/seed/check/read-statements.js';
import { splitStatements } from '../../../src/cypher/text/split.js';
import { realOntology } from '../../support/ontology.js';
import { parserFor } from '../../support/parser.js';

export async function parseSeed(
  given: string,
): Promise<{ statements: SeedStatement[]; problems: Problem[] }> {
  const text = normaliseSeed(given);
  const { header } = readHeader(text, '0001-test.cypher', splitStatements(text));
  const seed = { file: '0001-test.cypher', text, lines: indexLines(text) };
  const readers = { parser: await parserFor([]), ontology: realOntology, header };
  const read = splitStatements(text).map((statement, index) =>
    checkStatement(seed, statement, index + 1, readers),
  );
  return { statements: read.map((r) => r.statement), problems: read.flatMap((r) => r.problems) };
}

/** Problems as `rule line:column length`. */
export const placesOf = (problems: readonly Problem[]): string[] =>
  problems.map(({ rule, place }) => `${rule} ${place.line}:${place.column} ${place.length ?? 1}`);
