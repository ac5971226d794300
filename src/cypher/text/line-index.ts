/** Turns offsets of a text into lines and columns, for texts asked many times. */

/** From `start` up to, not including, `end`: UTF-16 offsets into a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface LineIndex {
  /** Line and column from 1; columns count UTF-16 units. An offset behind the text means its end. */
  at(offset: number): { readonly line: number; readonly column: number };
  /** Offset of a line and column, kept within the text. */
  offsetOf(line: number, column: number): number;
  /** Where a line ends, before its line end; lines count from 1. */
  endOf(line: number): number;
}

/** Lines end with LF; the reader of a seed has replaced all other line ends. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const startOf = (line: number) => starts[Math.min(Math.max(line, 1), starts.length) - 1] ?? 0;
  const endOf = (line: number) => (line < starts.length ? startOf(line + 1) - 1 : text.length);
  return {
    at(offset) {
      const within = Math.min(Math.max(offset, 0), text.length);
      let [low, high] = [0, starts.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= within) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: within - (starts[low] ?? 0) + 1 };
    },
    offsetOf: (line, column) => Math.min(startOf(line) + Math.max(column, 1) - 1, endOf(line)),
    endOf,
  };
}
