/** Where in the ledger a page of changes begins: a line, and an entry of it. */

export interface ChangePosition {
  readonly revision: number;
  /** 0 added, 1 changed, 2 removed; 3 is behind the whole line. */
  readonly kind: number;
  readonly index: number;
}

/** Behind a whole line. */
export const behind = (revision: number): ChangePosition => ({ revision, kind: 3, index: 0 });

/** Behind everything. */
export const end: ChangePosition = behind(Number.MAX_SAFE_INTEGER);

/** Where a page with both a cursor and a revision starts: never at or before the revision, whatever the cursor says. */
export const laterOf = (cursor: ChangePosition, revision: number): ChangePosition =>
  cursor.revision > revision ? cursor : behind(revision);
