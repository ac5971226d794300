/** Lines and columns of a text. */

/** From 1; columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Lines end with LF, CRLF or CR. */
export function positionAt(text: string, offset: number): Position {
  let line = 1;
  let lineStart = 0;
  for (const { index, 0: lineEnd } of text.slice(0, offset).matchAll(/\r\n|[\n\r]/g)) {
    line++;
    lineStart = index + lineEnd.length;
  }
  return { line, column: offset - lineStart + 1 };
}

/** The whole line around a span, without its line end; the lines, when the span reaches over several. */
export function lineAround(text: string, start: number, end: number): string {
  const isLineEnd = (index: number) => text[index] === '\n' || text[index] === '\r';
  let from = start;
  while (from > 0 && !isLineEnd(from - 1)) from--;
  let to = Math.max(start, end - 1);
  while (to < text.length && !isLineEnd(to)) to++;
  return text.slice(from, to);
}
