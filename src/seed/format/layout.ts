/** The one layout of a statement: a clause a line, its items filled up to the widest line, long lists opened. */
import { groupsOf, isGroup, type Group, type Line, type Part } from './groups.js';
import { widthOf, type Piece } from './pieces.js';
import { Writer } from './writer.js';

/** Columns of a line; the bracket, comma and `;` that close a list may reach two further. */
export const widest = 118;

const further = 4;

/** @returns its text with the `;` */
export function layStatement(pieces: readonly Piece[]): string {
  const writer = new Writer();
  layLines(groupsOf(pieces), 0, writer);
  return writer.text;
}

function layLines(lines: readonly Line[], indent: number, writer: Writer): void {
  for (const { start, items } of lines) {
    const own = start === 'ACTION' ? indent + 2 : indent;
    writer.newLine(own);
    fill(items, own + further, writer);
  }
}

/** As many items on a line as fit; one that fits on none is opened. */
function fill(items: readonly (readonly Part[])[], indent: number, writer: Writer): void {
  for (const [index, item] of items.entries()) {
    if (writer.mustBreak || (index > 0 && !fits(item, writer))) writer.newLine(indent);
    if (fits(item, writer)) putFlat(item, indent, writer);
    else open(item, indent, writer);
  }
}

/** Opens those groups of an item that do not fit. */
function open(item: readonly Part[], indent: number, writer: Writer): void {
  for (const [index, part] of item.entries()) {
    if (writer.mustBreak) writer.newLine(indent);
    const next = item.findIndex((other, at) => at > index && isGroup(other));
    if (!isGroup(part)) writer.put(part, indent);
    else if (fits(item.slice(index, next === -1 ? undefined : next), writer)) putFlat([part], indent, writer);
    else openGroup(part, indent, writer);
  }
}

function fits(parts: readonly Part[], writer: Writer): boolean {
  const [first] = parts;
  const piece = first && isGroup(first) ? first.open : first;
  const space = writer.atStart ? 0 : (piece?.space.length ?? 0);
  return writer.column + space + flatWidth(parts) - (piece?.space.length ?? 0) <= widest;
}

function openGroup(group: Group, indent: number, writer: Writer): void {
  const { open: bracket, lines, close } = group;
  const [only] = lines;
  writer.put(bracket, indent);
  const outer = writer.indent;
  if (lines.length > 1) {
    layLines(lines, outer + 2, writer);
    writer.newLine(outer);
  } else if (only && hasRows(group)) {
    for (const row of only.items) {
      writer.newLine(outer + 2);
      fill([row], outer + 4, writer);
    }
    writer.newLine(outer);
  } else if (only) fill(only.items, indent + 2, writer);
  writer.put(close, indent);
}

/** A list of several maps or lists: one on each line. */
const hasRows = ({ open: bracket, lines: [only] }: Group): boolean =>
  bracket.text === '[' &&
  only !== undefined &&
  only.items.length > 1 &&
  only.items.every(([first]) => first !== undefined && isGroup(first) && first.open.text !== '(');

function putFlat(parts: readonly Part[], indent: number, writer: Writer): void {
  for (const part of parts) {
    if (!isGroup(part)) writer.put(part, indent);
    else {
      writer.put(part.open, indent);
      for (const { items } of part.lines) for (const item of items) putFlat(item, indent, writer);
      writer.put(part.close, indent);
    }
  }
}

/**
 * Columns on one line, with the space before it; comments behind the last piece are left out. Infinity when a comment
 * or the text itself ends the line in between, or when there are several clauses in it.
 */
function flatWidth(parts: readonly Part[]): number {
  let width = 0;
  let comments = 0;
  const add = (piece: Piece): void => {
    width += comments + piece.space.length + piece.width;
    const endsLine = piece.comments.some((comment) => comment.endsLine || comment.lineEnds > 0);
    comments = endsLine ? Infinity : piece.comments.reduce((sum, { text }) => sum + 1 + widthOf(text), 0);
  };
  const visit = (part: Part): void => {
    if (width > widest) return;
    if (!isGroup(part)) {
      add(part);
      return;
    }
    if (part.lines.filter(({ start }) => start === 'CLAUSE').length > 1) width = Infinity;
    add(part.open);
    for (const { items } of part.lines) for (const item of items) item.forEach(visit);
    add(part.close);
  };
  parts.forEach(visit);
  return width;
}
