/** The process that parser-process.ts starts: parses what it is sent, answers, and ends. */
import { createCypherParser, type Parsed } from './cypher-parser.js';
import type { Shape } from './shape.js';

process.once('message', (shapes: readonly Shape[]) => {
  void answer(shapes);
});

async function answer(shapes: readonly Shape[]): Promise<void> {
  const parser = await createCypherParser();
  const parsed: Parsed[] = shapes.map((shape) => parser.parse(shape));
  process.send?.(parsed, () => process.disconnect());
}
