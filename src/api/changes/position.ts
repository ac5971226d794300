/** Where in the ledger a page of changes begins: a line, and an entry of it. */
import { z } from 'zod';
import { badInput } from '../bad-input.js';

export interface ChangePosition {
  readonly revision: number;
  /** 0 added, 1 changed, 2 removed; 3 is behind all of the line. */
  readonly kind: number;
  readonly index: number;
}

/** Behind all of a line. */
export const behind = (revision: number): ChangePosition => ({ revision, kind: 3, index: 0 });

/** Where a page starts that is asked for both ways: nothing up to the revision is told, whatever the cursor says. */
export const laterOf = (cursor: ChangePosition, revision: number): ChangePosition =>
  cursor.revision > revision ? cursor : behind(revision);

const shape = z.tuple([
  z.literal('changes'),
  z.int().min(1),
  z.union([z.literal(0), z.literal(1), z.literal(2)]),
  z.int().min(0),
]);

export const toCursor = ({ revision, kind, index }: ChangePosition): string =>
  Buffer.from(JSON.stringify(['changes', revision, kind, index])).toString('base64url');

/** @throws PactgraphError BAD_USER_INPUT for a text that is no cursor of changes */
export function fromCursor(cursor: string): ChangePosition {
  const parsed = shape.safeParse(parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success)
    throw badInput('after', 'this is not a cursor of changes.', 'Use `endCursor` of a page as it was given.');
  const [, revision, kind, index] = parsed.data;
  return { revision, kind, index };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
