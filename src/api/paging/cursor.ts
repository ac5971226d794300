/** Opaque cursors: the list they belong to, sort keys, id, and the revision and day at which the server gave them. */
import { z } from 'zod';
import type { Position } from '../../loaders/request.js';
import { badInput } from '../bad-input.js';
import { differenceOf, hashesOf, type ListKey } from './list-key.js';

/** When a walk through a list began to see it. */
export interface Stamp {
  /** Of the ledger, when the first page of the walk was read: the pages behind it leave out what was added later. */
  readonly revision: number;
  /** Of the first page of the walk, by UTC: yyyymmdd. The pages behind it rest on the same day. */
  readonly day: number;
}

export type Cursor = Position & Stamp;

/** Where an entry stands in any list; lists of facts alone tell entries apart by `factId`. */
export type Place = Pick<Position, 'keys' | 'id'> & { readonly factId?: string | null };

/** Characters: room for the longest keys of as many orders as a list takes. */
export const longestCursor = 16_000;

const key = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const shape = z.tuple([
  /** The list's key, part by part. */
  z.tuple([z.string(), z.string(), z.string(), z.string()]),
  z.array(key),
  z.string(),
  /** Id of the fact. */
  z.string().nullable(),
  /** Revision. */
  z.int().min(0),
  /** Day. */
  z.int().min(0).max(99_991_231),
]);

/** Makes the cursors of a list; the list is hashed once, and only if a client asks for a cursor. */
export function cursorsOf(list: ListKey): (position: Place, stamp: Stamp) => string {
  let hashes: ReturnType<typeof hashesOf> | undefined;
  return ({ keys, id, factId = null }, { revision, day }) => {
    hashes ??= hashesOf(list);
    return Buffer.from(JSON.stringify([hashes, keys, id, factId, revision, day])).toString('base64url');
  };
}

/**
 * @param list the list that the cursor is given to
 * @param keys how many sort keys it has
 * @param argument the one that it was given as
 * @throws PactgraphError BAD_USER_INPUT for a text that is no cursor, or one of another list
 */
export function decodeCursor(
  list: ListKey,
  keys: number,
  cursor: string,
  argument: 'after' | 'before' = 'after',
): Cursor {
  const parsed =
    cursor.length > longestCursor
      ? undefined
      : shape.safeParse(tryJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed?.success) throw noCursor(argument);
  const [given, values, id, factId, revision, day] = parsed.data;
  const difference = differenceOf(hashesOf(list), given);
  if (difference !== undefined) {
    throw badInput(
      argument,
      `this cursor belongs to ${difference}.`,
      `Use \`${ends[argument]}\` of a page of this list, and keep its order and conditions while paging.`,
    );
  }
  if (values.length !== keys) throw noCursor(argument);
  return { keys: values, id, factId, revision, day };
}

export const noCursor = (argument: 'after' | 'before' = 'after') =>
  badInput(argument, 'this is not a cursor.', `Use \`${ends[argument]}\` of a page as it was given.`);

/** Which cursor of a page is given as which argument. */
const ends = { after: 'endCursor', before: 'startCursor' } as const;

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
