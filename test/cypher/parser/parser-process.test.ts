import { describe, expect, it } from 'vitest';
import { createCypherParser } from '../../../src/cypher/parser/cypher-parser.js';
import {
  parseElsewhere,
  parserElsewhere,
  type ParserProcess,
} from '../../../src/cypher/parser/parser-process.js';
import { shapeOf } from '../../../src/cypher/parser/shape.js';
import { splitStatements } from '../../../src/cypher/text/split.js';

const shapesOf = (text: string) => splitStatements(text).map((statement) => shapeOf(text, statement));

describe('the parser in a process of its own', () => {
  it('says what the one in this process says, and is asked once for each shape', async () => {
    const shapes = shapesOf(
      "MERGE (o:Organisation {id: 'org/甲'}) SET o.name = '甲';\nMERGE (o:Organisation {id: 'org/乙'}) SET o.name = '乙';\nMATCH (n) RETRN n;\nMERGE (a)-[:T {k: $rows}]->(b);",
    );
    const here = await createCypherParser();
    const there = await parserElsewhere(shapes);
    expect(shapes).toHaveLength(4);
    for (const shape of shapes) expect(there.parse(shape)).toEqual(here.parse(shape));
    const [first, second] = shapes.map((shape) => there.parse(shape));
    expect(first).toBe(second);
    expect(() => there.parse({ text: 'RETURN 1', tokens: [], offsets: [0] })).toThrow('not given');
  }, 60_000);

  it('is not started for nothing', async () => {
    await expect(parserElsewhere([])).resolves.toBeDefined();
  });

  const read = async (statements: readonly string[], bounds?: ParserProcess) => {
    const shapes = shapesOf(statements.join(';\n'));
    const parser = await parseElsewhere(shapes, bounds);
    return shapes.map((shape) => parser.parse(shape).gaveUp ?? 'read');
  };
  const small = "MATCH (o) SET o.x = 'y'";

  it('tells a statement that is too deep for its stack', async () => {
    const deep = `MATCH (o) SET o.x = ${'['.repeat(1000)}1${']'.repeat(1000)}`;
    expect(await read([deep, small])).toEqual([
      'This statement is nested too deep for the Cypher parser.',
      'read',
    ]);
  }, 60_000);

  it('tells a statement that ends it, and goes on behind', async () => {
    const large = `MATCH (o) WHERE ${Array(10_000).fill("o.a = 'x'").join(' OR ')} SET o.x = 1`;
    expect(await read([large, small], { patience: 300_000, execArgv: ['--max-old-space-size=140'] })).toEqual(
      ['The Cypher parser ended while it read this statement, most likely for want of memory.', 'read'],
    );
  }, 300_000);

  it('tells a statement that takes too long, and stops behind three', async () => {
    const statements = ['a', 'b', 'c', 'd', 'e'].map((name) => `MATCH (o) SET o.${name} = 1`);
    const late = 'The Cypher parser did not read this statement within 0 s.';
    const unread = 'Left unread: the Cypher parser gave up on 3 statements before.';
    expect(await read(statements, { patience: 0 })).toEqual([late, late, late, unread, unread]);
  }, 60_000);

  it('says so when it cannot start', async () => {
    const bounds = { execArgv: ['--max-old-space-size=10'] };
    await expect(parseElsewhere(shapesOf('MATCH (o) SET o.x = 1'), bounds)).rejects.toMatchObject({
      code: 'CANNOT_RUN',
    });
  }, 60_000);
});
