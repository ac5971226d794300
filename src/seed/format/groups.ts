/** Pieces as nested brackets: what a line may be broken between, and what stays together. */
import type { LineStart } from './roles.js';
import type { Piece } from './pieces.js';

export type Part = Piece | Group;

/** What stands between two brackets, and they. */
export interface Group {
  readonly open: Piece;
  readonly lines: readonly Line[];
  readonly close: Piece;
}

export interface Line {
  readonly start: LineStart | undefined;
  /** A line may be broken between two items: each ends with a comma, or the next begins with AND or its like. */
  readonly items: readonly (readonly Part[])[];
}

export const isGroup = (part: Part): part is Group => 'open' in part;

const breaksBefore = new Set('AND OR XOR ORDER SKIP OFFSET LIMIT WHEN ELSE YIELD'.split(' '));

/** @param pieces of a statement that parses: its brackets match */
export function groupsOf(pieces: readonly Piece[]): readonly Line[] {
  const open: { readonly piece: Piece; readonly collected: Collected }[] = [];
  let collected = new Collected();
  for (const piece of pieces) {
    const bracket = piece.isSymbol ? piece.text : '';
    if (bracket === '(' || bracket === '[' || bracket === '{') {
      open.push({ piece, collected });
      collected = new Collected();
    } else if (bracket === ')' || bracket === ']' || bracket === '}') {
      const outer = open.pop();
      if (!outer) throw new Error('Brackets do not match.');
      outer.collected.add({ open: outer.piece, lines: collected.lines, close: piece });
      collected = outer.collected;
    } else collected.addPiece(piece, open.at(-1)?.piece.text ?? '');
  }
  if (open.length > 0) throw new Error('Brackets do not match.');
  return collected.lines;
}

/** What has been read so far between two brackets. */
class Collected {
  readonly lines: { readonly start: LineStart | undefined; readonly items: Part[][] }[] = [];
  private item: Part[] | undefined;

  /** @param bracket the innermost around it; only clauses begin lines in `(` and `[` */
  addPiece(piece: Piece, bracket: string): void {
    const ownLine = piece.line === 'CLAUSE' || (piece.line !== undefined && /^\{?$/.test(bracket));
    if (ownLine) this.lines.push({ start: piece.line, items: [] });
    if (ownLine || (piece.isKeyword && breaksBefore.has(piece.text))) this.item = undefined;
    this.add(piece);
    if (piece.isSymbol && piece.text === ',') this.item = undefined;
  }

  add(part: Part): void {
    if (this.lines.length === 0) this.lines.push({ start: undefined, items: [] });
    if (this.item) this.item.push(part);
    else this.lines.at(-1)?.items.push((this.item = [part]));
  }
}
