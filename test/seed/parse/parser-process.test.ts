import { describe, expect, it } from 'vitest';
import { createCypherParser } from '../../../src/seed/parse/cypher-parser.js';
import { parserElsewhere } from '../../../src/seed/parse/parser-process.js';
import { shapeOf } from '../../../src/seed/parse/shape.js';
import { splitStatements } from '../../../src/seed/parse/split.js';

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
});
