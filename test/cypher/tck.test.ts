import { describe, expect, it } from 'vitest';
import { normaliseSeed } from '../../src/seed/files/checksum.js';
import { createCypherParser, type CypherParser } from '../../src/cypher/parser/cypher-parser.js';
import { readHeader } from '../../src/seed/files/header.js';
import { indexLines } from '../../src/cypher/text/line-index.js';
import { readStatement } from '../../src/seed/statement/read-statement.js';
import { splitStatements } from '../../src/cypher/text/split.js';
import { realOntology } from '../support/ontology.js';
import { tckQueries, tckSample, type TckQuery } from './tck/queries.js';
import { treesOnly } from './tck/trees-only.js';
import { within } from '../support/timing.js';

const split = (text: string) => splitStatements(text).map(({ start, end }) => text.slice(start, end));

/** Statements begin and end with a token: comments and white space around a query are not part of it. */
const queries = tckQueries.map(({ query }) => query);
const bare = queries.map((query) => split(query)[0] ?? '');

describe('the queries of the compatibility kit', () => {
  it('are one statement each, the whole text but for comments at the end', () => {
    expect(queries.length).toBe(1896);
    expect(queries.map((query) => split(query).length)).toEqual(queries.map(() => 1));
    const longer = queries.filter((query, index) => query !== bare[index]);
    expect(longer.map((query) => query.replace(/\s*(?:\/\/.*)?$/, ''))).toEqual(
      longer.map((query) => split(query)[0]),
    );
    expect(longer.length).toBe(3);
  });

  it.each<[string, (all: readonly string[]) => string]>([
    ['joined by ; on one line', (all) => all.map((query) => `${query}\n`).join(';')],
    ['joined by ; and a new line', (all) => all.map((query) => `${query}\n;\n`).join('')],
    ['without the last ;', (all) => all.join('\n;\n\n')],
    ['with line comments between', (all) => all.join("\n; // it's; `one` /* two\n")],
    ['with block comments between', (all) => all.join('\n/* ; " \' ` // */;/**/')],
    ['with empty statements between', (all) => all.join('\n;;\n ; /* nothing */ ;')],
  ])('come back when %s', (_, join) => {
    expect(split(join(queries))).toEqual(bare);
  });

  it('come back from CRLF and a byte order mark', () => {
    const text = `\ufeff${queries.join('\n;\n')}`.replaceAll('\n', '\r\n');
    expect(split(normaliseSeed(text))).toEqual(bare.map(normaliseSeed));
  });

  it('come back from CRLF that nobody normalised', () => {
    const crlf = (query: string) => query.replaceAll('\n', '\r\n');
    expect(split(queries.map(crlf).join('\r\n;\r\n'))).toEqual(bare.map(crlf));
  });
});

const { header } = readHeader('//! title: TCK', '0001-tck.cypher', []);

/** Reads a query as the second statement of a seed, so that places are not those of the text alone. */
function read(parser: CypherParser, { query, scenario }: TckQuery) {
  const text = `// ${scenario}\nMERGE (香港);\n${query}\n;\n`;
  const lines = indexLines(text);
  const [, statement] = splitStatements(text);
  if (!statement) throw new Error(scenario);
  const seed = { file: '0001-tck.cypher', text, lines };
  const result = readStatement(seed, statement, 2, { parser, ontology: realOntology, header });
  const outside = result.problems.filter(({ place }) => {
    const start = lines.offsetOf(place.line, place.column);
    const there = lines.at(start);
    const within = there.line === place.line && there.column === place.column;
    return !within || start < statement.start || start + (place.length ?? 1) > statement.end + 1;
  });
  return { ...result, outside };
}

describe('reading them', () => {
  it('never fails, gives places within the statement, and finds a tree in all but the broken ones', () => {
    const results = tckQueries.map((query) => ({ ...read(treesOnly, query), scenario: query.scenario }));
    expect(results.flatMap(({ outside, scenario }) => (outside.length > 0 ? [scenario] : []))).toEqual([]);
    const unread = results.filter(({ problems }) => problems.some(({ rule }) => rule === 'cypher'));
    expect(unread.map(({ scenario }) => scenario)).toEqual([
      'Literals2: [11] Fail on an integer containing a alphabetic character',
      'Literals2: [12] Fail on an integer containing a invalid symbol character',
      'Literals3: [12] Fail on an incomplete hexadecimal integer',
      'Literals3: [13] Fail on an hexadecimal literal containing a lower case invalid alphanumeric character',
      'Literals3: [14] Fail on an hexadecimal literal containing a upper case invalid alphanumeric character',
      'Literals7: [19] Fail on a list containing only a comma',
      'Literals7: [21] Fail on a nested list with missing commas',
      'Literals8: [19] Fail on a map containing key starting with a number',
      'Literals8: [26] Fail on a map containing a map without key',
      'Mathematical3: [1] Fail for invalid Unicode hyphen in subtraction',
    ]);
  }, 60_000);

  it('goes as well with the linter', async () => {
    const parser = await createCypherParser();
    const sample = tckSample(40).map((query) => ({ ...read(parser, query), scenario: query.scenario }));
    expect(sample.flatMap(({ outside, scenario }) => (outside.length > 0 ? [scenario] : []))).toEqual([]);
    const clean = sample.filter(({ problems }) => problems.every(({ rule }) => rule !== 'cypher'));
    expect([sample.length, clean.length]).toEqual(process.env.TCK === 'all' ? [1896, 1721] : [48, 44]);
  }, 600_000);
});

describe('a text of 1 MB', () => {
  it.each([
    ['in a string', (body: string) => `SET a.x = '${body}'`],
    ['in a name', (body: string) => `MATCH (\`${body}\`)`],
    ['in a block comment', (body: string) => `MATCH /*${body}*/ (a)`],
    ['in a line comment', (body: string) => `MATCH //${body}\n(a)`],
    ['in a list', (body: string) => `UNWIND [${`'${body.slice(0, 90)}', `.repeat(5_000)}1] AS x`],
  ])('%s is split at once', (_, statement) => {
    const long = statement('香;/'.repeat(350_000));
    const start = performance.now();
    expect(split(`${long};\nMERGE (b)`)).toEqual([long, 'MERGE (b)']);
    within(1_000, performance.now() - start);
  });
});
