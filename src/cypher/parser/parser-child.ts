/** The process that parser-process.ts starts: it parses what it gets, answers one by one, and ends. */
import { createCypherParser, type Parsed } from './cypher-parser.js';
import type { Shape } from './shape.js';

/** One without a reading when the parser is ready, then one per shape in order; a bug ends them with `failed`. */
export type ParserAnswer = { readonly parsed?: Parsed } | { readonly failed: string };

process.once('message', (shapes: readonly Shape[]) => {
  void answer(shapes);
});

async function answer(shapes: readonly Shape[]): Promise<void> {
  try {
    const parser = await createCypherParser();
    await send({});
    for (const shape of shapes) await send({ parsed: parser.parse(shape) });
  } catch (error) {
    await send({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  process.disconnect();
}

/** Resolves when the answer is out, as the next work may keep the process from writing it. */
const send = (message: ParserAnswer): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(message, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });
