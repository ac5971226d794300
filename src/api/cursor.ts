/** Opaque cursors: sort keys, id, and the revision at which the server gave them. */
import { z } from 'zod';
import type { Position } from '../loaders/request.js';
import { badInput } from './bad-input.js';

const key = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const shape = z.tuple([
  /** Order the cursor belongs to. */
  z.string(),
  z.array(key),
  z.string(),
  z.string().nullable(),
  /** Revision. */
  z.number().int(),
]);

export function encodeCursor(order: string, position: Position, revision: number): string {
  const content = [order, position.keys, position.id, position.factId, revision];
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

/**
 * @param order the order of the list that uses the cursor
 * @throws PactgraphError BAD_USER_INPUT for a text that is no cursor, or one of another list
 */
export function decodeCursor(order: string, keys: number, cursor: string): Position {
  const parsed = shape.safeParse(tryJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success)
    throw badInput('after', 'this is not a cursor.', 'Use `endCursor` of a page as it was given.');
  const [given, values, id, factId] = parsed.data;
  if (given !== order || values.length !== keys) {
    throw badInput(
      'after',
      'this cursor belongs to a list in another order.',
      'Keep `orderBy` while paging.',
    );
  }
  return { keys: values, id, factId };
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
